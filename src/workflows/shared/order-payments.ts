import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { readPaymentData, type PaymentData } from "../../providers/amazon-pay/data/payment-data"
import { amazonPayModule } from "./amazon-pay-module"
import { queryRows } from "./query-rows"

const data = z.record(z.string(), z.unknown()).nullish()
const sessionSchema = z.object({ id: z.string(), provider_id: z.string(), data })
const paymentSchema = z.object({
  id: z.string(),
  provider_id: z.string(),
  payment_session_id: z.string().nullish(),
  data,
})
const listOf = <Entry extends z.ZodType>(entry: Entry) => z.array(entry.nullish()).nullish()

const collectionSchema = z.object({ payments: listOf(paymentSchema), payment_sessions: listOf(sessionSchema) })
const schema = z.object({
  id: z.string(),
  display_id: z.coerce.string(),
  payment_collections: listOf(collectionSchema),
})

const FIELDS = [
  "id",
  "display_id",
  "payment_collections.payments.id",
  "payment_collections.payments.provider_id",
  "payment_collections.payments.payment_session_id",
  "payment_collections.payments.data",
  "payment_collections.payment_sessions.id",
  "payment_collections.payment_sessions.provider_id",
  "payment_collections.payment_sessions.data",
]

/** One payment of an order with Amazon Pay: a Medusa payment, or a payment session whose authorization is pending. */
export interface OrderPayment {
  payment_id: string | null
  payment_session_id: string
  provider_id: string
  data: PaymentData
}

export interface OrderPayments {
  order_id: string
  display_id: string
  payments: OrderPayment[]
}

/** @throws MedusaError(NOT_FOUND) */
export async function findOrderPayments(container: MedusaContainer, id: string): Promise<OrderPayments> {
  const [row] = await queryRows(container, { entity: "order", fields: FIELDS, filters: { id } })
  if (row === undefined) throw new MedusaError(MedusaError.Types.NOT_FOUND, `Order with id: ${id} was not found`)
  const order = schema.parse(row)
  const { accounts } = amazonPayModule(container)
  const payments = (order.payment_collections ?? []).flatMap((collection) => paymentsOf(collection))
  return {
    order_id: order.id,
    display_id: order.display_id,
    payments: payments.filter(({ provider_id }) => accounts.find(provider_id) !== null),
  }
}

function paymentsOf(collection: z.output<typeof collectionSchema> | null | undefined): OrderPayment[] {
  const made = (collection?.payments ?? []).flatMap((payment) => {
    const read = readPaymentData(payment?.data)
    if (!payment || !read) return []
    const payment_session_id = payment.payment_session_id ?? read.payment_session_id ?? ""
    return { payment_id: payment.id, payment_session_id, provider_id: payment.provider_id, data: read }
  })
  const isPaid = (id: string) => made.some(({ payment_session_id }) => payment_session_id === id)
  const pending = (collection?.payment_sessions ?? []).flatMap((session) => {
    const read = readPaymentData(session?.data)
    if (!session || !read || isPaid(session.id)) return []
    return { payment_id: null, payment_session_id: session.id, provider_id: session.provider_id, data: read }
  })
  return [...made, ...pending]
}
