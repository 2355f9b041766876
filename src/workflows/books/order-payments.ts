import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Money } from "../../amazon/money"
import { moneyOf } from "../../providers/amazon-pay/medusa/money-of"
import { readPaymentData, type PaymentData } from "../../providers/amazon-pay/data/payment-data"
import { amazonPayModule } from "../support/amazon-pay-module"
import { queryRows } from "../support/query-rows"

const data = z.record(z.string(), z.unknown()).nullish()
const sessionSchema = z.object({ id: z.string(), provider_id: z.string(), status: z.string(), data })
const bookingSchema = z.object({
  id: z.string(),
  amount: z.custom<BigNumberInput>((value) => value != null),
  created_at: z.coerce.date(),
})
const listOf = <Entry extends z.ZodType>(entry: Entry) => z.array(entry.nullish()).nullish()
const paymentSchema = z.object({
  id: z.string(),
  provider_id: z.string(),
  payment_session_id: z.string().nullish(),
  data,
  canceled_at: z.unknown(),
  captures: listOf(bookingSchema),
  refunds: listOf(bookingSchema),
})
const collectionSchema = z.object({
  id: z.string(),
  payments: listOf(paymentSchema),
  payment_sessions: listOf(sessionSchema),
})
const schema = z.object({
  id: z.string(),
  display_id: z.coerce.string(),
  canceled_at: z.unknown(),
  payment_collections: listOf(collectionSchema),
})

const FIELDS = [
  "id",
  "display_id",
  "canceled_at",
  "payment_collections.id",
  "payment_collections.payments.id",
  "payment_collections.payments.provider_id",
  "payment_collections.payments.payment_session_id",
  "payment_collections.payments.data",
  "payment_collections.payments.canceled_at",
  "payment_collections.payments.captures.id",
  "payment_collections.payments.captures.amount",
  "payment_collections.payments.captures.created_at",
  "payment_collections.payments.refunds.id",
  "payment_collections.payments.refunds.amount",
  "payment_collections.payments.refunds.created_at",
  "payment_collections.payment_sessions.id",
  "payment_collections.payment_sessions.provider_id",
  "payment_collections.payment_sessions.status",
  "payment_collections.payment_sessions.data",
]

/** A capture or refund as Medusa has booked it. */
export interface Booking {
  id: string
  amount: Money
  created_at: Date
}

/** One payment of an order with Amazon Pay: a Medusa payment, or a payment session whose authorization is pending. */
export interface OrderPayment {
  /** null while there is only the session. */
  payment_id: string | null
  payment_session_id: string
  payment_collection_id: string
  provider_id: string
  /** Whether the session still waits for Amazon's decision. */
  pending: boolean
  canceled: boolean
  captures: Booking[]
  refunds: Booking[]
  data: PaymentData
}

export interface OrderPayments {
  order_id: string
  display_id: string
  canceled: boolean
  payments: OrderPayment[]
}

/** @throws MedusaError(NOT_FOUND) */
export async function findOrderPayments(container: MedusaContainer, id: string): Promise<OrderPayments> {
  const [row] = await queryRows(container, { entity: "order", fields: FIELDS, filters: { id } })
  if (row === undefined) throw new MedusaError(MedusaError.Types.NOT_FOUND, `Order with id: ${id} was not found`)
  const order = schema.parse(row)
  const { accounts } = amazonPayModule(container)
  const payments = present(order.payment_collections).flatMap(paymentsOf)
  return {
    order_id: order.id,
    display_id: order.display_id,
    canceled: Boolean(order.canceled_at),
    payments: payments.filter(({ provider_id }) => accounts.find(provider_id) !== null),
  }
}

function paymentsOf(collection: z.output<typeof collectionSchema>): OrderPayment[] {
  const payment_collection_id = collection.id
  const made = present(collection.payments).flatMap((payment): OrderPayment[] => {
    const read = readPaymentData(payment.data)
    if (!read) return []
    const booked = (rows: typeof payment.captures) =>
      present(rows).map(({ amount, ...row }) => ({ ...row, amount: moneyOf(amount, read.currency_code) }))
    return [
      {
        payment_id: payment.id,
        payment_session_id: payment.payment_session_id ?? read.payment_session_id ?? "",
        payment_collection_id,
        provider_id: payment.provider_id,
        pending: false,
        canceled: Boolean(payment.canceled_at),
        captures: booked(payment.captures),
        refunds: booked(payment.refunds),
        data: read,
      },
    ]
  })
  const isPaid = (id: string) => made.some(({ payment_session_id }) => payment_session_id === id)
  const sessions = present(collection.payment_sessions).flatMap((session): OrderPayment[] => {
    const read = readPaymentData(session.data)
    if (!read?.charge_permission_id || isPaid(session.id)) return []
    const { id: payment_session_id, provider_id, status } = session
    const pending = status === "pending_authorization"
    const nothing = { payment_id: null, canceled: false, captures: [], refunds: [] }
    return [{ ...nothing, payment_session_id, payment_collection_id, provider_id, pending, data: read }]
  })
  return [...made, ...sessions]
}

function present<Entry>(entries: readonly (Entry | null | undefined)[] | null | undefined): Entry[] {
  return (entries ?? []).flatMap((entry) => entry ?? [])
}
