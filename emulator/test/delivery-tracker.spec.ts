import { startShop } from "./support/shop.js"

describe("a delivery tracker", () => {
  it("takes a tracking number once", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    const deliveryDetails = [{ trackingNumber: "123", carrierCode: "TAQBIN_JP" }]
    const body = { chargePermissionId: permissionId, deliveryDetails }
    expect((await shop.call("POST", "deliveryTrackers", { body })).status).toBe(200)
    expect((await shop.call("POST", "deliveryTrackers", { body })).body.reasonCode).toBe("InvalidParameterValue")
  })
})
