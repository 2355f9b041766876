import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ChangeActionType, Modules, OrderChangeStatus } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { Money } from "../../amazon/money"
import { exactDecimal } from "../../providers/amazon-pay/medusa/money-of"
import { summariesOf } from "../../providers/amazon-pay/medusa/module-rows"
import { addCreditLine } from "./credit-line"
import type { OrderPayments } from "./order-payments"
import { isBusy, isUnderWay } from "./plan"
import { missingCredit, type RefundHistory } from "./refund-credit"

/**
 * The last thing that Medusa does of a refund is to take it off what the order costs. Where it did not come to that, because
 * its process ended or the order was just being changed, the order shows as outstanding what nobody is to pay.
 *
 * @param added the entries that we have made just now, because Medusa never will
 * @returns false when something is missing that Medusa may be about to add itself, or that the order does not take now
 */
export async function creditRefunds(
  container: MedusaContainer,
  order: OrderPayments,
  added: readonly string[],
): Promise<boolean> {
  const { order_id, canceled, payments, read_at } = order
  const [first] = payments
  const rows = payments.flatMap((payment) => payment.refunds)
  if (canceled || !first || rows.length === 0) return true
  const entries = await entriesOf(container, order_id)
  const refunds = new Set([...rows.map(({ id }) => id), ...payments.flatMap(({ payment_id }) => payment_id ?? [])])
  const [totals, creditLines] = [await totalsOf(container, order_id), await creditLinesOf(container, order_id)]
  const missing = missingCredit({ totals, entries, creditLines, refunds })
  if (Money.of(missing, first.currency_code).isZero()) return true
  const medusas = entries.filter(({ id, reference_id }) => refunds.has(reference_id) && !added.includes(id))
  const isAsking = payments.some((payment) => isBusy({ ...payment, captures: [] }, read_at))
  if (isAsking || medusas.some((row) => isUnderWay(row, read_at))) return false
  return addCreditLine(container, order, { amount: missing.toFixed(), reference_id: first.collection.id })
}

async function entriesOf(container: MedusaContainer, order_id: string) {
  const entries = await container.resolve(Modules.ORDER).listOrderTransactions({ order_id })
  return entries
    .map(({ raw_amount, created_at, ...entry }) => {
      return { ...entry, amount: exactDecimal(raw_amount), created_at: new Date(created_at) }
    })
    .sort((one, other) => one.created_at.getTime() - other.created_at.getTime() || (one.id < other.id ? -1 : 1))
}

async function totalsOf(container: MedusaContainer, order_id: string): Promise<RefundHistory["totals"]> {
  const summaries = await summariesOf(container, order_id)
  const exactly = (totals: (typeof summaries)[number]["totals"], name: string) =>
    exactDecimal(totals[`raw_${name}`] ?? totals[name] ?? 0)
  return new Map(
    summaries.map(({ version, totals }) => [
      version,
      exactly(totals, "pending_difference").plus(exactly(totals, "transaction_total")),
    ]),
  )
}

const decimal = z.custom<BigNumberInput>((value) => value != null).transform(exactDecimal)
const lineSchema = z.object({ action: z.literal(ChangeActionType.CREDIT_LINE_ADD), raw_amount: decimal })

async function creditLinesOf(container: MedusaContainer, order_id: string): Promise<RefundHistory["creditLines"]> {
  const filters = { order_id, status: OrderChangeStatus.CONFIRMED }
  const changes = await container.resolve(Modules.ORDER).listOrderChanges(filters, { relations: ["actions"] })
  return changes.flatMap(({ version, actions }) =>
    actions.flatMap((action) => {
      const line = lineSchema.safeParse(action)
      return line.success ? { version, amount: line.data.raw_amount } : []
    }),
  )
}
