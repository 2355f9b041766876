/**
 * Where the buyer mends the payment method of a Charge Permission at Amazon, whose id tells the region by its digits:
 * 01 North America, 02 Europe, 03 Japan (Amazon Pay documentation, "Handling declined payments").
 */
export function buyerUpdateUrl(chargePermissionId: string): string {
  const path = `jr/your-account/ba/${encodeURIComponent(chargePermissionId)}`
  switch (chargePermissionId.slice(1, 3)) {
    case "03":
      return `https://pay.amazon.com/jp/${path}`
    case "02":
      return `https://payments.amazon.co.uk/${path}`
    default:
      return `https://payments.amazon.com/${path}`
  }
}
