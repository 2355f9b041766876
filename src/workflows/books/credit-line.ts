import type { BigNumberInput, MedusaContainer, OrderChangeDTO } from "@medusajs/framework/types"
import { ChangeActionType, Modules, OrderChangeStatus, OrderChangeType } from "@medusajs/framework/utils"
import type { OrderPayments } from "./order-payments"
import { isUnderWay } from "./plan"

/**
 * Takes an amount off what an order costs, as Medusa's own workflow does it, which refuses a canceled order. It may be cut
 * off anywhere and run again, if the amount is reckoned anew.
 *
 * @returns false while the order is being changed: Medusa takes one change at a time
 */
export async function addCreditLine(
  container: MedusaContainer,
  { order_id, read_at }: Pick<OrderPayments, "order_id" | "read_at">,
  line: { amount: BigNumberInput; reference_id: string },
): Promise<boolean> {
  const module = container.resolve(Modules.ORDER)
  const open = await openChanges(container, order_id)
  if (!open.every((change) => isBrokenOff(change, read_at))) return false
  for (const { id } of open) await module.deleteOrderChanges(id)
  const { id, version } = await module.createOrderChange({ order_id, change_type: OrderChangeType.CREDIT_LINE })
  await module.addOrderAction({
    order_change_id: id,
    order_id,
    version,
    action: ChangeActionType.CREDIT_LINE_ADD,
    reference: "payment_collection",
    ...line,
  })
  await module.confirmOrderChange(id)
  return true
}

/** Edits, returns, exchanges, claims and credit lines that are begun and not confirmed: one at most, unless Medusa erred. */
export function openChanges(container: MedusaContainer, order_id: string): Promise<OrderChangeDTO[]> {
  const status = [OrderChangeStatus.PENDING, OrderChangeStatus.REQUESTED]
  return container.resolve(Modules.ORDER).listOrderChanges({ order_id, status })
}

/** A credit line whose process ended before it was confirmed. Nobody else can remove it, and it keeps the order from any other change. */
function isBrokenOff({ change_type, created_at }: OrderChangeDTO, readAt: Date): boolean {
  const type: string | undefined = change_type
  return type === OrderChangeType.CREDIT_LINE && !isUnderWay({ created_at: new Date(created_at) }, readAt)
}
