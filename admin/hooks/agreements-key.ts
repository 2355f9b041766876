/** Below the dashboard's own key of the customer's details, as the order's panel is below its order's. */
export function agreementsKey(customerId: string): readonly string[] {
  return ["customers", "detail", customerId, "amazon-pay"]
}

/** Below the customers' too, so that what changes them asks for it anew. */
export function agreementKey(id: string): readonly string[] {
  return ["customers", "amazon-pay", id]
}
