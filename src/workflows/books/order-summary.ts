import type BigNumberJS from "bignumber.js"
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { BigNumber, createRawPropertiesFromBigNumber, MathBN, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { exactDecimal } from "../../providers/amazon-pay/medusa/money-of"
import { queryRows } from "../support/query-rows"
import { summaryOf, updateSummary } from "../../providers/amazon-pay/medusa/module-rows"

/**
 * The order's sums, which Medusa counts on as transactions come in: of two at the same time it forgets one
 * (order-module-service.js 2.21.2, updateOrderPaidRefundableAmount_), and shows the order as less paid than it is.
 */
export async function correctSummary(container: MedusaContainer, order_id: string): Promise<void> {
  const summary = await summaryOf(container, order_id)
  if (!summary) return
  const entered = await container.resolve(Modules.ORDER).listOrderTransactions({ order_id })
  const amounts = entered.map(({ amount }) => MathBN.convert(amount))
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
  await updateSummary(container, { id: summary.id, totals })
}

const pending = z.custom<BigNumberInput>((value) => value != null)
const summarySchema = z.object({
  summary: z.object({ raw_pending_difference: pending.nullish(), pending_difference: pending }),
})

/**
 * What the order costs, less what is paid: below zero when money is owed to the buyer. Read as Medusa's workflows read it,
 * which leave a return that is on its way out of one of the two sums (core-flows, create-or-update-order-payment-collection.js).
 */
export async function pendingDifference(container: MedusaContainer, id: string): Promise<BigNumberJS> {
  const fields = ["id", "summary", "total", "currency_code"]
  const [order] = await queryRows(container, { entity: "order", fields, filters: { id } })
  const { raw_pending_difference, pending_difference } = summarySchema.parse(order).summary
  return exactDecimal(raw_pending_difference ?? pending_difference)
}

/** The same with what is on its way back, which may not come. */
export async function totalDue(container: MedusaContainer, id: string): Promise<BigNumberJS> {
  const fields = ["id", "summary", "total", "currency_code"]
  const [order] = await queryRows(container, { entity: "order", fields, filters: { id } })
  const { total, summary } = totalSchema.parse(order)
  return exactDecimal(total).minus(exactDecimal(summary.raw_transaction_total ?? summary.transaction_total))
}

const totalSchema = z.object({
  total: pending,
  summary: z.object({ raw_transaction_total: pending.nullish(), transaction_total: pending }),
})
