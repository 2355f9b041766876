import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Money } from "../../../amazon/money"
import { queryRows } from "../../shared/query-rows"

interface Reversal {
  order_id: string
  /** What Amazon declined: the id of the charge or refund, so that it is reversed once. */
  reference_id: string
  reference: "amazon_pay_capture_declined" | "amazon_pay_refund_declined"
  amount: Money
  /** 1 when money that was to be returned stays, -1 when money that was to come does not. */
  sign: 1 | -1
}

/** The order's books, where Medusa counts captures and refunds apart from the payment's own rows. @returns false when it stands there already */
export async function reverseTransaction(
  container: MedusaContainer,
  { order_id, reference, reference_id, amount, sign }: Reversal,
): Promise<boolean> {
  const filters = { order_id, reference, reference_id }
  if ((await queryRows(container, { entity: "order_transaction", fields: ["id"], filters })).length > 0) return false
  await container.resolve(Modules.ORDER).addOrderTransactions({
    order_id,
    reference,
    reference_id,
    currency_code: amount.currencyCode.toLowerCase(),
    amount: sign * Number(amount.amount),
  })
  return true
}
