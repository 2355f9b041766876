import { generateKeyPairSync } from "node:crypto"
import fc from "fast-check"
import { createSeal } from "./seal"
import { PRIVATE_KEY } from "./test/sandbox"

const seal = createSeal(PRIVATE_KEY)
const STATEMENT = { cart_id: "cart_01", provider_id: "pp_amazon-pay_jp" }

describe("a seal", () => {
  it("opens what it closed", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (statement) => {
        expect(seal.open("checkout", seal.close("checkout", statement))).toEqual({ ...statement })
      }),
    )
  })

  it("fits into a URL as it is", () => {
    const token = seal.close("checkout", { note: "目黒 & /?#" })
    expect(encodeURIComponent(token)).toBe(token)
  })

  it("does not open what was closed for another purpose", () => {
    expect(seal.open("confirmation", seal.close("checkout", STATEMENT))).toBeNull()
  })

  it("does not open what another account closed", () => {
    const other = createSeal(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey)
    expect(seal.open("checkout", other.close("checkout", STATEMENT))).toBeNull()
  })

  it("opens after a restart: the key is derived from the account's own", () => {
    expect(createSeal(PRIVATE_KEY).open("checkout", seal.close("checkout", STATEMENT))).toEqual(STATEMENT)
  })

  it("does not open a statement that was exchanged under its signature", () => {
    const [, signature] = seal.close("checkout", STATEMENT).split(".")
    const forged = Buffer.from(JSON.stringify({ ...STATEMENT, cart_id: "cart_02" })).toString("base64url")
    expect(seal.open("checkout", `${forged}.${signature}`)).toBeNull()
  })

  it("does not open what was changed in one character", () => {
    const token = seal.close("checkout", STATEMENT)
    fc.assert(
      fc.property(fc.nat(token.length - 1), (at) => {
        const changed = token[at] === "A" ? "B" : "A"
        const forged = token.slice(0, at) + changed + token.slice(at + 1)
        expect(seal.open("checkout", forged)).toBeNull()
      }),
    )
  })

  it("does not open anything that came from somewhere else", () => {
    fc.assert(
      fc.property(fc.anything(), (token) => {
        expect(seal.open("checkout", token)).toBeNull()
      }),
    )
  })

  it("does not open what got a character more, whichever and wherever", () => {
    const token = seal.close("checkout", STATEMENT)
    fc.assert(
      fc.property(fc.nat(token.length), fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), (at, more) => {
        expect(seal.open("checkout", token.slice(0, at) + more + token.slice(at))).toBeNull()
      }),
    )
  })

  it("does not open a token with something behind it", () => {
    expect(seal.open("checkout", `${seal.close("checkout", STATEMENT)}.x`)).toBeNull()
  })
})
