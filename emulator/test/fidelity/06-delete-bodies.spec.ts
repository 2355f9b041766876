import { startShop } from "../support/shop.js"
import { permissionOf } from "../support/money.js"

describe("6. A DELETE with a body", () => {
  it("may be a literal null, as the Node SDK sends it without a payload", async () => {
    const shop = await startShop()
    const { chargeId, permissionId } = await shop.purchase()
    const canceled = await shop.call("DELETE", `charges/${chargeId}/cancel`, { body: null })
    expect(canceled.body.statusDetails).toMatchObject({ state: "Canceled", reasonCode: "MerchantCanceled" })
    expect((await permissionOf(shop, permissionId)).limits?.amountBalance).toEqual({
      amount: "2500",
      currencyCode: "JPY",
    })
  })

  it("may be left out", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    expect((await shop.call("DELETE", `chargePermissions/${permissionId}/close`)).status).toBe(200)
  })

  it("keeps its reason as the reasonDescription", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    const body = { cancellationReason: "在庫切れ" }
    const canceled = await shop.call("DELETE", `charges/${chargeId}/cancel`, { body })
    expect(canceled.body.statusDetails?.reasonDescription).toBe("在庫切れ")
  })

  it("refuses a reason of 256 characters", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    const body = { closureReason: "x".repeat(256) }
    const answer = await shop.call("DELETE", `chargePermissions/${permissionId}/close`, { body })
    expect(answer.body.reasonCode).toBe("InvalidParameterValue")
  })
})
