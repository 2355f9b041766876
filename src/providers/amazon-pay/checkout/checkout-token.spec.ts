import { accountOf } from "../account/account"
import { OPTIONS, PROVIDER, silent } from "../test/provider"
import { checkoutToken, openCheckoutToken, type CheckoutClaim } from "./checkout-token"

const account = accountOf({ ...OPTIONS }, silent)
const CLAIM: CheckoutClaim = { cart_id: "cart_1", provider_id: PROVIDER, flow: "review" }
const open = (token: unknown) => openCheckoutToken(account, PROVIDER, token)

describe("the checkout token", () => {
  it.each([
    CLAIM,
    { ...CLAIM, flow: "direct", first_charge: "500" },
    { ...CLAIM, country_code: "at" },
    { ...CLAIM, country_code: "at", locale: "de-DE" },
    { payment_collection_id: "pay_col_1", provider_id: PROVIDER, flow: "review" },
  ] as CheckoutClaim[])("holds what was sealed in it, and is the same for the same: %j", (claim) => {
    const token = checkoutToken(account, claim)
    expect(open(token)).toEqual(claim)
    expect(checkoutToken(account, { ...claim })).toBe(token)
  })

  it("is not believed when a country was put into it", () => {
    const [, signature] = checkoutToken(account, CLAIM).split(".")
    const forged = Buffer.from(JSON.stringify({ ...CLAIM, country_code: "//evil.example" })).toString("base64url")
    expect(open(`${forged}.${signature ?? ""}`)).toBeNull()
  })

  it("says nothing of a page where it was sealed without one", () => {
    expect(open(checkoutToken(account, { ...CLAIM, country_code: undefined }))).toEqual(CLAIM)
  })
})
