import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { CheckoutSessionId } from "../../../amazon/ids"
import type { Money } from "../../../amazon/money"
import { readPaymentData, type PaymentData } from "../../../providers/amazon-pay/data/payment-data"
import { moneyOf } from "../../../providers/amazon-pay/medusa/money-of"
import { queryRows } from "../../support/query-rows"
import type { OrderToPay } from "../visit"

const listOf = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(entry.nullish())
    .nullish()
    .transform((entries) => (entries ?? []).flatMap((one) => one ?? []))
const amount = z.custom<BigNumberInput>((value) => value != null)
const sessionSchema = z.object({
  id: z.string(),
  status: z.string(),
  amount,
  data: z.record(z.string(), z.unknown()).nullish(),
})
const schema = z.object({
  amount,
  currency_code: z.string(),
  status: z.string(),
  payments: listOf(z.object({ id: z.string(), canceled_at: z.unknown() })),
  payment_sessions: listOf(sessionSchema),
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
  "payment_sessions.data",
]

/** A payment session for one Checkout Session. */
export interface OpenSession {
  id: string
  payment: PaymentData
}

/** What is to be paid on a payment collection of an order. */
export interface OrderDue {
  /** Paid, authorized, or waiting for the provider's decision: there is nothing to do for the buyer. */
  isPaid: boolean
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
  const [order] = await queryRows(container, { entity: "order", fields: ["canceled_at"], filters: { id: order_id } })
  if (row === undefined || order === undefined) return null
  const { payments, payment_sessions, status, currency_code, ...collection } = schema.parse(row)
  const total = moneyOf(collection.amount, currency_code)
  const isFor = (id: CheckoutSessionId) => (session: z.output<typeof sessionSchema>) =>
    readPaymentData(session.data)?.checkout_session_id === id
  return {
    isPaid:
      total.isZero() ||
      payments.some(({ canceled_at }) => !canceled_at) ||
      payment_sessions.some((session) => DONE.includes(session.status)),
    isCanceled: status === "canceled" || Boolean(z.object({ canceled_at: z.unknown() }).parse(order).canceled_at),
    total,
    isMeantFor: (id) => payment_sessions.some(isFor(id)),
    sessionOf(id) {
      const session = payment_sessions.filter((one) => one.status === "pending").find(isFor(id))
      const payment = readPaymentData(session?.data)
      return session && payment && moneyOf(session.amount, currency_code).equals(total)
        ? { id: session.id, payment }
        : null
    },
  }
}
