import { startShop } from "../support/shop.js"

describe("12. A Checkout Session nobody completes", () => {
  it("is Canceled as Expired after 24 hours, approved or not, and leaves no charge", async () => {
    const shop = await startShop()
    const [untouched, approved] = [shop.checkout(), shop.checkout()]
    await shop.update(approved)
    shop.emulator.buyer.approve({ checkoutSessionId: approved })
    shop.emulator.clock.advance({ hours: 24, seconds: 1 })
    for (const id of [untouched, approved]) {
      const { statusDetails } = (await shop.call("GET", `checkoutSessions/${id}`)).body
      expect(statusDetails).toMatchObject({ state: "Canceled", reasonCode: "Expired" })
      expect((await shop.complete(id)).body.reasonCode).toBe("CheckoutSessionCanceled")
    }
    expect(shop.emulator.objects("charges")).toEqual([])
  })
})
