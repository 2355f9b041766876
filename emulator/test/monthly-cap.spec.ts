import type { RegionCode } from "../src/index.js"
import { MONTHLY, charge, permissionOf } from "./support/money.js"
import { startShop, yen, type Json, type Shop } from "./support/shop.js"

const ON_FILE = { chargePermissionType: "PaymentMethodOnFile", paymentMethodOnFileMetadata: { setupOnly: false } }

/** A permission of which nothing has been charged yet. */
async function agreed(shop: Shop, terms: object, currencyCode: string): Promise<string> {
  const chargeAmount = { amount: "1", currencyCode }
  return (await shop.purchase({ paymentIntent: "Confirm", chargeAmount }, {}, shop.payload({ ...terms }))).permissionId
}
const limitsOf = async (shop: Shop, id: string): Promise<Json | undefined> => (await permissionOf(shop, id)).limits
const balanceOf = async (shop: Shop, id: string) => (await limitsOf(shop, id))?.amountBalance

const CAPS: readonly (readonly [RegionCode, string, string, string])[] = [
  ["jp", "JPY", "100000", "2000000"],
  ["na", "USD", "1000.00", "15000.00"],
  ...["AUD", "CHF", "EUR", "GBP", "NZD", "USD"].map((currency) => ["eu", currency, "1000.00", "15000.00"] as const),
  ...["DKK", "HKD", "NOK", "SEK", "ZAR"].map((currency) => ["eu", currency, "10000.00", "150000.00"] as const),
  ["eu", "JPY", "100000", "2000000"],
]

describe("the cap of a calendar month", () => {
  it.each(CAPS)("is, in %s and %s, %s for Recurring and %s for a payment method on file", async (...row) => {
    const [region, currencyCode, recurring, onFile] = row
    const shop = await startShop({ region })
    for (const [terms, amount] of [
      [MONTHLY, recurring],
      [ON_FILE, onFile],
    ] as const) {
      const cap = { amount, currencyCode }
      const id = await agreed(shop, terms, currencyCode)
      expect(await limitsOf(shop, id)).toEqual({ amountLimit: cap, amountBalance: cap })
    }
  })

  it("takes a charge of all that is left, and no yen more", async () => {
    const shop = await startShop()
    const id = await agreed(shop, MONTHLY, "JPY")
    const over = await charge(shop, id, 100_001)
    expect([over.status, over.body.reasonCode]).toEqual([400, "PeriodicAmountExceeded"])
    expect((await permissionOf(shop, id)).statusDetails?.state).toBe("Chargeable")
    expect((await charge(shop, id, 100_000, { captureNow: true })).status).toBe(201)
    expect(await balanceOf(shop, id)).toEqual(yen(0))
    expect((await charge(shop, id, 1)).body.reasonCode).toBe("PeriodicAmountExceeded")
  })

  it.each([
    ["jp", "2026-11-30T14:58:00Z", "2026-11-30T15:00:00Z", "JPY"],
    ["eu", "2026-11-30T23:58:00Z", "2026-12-01T00:00:00Z", "EUR"],
    ["na", "2026-12-01T07:58:00Z", "2026-12-01T08:00:00Z", "USD"],
  ] as const)("is full again on the 1st in the zone of %s", async (region, last, first, currencyCode) => {
    const shop = await startShop({ region, start: "2026-11-15T00:00:00Z" })
    const id = await agreed(shop, MONTHLY, currencyCode)
    const full = await balanceOf(shop, id)
    const body = { chargePermissionId: id, chargeAmount: full, captureNow: true }
    await shop.call("POST", "charges", { body })
    shop.emulator.clock.set(last)
    expect(await balanceOf(shop, id)).toMatchObject({ amount: expect.stringMatching(/^0/) })
    shop.emulator.clock.set(first)
    expect(await balanceOf(shop, id)).toEqual(full)
    expect((await shop.call("POST", "charges", { body })).status).toBe(201)
  })

  it("declines a checkout that exceeds it", async () => {
    const shop = await startShop()
    const { completed } = await shop.purchase({ chargeAmount: yen(100_001) }, {}, shop.payload(MONTHLY))
    expect(completed.body.reasonCode).toBe("CheckoutSessionCanceled")
  })
})
