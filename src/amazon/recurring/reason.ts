/** Who ended a permission. */
export type ClosedBy = "buyer" | "merchant" | "amazon" | "expired"

const CLOSED_BY: ReadonlyMap<string | null, ClosedBy> = new Map([
  ["BuyerClosed", "buyer"],
  ["BuyerCanceled", "buyer"],
  ["MerchantClosed", "merchant"],
  ["MerchantCanceled", "merchant"],
  ["AmazonClosed", "amazon"],
  ["AmazonCanceled", "amazon"],
  ["Expired", "expired"],
])

/** Of a Closed permission. A reason that is new counts as Amazon's: neither buyer nor shop is known to have done it. */
export function closedBy(reasonCode: string | null): ClosedBy {
  return CLOSED_BY.get(reasonCode) ?? "amazon"
}

/**
 * Whether the buyer has to mend a NonChargeable permission at Amazon. Every reason says so, and one that is new, too,
 * but ChargeInProgress: there an authorization is pending, and passes by itself.
 */
export function isMendable(reasonCode: string | null): boolean {
  return reasonCode !== "ChargeInProgress"
}
