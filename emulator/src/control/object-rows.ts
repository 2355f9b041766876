type Cells = readonly (string | null)[]

/** Cells of a Checkout Session as the API answers it. */
export const sessionRow = (object: object): Cells => [
  at(object, "checkoutSessionId"),
  state(object),
  at(object, "chargePermissionId"),
  at(object, "buyer", "name"),
  amount(object, "paymentDetails", "chargeAmount"),
]
/** Of a Charge Permission. */
export const permissionRow = (object: object): Cells => [
  at(object, "chargePermissionId"),
  state(object),
  amount(object, "limits", "amountLimit"),
  amount(object, "limits", "amountBalance"),
  at(object, "merchantMetadata", "merchantReferenceId"),
]
/** Of a Charge. */
export const chargeRow = (object: object): Cells => [
  at(object, "chargeId"),
  state(object),
  amount(object, "chargeAmount"),
  amount(object, "captureAmount"),
  amount(object, "refundedAmount"),
]
/** Of a Refund. */
export const refundRow = (object: object): Cells => [
  at(object, "refundId"),
  state(object),
  amount(object, "refundAmount"),
]

/** The text at a path of an answer, or null. */
function at(object: object, ...path: readonly string[]): string | null {
  let value: unknown = object
  for (const key of path) {
    if (typeof value !== "object" || value === null) return null
    value = Object.entries(value).find(([name]) => name === key)?.[1]
  }
  return typeof value === "string" ? value : null
}

function state(object: object): string {
  const reason = at(object, "statusDetails", "reasonCode") ?? at(object, "statusDetails", "reasons", "0", "reasonCode")
  return [at(object, "statusDetails", "state"), reason].filter(Boolean).join(" · ")
}

function amount(object: object, ...path: readonly string[]): string {
  return [at(object, ...path, "amount"), at(object, ...path, "currencyCode")].filter(Boolean).join(" ")
}
