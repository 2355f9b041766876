import { buyerUpdateUrl } from "./buyer-update-url"

describe("the page where the buyer mends the payment method", () => {
  it.each([
    ["P03-1234567-1234567", "https://pay.amazon.com/jp/jr/your-account/ba/P03-1234567-1234567"],
    ["B02-1234567-1234567", "https://payments.amazon.co.uk/jr/your-account/ba/B02-1234567-1234567"],
    ["P01-1234567-1234567", "https://payments.amazon.com/jr/your-account/ba/P01-1234567-1234567"],
  ])("is of the region that the id tells: %s", (chargePermissionId, url) => {
    expect(buyerUpdateUrl(chargePermissionId)).toBe(url)
  })

  it("stays on Amazon's host and path whatever the id is", () => {
    expect(buyerUpdateUrl("../?x=#")).toBe("https://payments.amazon.com/jr/your-account/ba/..%2F%3Fx%3D%23")
  })
})
