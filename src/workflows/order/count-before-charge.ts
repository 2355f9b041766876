import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { panelError } from "../../providers/amazon-pay/panel-error"
import { OUTCOME_UNKNOWN } from "../../providers/amazon-pay/provider-error"
import { ShopError } from "../../providers/amazon-pay/shop-error"
import { countAll } from "../reconcile/count-all"

/**
 * Before an order is charged, or a link made for what it costs.
 * @throws MedusaError while that is not known
 */
export async function countBeforeCharge(container: MedusaContainer, orderId: string): Promise<void> {
  const counted = await countAll(container, orderId)
  if (counted === "being changed") {
    throw panelError(
      "order_being_changed",
      "Amazon Pay: nothing was charged, because a refund is not taken off the order's total yet: the order is being changed. Confirm or cancel the open edit, return, exchange or claim, then try again.",
    )
  }
  if (counted === "not known") {
    throw new ShopError(
      MedusaError.Types.UNEXPECTED_STATE,
      "Amazon Pay: nothing was charged, because Amazon has not said yet what was captured and refunded. Refresh the Amazon Pay panel before you try again.",
      OUTCOME_UNKNOWN,
    )
  }
}
