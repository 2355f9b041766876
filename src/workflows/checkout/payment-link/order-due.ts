import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { CheckoutSessionId } from "../../../amazon/ids"
import type { Money } from "../../../amazon/money"
import type { Operation } from "../../../ledger/operation"
import { pendingDifference } from "../../books/order-summary"
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
  /** Paid, authorized, waiting for the provider's decision, or costing no more: there is nothing to do for the buyer. */
  isPaid: boolean
  /** Amazon was asked for a payment of it, and whether it made it is not known yet: nothing new may be asked. */
  isPending: boolean
  /** Whether the order's region offers a payment provider still. */
  offers(providerId: string): boolean
  /** The order or the collection was canceled: nothing may be paid any more. */
  isCanceled: boolean
  total: Money
  /** Medusa's own amount, where the order costs less than the collection is for. */
  less: string | null
  /**
   * The payment session that the Checkout Session was confirmed for; null when there is none, or for another amount, and
   * Amazon was not asked for it.
   */
  sessionOf(id: CheckoutSessionId): OpenSession | null
  /** Whether some payment session of the collection is for this Checkout Session, whatever became of it. */
  isMeantFor(id: CheckoutSessionId): boolean
}

const DONE = ["authorized", "captured", "pending_authorization"]

/**
 * Medusa leaves an open collection as it is when an edit or a return makes the order cost less than is paid, when an exchange or
 * a claim is canceled, and when a credit line is added (core-flows, create-or-update-order-payment-collection.js).
 *
 * @returns null when there is no such collection
 */
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
  const pending = await pendingDifference(container, order_id)
  const ofCollection = dueOf(collection.amount, currency_code)
  // A collection may be for a part of what the order costs.
  const total = ofCollection.min(dueOf(pending, currency_code))
  const isCanceled = status === "canceled" || Boolean(canceled_at)
  const completions = holdings.operations.filter(({ request }) => request.kind === "complete")
  const ofSession = (sessionId: string, id: CheckoutSessionId) =>
    completions.find(({ owner, subject }) => owner === sessionId && subject === id)
  return {
    isPaid:
      (total.isZero() && !isCanceled) ||
      payments.some(({ canceled_at }) => !canceled_at) ||
      payment_sessions.some((session) => DONE.includes(session.status)),
    isPending: isPendingPayment(holdings),
    offers: (providerId) => isOffered(region, providerId),
    isCanceled,
    total,
    less: ofCollection.isMoreThan(total) ? pending.toFixed() : null,
    isMeantFor: (id) => payment_sessions.some((session) => ofSession(session.id, id)),
    sessionOf(id) {
      for (const session of payment_sessions.filter((one) => one.status === "pending")) {
        const completion = ofSession(session.id, id)
        if (!completion) continue
        const isAsked = completion.outcome !== "prepared"
        if (isAsked || dueOf(session.amount, currency_code).equals(total)) return { id: session.id, completion }
      }
      return null
    },
  }
}
