import fc from "fast-check"
import { storable } from "../../src/amazon/resources/wire"
import type { BuyerInput } from "../support/buyers"
import { describeStore } from "../support/store"

/** More, or another sequence: FUZZ_RUNS=500 FUZZ_SEED=7. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 25)
const SEED = Number(process.env["FUZZ_SEED"] ?? Date.now() % 100_000)

/** Any Unicode that Amazon could hold, halves of emoji and control characters too, or nothing. */
const text = (maxLength: number) =>
  fc.option(
    fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength }),
      fc.string({ unit: "grapheme", minLength: 1, maxLength }),
      fc.constantFrom(
        "\ud83d",
        "a\u0000b",
        "\u202e反",
        "   ",
        "株式会社",
        "0",
        "null",
        "<script>",
        "'; drop table cart;--",
      ),
    ),
  )

interface Shown {
  error: object | null
  shipping_address: { address_1: string | null; city: string | null } | null
  missing_fields: string[]
}

const COUNTRIES = ["JP", "US", "CA", "GB", "IE", "DE", "AT", "FR", "ES", "IT", "NL", "BE", "HK", "AE", "MX", "AU"]
const address = fc.record({
  name: text(50),
  addressLine1: text(180),
  addressLine2: text(60),
  addressLine3: text(60),
  city: text(50),
  county: text(50),
  district: text(50),
  stateOrRegion: text(50),
  postalCode: text(20),
  countryCode: fc.oneof(
    { weight: 3, arbitrary: fc.constant("JP") },
    { weight: 1, arbitrary: fc.constantFrom(...COUNTRIES) },
  ),
  phoneNumber: text(20),
})
const buyer: fc.Arbitrary<BuyerInput> = fc.record({
  name: text(50),
  email: fc.oneof(text(64), fc.emailAddress(), fc.constant("shop..test@example.ne.jp")),
  phoneNumber: text(20),
  addresses: fc.tuple(address.map((fields) => ({ id: "home", ...fields }))),
  billingAddress: fc.option(address),
})

describeStore("whatever Amazon returns of a buyer", (store) => {
  it(`leads to a review page that shows the address or asks for what is missing (FUZZ_SEED=${SEED})`, async () => {
    await store.admin.ask("POST", `regions/${store.seeded.region_id}`, {
      countries: COUNTRIES.map((code) => code.toLowerCase()),
    })
    const property = fc.asyncProperty(buyer, async (input) => {
      store.amazon.emulator.buyer.become(input)
      const shopper = await store.shopper()
      // Medusa's own payment session shuts no country out at Amazon.
      const { button } = await shopper.openPaymentSession()
      const { checkoutSessionId, url } = await store.amazon.checkout(button)
      const page = await shopper.visit(url)
      const { status, body } = await shopper.review(checkoutSessionId)
      const confirmed = await shopper.confirm(checkoutSessionId)
      expect({ page: page.pathname, status, confirmed: confirmed.status < 500 }).toEqual({
        page: "/checkout/review",
        status: 200,
        confirmed: true,
      })
      const { error, shipping_address, missing_fields } = body.checkout_session as unknown as Shown
      const isShown = Boolean(shipping_address?.address_1 ?? shipping_address?.city)
      expect(isShown || missing_fields.length > 0 || error !== null).toBe(true)
      expect(await kept(shopper.cartId)).toEqual(clean(input.addresses?.[0]?.addressLine1))
    })
    await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true })
  })

  /** The first line, as Amazon had it, beside our reading of it. */
  async function kept(cartId: string): Promise<unknown> {
    const query = store.container.resolve("query")
    const { data } = await query.graph({ entity: "cart", fields: ["shipping_address.*"], filters: { id: cartId } })
    const metadata = data[0]?.shipping_address?.metadata as { amazon_pay?: { addressLine1?: unknown } } | undefined
    return metadata?.amazon_pay?.addressLine1
  }
})

/** What a database can store of it. */
function clean(line: string | null | undefined): string | null {
  return storable(line ?? "") || null
}
