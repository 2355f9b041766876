import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { BigNumber, createRawPropertiesFromBigNumber, MathBN, Modules } from "@medusajs/framework/utils"

/** The summaries of an order, which Medusa's order module has methods for that its public type does not name. */
interface Summaries {
  listOrderSummaries(filters: { order_id: string; version: number }): Promise<Summary[]>
  updateOrderSummaries(summary: Summary): Promise<unknown>
}

interface Summary {
  id: string
  totals: Record<string, BigNumberInput>
}

/**
 * The order's sums, which Medusa counts on as transactions come in: of two at the same time it forgets one
 * (order-module-service.js 2.21.2, updateOrderPaidRefundableAmount_), and shows the order as less paid than it is.
 */
export async function correctSummary(container: MedusaContainer, order_id: string): Promise<void> {
  const module = container.resolve(Modules.ORDER)
  const summaries: unknown = module
  if (!isSummaries(summaries)) return
  const { version } = await module.retrieveOrder(order_id, { select: ["id", "version"] })
  const [summary] = await summaries.listOrderSummaries({ order_id, version })
  if (!summary) return
  const amounts = (await module.listOrderTransactions({ order_id })).map(({ amount }) => MathBN.convert(amount))
  const total = MathBN.sum(0, ...amounts)
  const shown = summary.totals["transaction_total"] ?? 0
  if (MathBN.eq(total, shown)) return
  const paid = amounts.filter((amount) => amount.isPositive())
  const refunded = amounts.filter((amount) => amount.isNegative())
  const totals = {
    ...summary.totals,
    transaction_total: new BigNumber(total),
    paid_total: new BigNumber(MathBN.sum(0, ...paid)),
    refunded_total: new BigNumber(MathBN.sum(0, ...refunded).abs()),
    pending_difference: new BigNumber(MathBN.sub(summary.totals["pending_difference"] ?? 0, MathBN.sub(total, shown))),
  }
  createRawPropertiesFromBigNumber(totals)
  await summaries.updateOrderSummaries({ id: summary.id, totals })
}

function isSummaries(module: unknown): module is Summaries {
  const methods = ["listOrderSummaries", "updateOrderSummaries"]
  return (
    typeof module === "object" &&
    module !== null &&
    methods.every((name) => typeof Reflect.get(module, name) === "function")
  )
}
