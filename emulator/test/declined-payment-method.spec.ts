import { PlainBrowser } from "./support/browser.js"
import { startShop, yen, type Shop } from "./support/shop.js"

async function declined(shop: Shop): Promise<string> {
  const { permissionId } = await shop.purchase({ paymentIntent: "Confirm" })
  const body = { chargePermissionId: permissionId, chargeAmount: yen(500) }
  await shop.call("POST", "charges", { body, simulation: "HardDeclined" })
  return permissionId
}
const charge = (shop: Shop, chargePermissionId: string) =>
  shop.call("POST", "charges", { body: { chargePermissionId, chargeAmount: yen(500) } })

describe("a declined payment method", () => {
  it("can be mended by the buyer on their account page, and charged again", async () => {
    const shop = await startShop()
    const id = await declined(shop)
    const browser = new PlainBrowser(shop.emulator.url)
    await browser.open(`/jp/jr/your-account/ba/${id}`)
    expect(browser.html).toContain("NonChargeable")
    await browser.press("mend", { payment: "0005" })
    expect(browser.html).toContain('<span id="state">Chargeable</span>')
    expect((await charge(shop, id)).status).toBe(201)
  })

  it("can be mended without a browser", async () => {
    const shop = await startShop()
    shop.emulator.openQuestions.permissionDescriptor = true
    const id = await declined(shop)
    expect(shop.emulator.buyer.mend({ chargePermissionId: id, payment: "4444" })).toEqual({ state: "Chargeable" })
    const { body } = await shop.call("GET", `chargePermissions/${id}`)
    expect(body.paymentPreferences?.[0]?.paymentDescriptor).toBe("MasterCard ****4444 (Amazon Pay)")
  })
})

describe("an agreement the buyer ends", () => {
  it("is Closed by BuyerClosed and cannot be charged", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase({ paymentIntent: "Confirm" })
    shop.emulator.buyer.close({ chargePermissionId: permissionId })
    const { body } = await shop.call("GET", `chargePermissions/${permissionId}`)
    expect(body.statusDetails?.reasons?.[0]?.reasonCode).toBe("BuyerClosed")
    expect((await charge(shop, permissionId)).body.reasonCode).toBe("InvalidChargePermissionStatus")
  })
})
