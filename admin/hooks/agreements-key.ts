/** Below the dashboard's own key of the customer's details, as the order's panel is below its order's. */
export function agreementsKey(customerId: string): readonly string[] {
  return ["customers", "detail", customerId, "amazon-pay"]
}
