import { closedBy, isMendable } from "./reason"

it.each([
  ["BuyerClosed", "buyer"],
  ["BuyerCanceled", "buyer"],
  ["MerchantClosed", "merchant"],
  ["MerchantCanceled", "merchant"],
  ["AmazonClosed", "amazon"],
  ["AmazonCanceled", "amazon"],
  ["Expired", "expired"],
  ["AReasonThatIsNew", "amazon"],
  [null, "amazon"],
])("a permission Closed with %p was ended by: %s", (reasonCode, by) => {
  expect(closedBy(reasonCode)).toBe(by)
})

it.each(["PaymentMethodInvalid", "MFAFailed", "AReasonThatIsNew", null])("the buyer has to mend %p", (reasonCode) => {
  expect(isMendable(reasonCode)).toBe(true)
})

it("a pending authorization passes by itself", () => {
  expect(isMendable("ChargeInProgress")).toBe(false)
})
