import { capture, charge, confirmed, refund } from "../support/money.js"
import { startShop, yen, type Answer, type Shop } from "../support/shop.js"

type Simulated = (shop: Shop, code: string) => Promise<Answer>

const complete: Simulated = async (shop, simulation) => {
  const id = shop.checkout()
  await shop.update(id)
  shop.emulator.buyer.approve({ checkoutSessionId: id })
  return shop.complete(id, yen(2500), { simulation })
}
const close: Simulated = async (shop, simulation) =>
  shop.call("DELETE", `chargePermissions/${await confirmed(shop)}/close`, { body: {}, simulation })

describe("7. A simulation code", () => {
  it.each<[string, string, Simulated]>([
    ["Complete Checkout Session", "Declined", complete],
    ["Create Charge", "SoftDeclined", async (shop, code) => charge(shop, await confirmed(shop), 500, {}, code)],
    [
      "Capture Charge",
      "AmazonRejected",
      async (shop, code) => capture(shop, (await shop.purchase()).chargeId, 1, code),
    ],
    [
      "Create Refund",
      "ProcessingFailure",
      async (shop, code) => {
        const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
        return refund(shop, chargeId, 1, code)
      },
    ],
    ["Close Charge Permission", "AmazonClosed", close],
  ])("works on %s, and an unknown one is refused", async (_, code, simulated) => {
    const shop = await startShop()
    expect((await simulated(shop, code)).body.reasonCode).not.toBe("InvalidSandboxSimulationSpecified")
    expect((await simulated(shop, "NoSuchCode")).body.reasonCode).toBe("InvalidSandboxSimulationSpecified")
  })

  it("can be given to the next call of a shop that cannot send one", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    shop.emulator.faults.add({ kind: "simulate", path: "/refunds", code: "AmazonRejected" })
    const { body } = await refund(shop, chargeId, 500)
    shop.emulator.clock.advance({ days: 1 })
    expect(shop.emulator.objects("refunds")).toMatchObject([
      { refundId: body.refundId, statusDetails: { state: "Declined", reasonCode: "AmazonRejected" } },
    ])
  })
})
