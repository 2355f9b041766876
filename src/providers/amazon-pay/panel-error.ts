import { MedusaError } from "@medusajs/framework/utils"
import { ShopError } from "./shop-error"

/** What may stand in the way of what an admin asks for in the panel, which says each in the admin's language. */
export const PANEL_ERROR_CODES = [
  "no_charge_permission",
  "payment_canceled",
  "payment_authorized",
  "payment_captured",
  "capture_under_way",
  "captured_at_amazon",
  "declined_for_now",
  "payment_method_refused",
  "charge_permission_closed",
  "beyond_limit",
  "outcome_unknown",
  "shop_unreachable",
  "charge_permission_not_found",
  "not_closed",
  "nothing_to_pay",
  "already_authorized",
  "order_being_changed",
  "no_storefront_url",
] as const
export type PanelErrorCode = (typeof PANEL_ERROR_CODES)[number]

/** @param message for who reads the answer itself */
export function panelError(code: PanelErrorCode, message: string): ShopError {
  return new ShopError(MedusaError.Types.NOT_ALLOWED, message, code)
}
