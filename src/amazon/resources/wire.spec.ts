import fc from "fast-check"
import { toMedusaAddress } from "../address"
import { isCheckoutSessionId } from "../ids"
import { readCheckoutSession } from "./checkout-session"

const id: unknown = "11111111-2222-4333-8444-555555555555"
if (!isCheckoutSessionId(id)) throw new Error("not an id")

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("\u0000", "\ud83d", "\ude00", "😀", "\t", "\u001b", "\u0085", "a", " ", "番", "-1"))
    .map((parts) => parts.join("")),
)
const address = fc.record({
  name: anyText,
  addressLine1: anyText,
  addressLine2: anyText,
  addressLine3: anyText,
  city: anyText,
  county: anyText,
  district: anyText,
  stateOrRegion: anyText,
  postalCode: anyText,
  countryCode: fc.constantFrom("JP", "US", "DE", "GB", "HK"),
  phoneNumber: anyText,
})
const buyer = fc.record({ buyerId: anyText, name: anyText, email: anyText, phoneNumber: anyText })

describe("a text of Amazon's answer", () => {
  it("can be stored in PostgreSQL, whatever Unicode Amazon returns, in our reading of the address too", () => {
    fc.assert(
      fc.property(buyer, address, (buyer, shippingAddress) => {
        const session = readCheckoutSession(id, { buyer, shippingAddress, billingAddress: shippingAddress })
        const stored = [session, session.shippingAddress && toMedusaAddress(session.shippingAddress)].flatMap(textsOf)
        expect(stored.filter((text) => !isStorable(text))).toEqual([])
      }),
    )
  })

  it.each([
    ["half an emoji", "山田\ud83d 太郎", "山田 太郎"],
    ["U+0000", "Mus\u0000ter", "Muster"],
    ["an escape", "Muster\u001b", "Muster"],
    ["a line's end", "Musterweg\r\n12", "Musterweg 12"],
    ["nothing odd", "👨‍👩‍👧 𠮷野家 Ærø", "👨‍👩‍👧 𠮷野家 Ærø"],
  ])("loses %s and nothing else", (_, name, expected) => {
    expect(readCheckoutSession(id, { buyer: { name } }).buyer.name).toBe(expected)
  })

  it("is null when nothing of it is left", () => {
    expect(readCheckoutSession(id, { buyer: { name: "\u0000\udc00" } }).buyer.name).toBeNull()
  })
})

/** What a text or jsonb column takes: no U+0000, and well-formed UTF-8. */
function isStorable(text: string): boolean {
  return !text.includes("\u0000") && Buffer.from(text, "utf8").toString("utf8") === text
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : []
}
