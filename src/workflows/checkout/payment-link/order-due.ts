import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { CheckoutSessionId } from "../../../amazon/ids"
import type { Money } from "../../../amazon/money"
import type { Operation } from "../../../ledger/operation"
import { isPendingPayment } from "../../../providers/amazon-pay/data/pending-payment"
import { dueOf } from "../../../providers/amazon-pay/medusa/money-of"
import { amazonPayModule } from "../../support/amazon-pay-module"
import { queryRows } from "../../support/query-rows"
import { isOffered } from "../offered"
import type { OrderToPay } from "../visit"

const listOf = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(entry.nullish())
    .nullish()
    .transform((entries) => (entries ?? []).flatMap((one) => one ?? []))
const amount = z.custom<BigNumberInput>((value) => value != null)
const schema = z.object({
  amount,
  currency_code: z.string(),
  status: z.string(),
  payments: listOf(z.object({ id: z.string(), canceled_at: z.unknown() })),
  payment_sessions: listOf(z.object({ id: z.string(), status: z.string(), amount })),
})

const FIELDS = [
  "id",
  "amount",
  "currency_code",
  "status",
  "payments.id",
  "payments.canceled_at",
  "payment_sessions.id",
  "payment_sessions.status",
  "payment_sessions.amount",
]

const orderSchema = z.object({
  canceled_at: z.unknown(),
  region: z.object({ payment_providers: z.array(z.object({ id: z.string() }).nullish()).nullish() }).nullish(),
})

const ORDER_FIELDS = ["canceled_at", "region.payment_providers.id"]

/** A payment session that was confirmed for one Checkout Session. */
export interface OpenSession {
  id: string
  completion: Operation
}

/** What is to be paid on a payment collection of an order. */
export interface OrderDue {
  /** Paid, authorized, or waiting for the provider's decision: there is nothing to do for the buyer. */
  isPaid: boolean
  /** Amazon was asked for a payment of it, and whether it made it is not known yet: nothing new may be asked. */
  isPending: boolean
  /** Whether the order's region offers a payment provider still. */
  offers(providerId: string): boolean
  /** The order or the collection was canceled: nothing may be paid any more. */
  isCanceled: boolean
  total: Money
  /** The payment session that the Checkout Session was confirmed for; null when there is none, or for another amount. */
  sessionOf(id: CheckoutSessionId): OpenSession | null
  /** Whether some payment session of the collection is for this Checkout Session, whatever became of it. */
  isMeantFor(id: CheckoutSessionId): boolean
}

const DONE = ["authorized", "captured", "pending_authorization"]

/** @returns null when there is no such collection */
export async function findOrderDue(
  container: MedusaContainer,
  { order_id, payment_collection_id }: OrderToPay,
): Promise<OrderDue | null> {
  const filters = { id: payment_collection_id }
  const [row] = await queryRows(container, { entity: "payment_collection", fields: FIELDS, filters })
  const [order] = await queryRows(container, { entity: "order", fields: ORDER_FIELDS, filters: { id: order_id } })
  if (row === undefined || order === undefined) return null
  const { payments, payment_sessions, status, currency_code, ...collection } = schema.parse(row)
  const { canceled_at, region } = orderSchema.parse(order)
  const holdings = await amazonPayModule(container).ledger.ofCollection(payment_collection_id)
  const total = dueOf(collection.amount, currency_code)
  const completions = holdings.operations.filter(({ request }) => request.kind === "complete")
  const ofSession = (sessionId: string, id: CheckoutSessionId) =>
    completions.find(({ owner, subject }) => owner === sessionId && subject === id)
  return {
    isPaid:
      total.isZero() ||
      payments.some(({ canceled_at }) => !canceled_at) ||
      payment_sessions.some((session) => DONE.includes(session.status)),
    isPending: isPendingPayment(holdings),
    offers: (providerId) => isOffered(region, providerId),
    isCanceled: status === "canceled" || Boolean(canceled_at),
    total,
    isMeantFor: (id) => payment_sessions.some((session) => ofSession(session.id, id)),
    sessionOf(id) {
      for (const session of payment_sessions.filter((one) => one.status === "pending")) {
        const completion = ofSession(session.id, id)
        if (completion && dueOf(session.amount, currency_code).equals(total)) return { id: session.id, completion }
      }
      return null
    },
  }
}
