/**
 * Below the dashboard's own key of the order's details, so that a capture, refund or cancel in the dashboard, which
 * invalidates ["orders", "detail"], also reads the panel anew.
 */
export function amazonPayOrderKey(orderId: string): readonly string[] {
  return ["orders", "detail", orderId, "amazon-pay"]
}
