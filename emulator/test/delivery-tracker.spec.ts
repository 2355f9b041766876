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

  it.each([
    ["YAMATO", "TAQBIN_JP"],
    ["SAGAWA_EXPRESS", "SAGAWA"],
    ["JP_POST", "JAPAN_POST"],
    ["taqbin_jp", "capital letters"],
    ["", "capital letters"],
  ])("refuses the carrier %j, and says what it has to be", async (carrierCode, remedy) => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    const body = { chargePermissionId: permissionId, deliveryDetails: [{ trackingNumber: "1", carrierCode }] }
    const answer = await shop.call("POST", "deliveryTrackers", { body })
    expect(answer.body.reasonCode).toBe("InvalidParameterValue")
    expect(answer.body.message).toMatch(new RegExp(`deliveryDetails.0.carrierCode.*${remedy}`))
  })

  it.each(["SAGAWA", "JAPAN_POST", "SEINO", "UPS", "DHL_DE"])("takes %s", async (carrierCode) => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    const body = { chargePermissionId: permissionId, deliveryDetails: [{ trackingNumber: "1", carrierCode }] }
    expect((await shop.call("POST", "deliveryTrackers", { body })).status).toBe(200)
  })
})
