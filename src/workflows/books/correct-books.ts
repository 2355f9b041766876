import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { OrderPayments } from "./order-payments"
import { correctSummary } from "./order-summary"
import { correctTransactions, entriesOf } from "./order-transactions"

/** The order's books and sums are made to say what these payments' captures and refunds say. No call to Amazon. */
export async function correctBooks(
  container: MedusaContainer,
  { order_id, payments }: Pick<OrderPayments, "order_id" | "payments">,
): Promise<void> {
  const [first] = payments
  if (!first) return
  const { currency_code } = first.data
  const entries = [...payments.flatMap(entriesOf), ...(await leftBehind(container, order_id))]
  await correctTransactions(container, order_id, { currency_code, entries })
  await correctSummary(container, order_id)
}

/**
 * With a capture Medusa enters whatever other captures of the payment are written down. One of them that the provider
 * then refuses is deleted, and its entry stays (core-flows, payment/workflows/capture-payment.js).
 */
async function leftBehind(container: MedusaContainer, order_id: string) {
  const entered = await container.resolve(Modules.ORDER).listOrderTransactions({ order_id })
  const ids = (prefix: string) =>
    [...new Set(entered.map(({ reference_id }) => reference_id))].filter((id) => id.startsWith(prefix))
  const [captures, refunds] = [ids("capt_"), ids("ref_")]
  const module = container.resolve(Modules.PAYMENT)
  const rows = [
    ...(captures.length > 0 ? await module.listCaptures({ id: captures }, { select: ["id"] }) : []),
    ...(refunds.length > 0 ? await module.listRefunds({ id: refunds }, { select: ["id"] }) : []),
  ]
  const gone = [...captures, ...refunds].filter((id) => !rows.some((row) => row.id === id))
  return gone.map((reference_id) => ({ reference_id, amount: 0 }))
}
