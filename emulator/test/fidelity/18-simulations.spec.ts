import { startLiveShop, startShop, yen } from "../support/shop.js"
import { capture, chargeOf, confirmed, refund } from "../support/money.js"

describe("18. Simulations", () => {
  it.each(["1111", "0005", "4444", "1212", "0000", "9424"])("card %s pays", async (payment) => {
    const { completed } = await (await startShop()).purchase({}, { payment })
    expect(completed.status).toBe(200)
  })

  it("card 3064 cancels as the buyer", async () => {
    const shop = await startShop()
    const id = shop.checkout({ payment: "3064" })
    await shop.update(id)
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    const { body } = await shop.call("GET", `checkoutSessions/${id}`)
    expect(body.statusDetails?.reasonCode).toBe("BuyerCanceled")
  })

  it("card 4354 is pending, and declined hard after 30 seconds", async () => {
    const shop = await startShop()
    const { completed, chargeId } = await shop.purchase({ canHandlePendingAuthorization: true }, { payment: "4354" })
    expect(completed.status).toBe(202)
    shop.emulator.clock.advance({ seconds: 31 })
    expect((await chargeOf(shop, chargeId)).statusDetails).toMatchObject({
      state: "Declined",
      reasonCode: "HardDeclined",
    })
  })

  it.each(["0701", "4354"])("card %s is declined where nobody can wait for it", async (payment) => {
    const { completed } = await (await startShop()).purchase({}, { payment })
    expect(completed.body.reasonCode).toBe("CheckoutSessionCanceled")
  })

  it.each(["BuyerCanceled", "AmazonCanceled", "Declined"])("Complete with %s cancels", async (simulation) => {
    const shop = await startShop()
    const id = shop.checkout()
    await shop.update(id)
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    expect((await shop.complete(id, yen(2500), { simulation })).body.reasonCode).toBe("CheckoutSessionCanceled")
    const { statusDetails } = (await shop.call("GET", `checkoutSessions/${id}`)).body
    expect(statusDetails?.reasonCode).toBe(simulation)
  })

  it("a code overrides the card", async () => {
    const shop = await startShop()
    const id = shop.checkout({ payment: "4354" })
    await shop.update(id, { canHandlePendingAuthorization: true })
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    const { body } = await shop.complete(id, yen(2500), { simulation: "AuthorizationInitiated" })
    shop.emulator.clock.advance({ seconds: 31 })
    expect((await chargeOf(shop, String(body.chargeId))).statusDetails?.state).toBe("Authorized")
  })

  it("AuthorizationInitiated is refused where nobody can wait for it", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    await shop.update(id)
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    const { body } = await shop.complete(id, yen(2500), { simulation: "AuthorizationInitiated" })
    expect(body.reasonCode).toBe("InvalidSandboxSimulationSpecified")
  })

  it("AmazonClosed closes a permission for Amazon", async () => {
    const shop = await startShop()
    const path = `chargePermissions/${await confirmed(shop)}/close`
    const { body } = await shop.call("DELETE", path, { body: {}, simulation: "AmazonClosed" })
    expect(body.statusDetails?.reasons?.[0]?.reasonCode).toBe("AmazonClosed")
  })

  it("AmazonRejected declines a refund", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
    const { body } = await refund(shop, chargeId, 500, "AmazonRejected")
    shop.emulator.clock.advance({ minutes: 1 })
    const settled = await shop.call("GET", `refunds/${String(body.refundId)}`)
    expect(settled.body.statusDetails).toMatchObject({ state: "Declined", reasonCode: "AmazonRejected" })
  })

  it("ProcessingFailure is a 500 that can be tried again with the same key", async () => {
    const shop = await startShop()
    const body = { chargePermissionId: await confirmed(shop), chargeAmount: yen(500) }
    const key = "same-key"
    const failed = await shop.call("POST", "charges", { body, key, simulation: "ProcessingFailure" })
    expect(failed.status).toBe(500)
    expect((await shop.call("POST", "charges", { body, key })).status).toBe(201)
  })

  it("an unknown code is refused", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    const answer = await capture(shop, chargeId, 2500, "Nonsense")
    expect(answer.body.reasonCode).toBe("InvalidSandboxSimulationSpecified")
  })

  it("a code is refused where it means nothing", async () => {
    const shop = await startShop()
    const { permissionId } = await shop.purchase()
    const body = { merchantMetadata: { noteToBuyer: "hello" } }
    const answer = await shop.call("PATCH", `chargePermissions/${permissionId}`, { body, simulation: "Declined" })
    expect(answer.body.reasonCode).toBe("InvalidSandboxSimulationSpecified")
  })

  it("the live environment takes no codes", async () => {
    const shop = await startLiveShop()
    const { chargeId } = await shop.purchase()
    const answer = await capture(shop, chargeId, 2500, "AmazonRejected")
    expect(answer.body.reasonCode).toBe("InvalidSandboxSimulationSpecified")
  })
})
