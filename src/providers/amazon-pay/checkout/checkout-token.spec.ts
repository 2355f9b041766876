import { accountOf } from "../account/account"
import { OPTIONS, PROVIDER, silent } from "../test/provider"
import {
  checkoutToken,
  claimedProvider,
  openCheckoutToken,
  returnUrls,
  tokenOfReturnUrl,
  type CheckoutClaim,
} from "./checkout-token"

const account = accountOf({ ...OPTIONS }, silent)
const CLAIM: CheckoutClaim = { cart_id: "cart_1", provider_id: PROVIDER, flow: "review" }
const open = (token: unknown) => openCheckoutToken(account, PROVIDER, token)

describe("the checkout token", () => {
  it.each([
    CLAIM,
    { ...CLAIM, flow: "direct", first_charge: "500" },
    { ...CLAIM, country_code: "at" },
    { ...CLAIM, country_code: "at", locale: "de-DE" },
    { ...CLAIM, customer_id: "cus_1", buyer: "digest" },
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

describe("a token that is not this account's checkout", () => {
  it("is not opened for another provider", () => {
    expect(openCheckoutToken(account, "pp_amazon-pay_eu", checkoutToken(account, CLAIM))).toBeNull()
  })

  it.each<Record<string, string>>([
    { provider_id: PROVIDER, flow: "review" },
    { provider_id: PROVIDER, cart_id: "cart_1" },
    { provider_id: PROVIDER, cart_id: "cart_1", flow: "express" },
  ])("is not opened when it names no cart, or no flow: %j", (statement) => {
    expect(open(account.seal.close("checkout", statement))).toBeNull()
  })

  it("is not opened when it was sealed for something else", () => {
    expect(open(account.seal.close("confirmation", { ...CLAIM }))).toBeNull()
  })
})

describe("the provider that a token names", () => {
  it("is told before it is known whether the token is genuine", () => {
    expect(claimedProvider(checkoutToken(account, CLAIM))).toBe(PROVIDER)
    expect(claimedProvider(`${checkoutToken(account, CLAIM)}x`)).toBe(PROVIDER)
  })

  it.each([undefined, 7, "", "...", "bnVsbA.x", "W10.x", "eyJwcm92aWRlcl9pZCI6N30.x", "e30.x"])(
    "is none in %p",
    (token) => {
      expect(claimedProvider(token)).toBeNull()
    },
  )
})

describe("the token of a return URL", () => {
  it.each(["review", "result", "cancel"] as const)("is found in that of %s", (route) => {
    expect(tokenOfReturnUrl(returnUrls(account, CLAIM)[route])).toBe(checkoutToken(account, CLAIM))
  })

  it.each([null, "", "no url", "https://api.shop.example/amazon-pay/review"])("is none in %p", (url) => {
    expect(tokenOfReturnUrl(url)).toBeNull()
  })
})
