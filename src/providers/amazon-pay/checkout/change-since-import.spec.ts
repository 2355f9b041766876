import { addressDigest } from "../../../amazon/address/address-digest"
import { changeSinceImport, directBuyer, type CartNow, type Imported } from "./change-since-import"

const ADDRESS = { first_name: "太郎", last_name: "山田", address_1: "下目黒1-8-1", city: "目黒区", country_code: "jp" }
const ELSEWHERE = { ...ADDRESS, address_1: "下目黒2-1-1" }
const CART: CartNow = { needsShipping: true, email: "taro@example.com", address: ADDRESS, billing: ADDRESS }
const STRICT = { allowEditedAddress: false }
const LENIENT = { allowEditedAddress: true }

describe("a cart since its buyer was brought in from Amazon", () => {
  const imported: Imported = { flow: "review", imported_buyer: "digest", imported_address: addressDigest(ADDRESS) }

  it("is what was agreed on while its goods go to the same address", () => {
    expect(changeSinceImport(imported, CART, STRICT)).toBeNull()
  })

  it("is another's when nobody was brought in", () => {
    expect(changeSinceImport({ ...imported, imported_buyer: null }, CART, LENIENT)).toBe("cart_changed")
  })

  it("has another address once that was edited in the shop", () => {
    expect(changeSinceImport(imported, { ...CART, address: ELSEWHERE }, STRICT)).toBe("address_changed")
  })

  it("may have another address where the shop allows it, and where nothing is shipped", () => {
    const edited = { ...CART, address: ELSEWHERE }
    expect(changeSinceImport(imported, edited, LENIENT)).toBeNull()
    expect(changeSinceImport(imported, { ...edited, needsShipping: false }, STRICT)).toBeNull()
  })

  it("may have another e-mail and billing address: Amazon's protection does not ask for them", () => {
    expect(changeSinceImport(imported, { ...CART, email: "b@example.com", billing: ELSEWHERE }, STRICT)).toBeNull()
  })
})

describe("a cart since its direct button was signed", () => {
  const signed = (cart: CartNow, rules: typeof STRICT): Imported => ({
    flow: "direct",
    imported_buyer: directBuyer(cart, rules),
    imported_address: null,
  })

  it.each([STRICT, LENIENT])("is what was agreed on while nothing of it is changed: %j", (rules) => {
    expect(changeSinceImport(signed(CART, rules), CART, rules)).toBeNull()
  })

  it.each([
    ["e-mail", { email: "b@example.com" }],
    ["billing address", { billing: ELSEWHERE }],
    ["delivery address", { address: ELSEWHERE }],
  ])("is another's with another %s", (_, changes) => {
    expect(changeSinceImport(signed(CART, STRICT), { ...CART, ...changes }, STRICT)).toBe("cart_changed")
  })

  it("may have another delivery address where the shop allows it, and where nothing is shipped", () => {
    const edited = { ...CART, address: ELSEWHERE }
    const digital = { ...CART, needsShipping: false }
    expect(changeSinceImport(signed(CART, LENIENT), edited, LENIENT)).toBeNull()
    expect(changeSinceImport(signed(digital, STRICT), { ...digital, address: ELSEWHERE }, STRICT)).toBeNull()
  })
})
