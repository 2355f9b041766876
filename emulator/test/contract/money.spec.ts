import { A_PERSONS_TIME, itByHand, price, WORLDS, type World } from "./world.js"

// One permission without a charge serves all of these: each step makes the charge it needs.
describe.each(WORLDS)("charges and refunds, at %s", (name, open) => {
  const step = itByHand(name)
  let world: World
  let permissionId = ""
  const charge = (units: number, more: object = {}, simulation?: string) =>
    world.api.call("POST", "charges", {
      body: { chargePermissionId: permissionId, chargeAmount: price(world, units), ...more },
      simulation,
    })
  const chargeId = async (units: number, more: object = {}) => String((await charge(units, more)).body.chargeId)
  const capture = (id: string, units: number) =>
    world.api.call("POST", `charges/${id}/capture`, { body: { captureAmount: price(world, units) } })
  const refund = (id: string, units: number) =>
    world.api.call("POST", "refunds", { body: { chargeId: id, refundAmount: price(world, units) } })
  const permission = async () => (await world.api.call("GET", `chargePermissions/${permissionId}`)).body

  beforeAll(async () => {
    world = await open()
    const { buyer, api } = world
    if (buyer === null) return
    const id = await buyer.checkout({
      webCheckoutDetails: { checkoutReviewReturnUrl: world.returnUrl, checkoutResultReturnUrl: world.returnUrl },
      storeId: world.storeId,
    })
    const chargeAmount = price(world, 1_000)
    const paymentDetails = { paymentIntent: "Confirm", chargeAmount }
    const updated = await api.call("PATCH", `checkoutSessions/${id}`, { body: { paymentDetails } })
    await buyer.approve(String(updated.body.webCheckoutDetails?.amazonPayRedirectUrl))
    const completed = await api.call("POST", `checkoutSessions/${id}/complete`, { body: { chargeAmount }, key: "" })
    permissionId = String(completed.body.chargePermissionId)
  }, A_PERSONS_TIME)
  afterAll(() => world.close())

  step("start from a permission whose balance is its limit", async () => {
    const { statusDetails, limits } = await permission()
    expect(statusDetails?.state).toBe("Chargeable")
    expect(limits).toEqual({ amountLimit: price(world, 1_000), amountBalance: price(world, 1_000) })
  })

  step("authorise and take from the balance", async () => {
    const { status, body } = await charge(100)
    expect([status, body.statusDetails?.state]).toEqual([201, "Authorized"])
    expect(body).toMatchObject({ captureAmount: null, refundedAmount: null, chargePermissionId: permissionId })
    expect((await permission()).limits?.amountBalance).toEqual(price(world, 900))
  })

  step("cannot exceed the balance", async () => {
    const { status, body } = await charge(901)
    expect([status, body.reasonCode]).toEqual([400, "TransactionAmountExceeded"])
  })

  step("cannot be captured for more than was authorised, and only once", async () => {
    const id = await chargeId(50)
    expect((await capture(id, 51)).body.reasonCode).toBe("TransactionAmountExceeded")
    expect((await capture(id, 50)).body.statusDetails?.state).toBe("Captured")
    const { status, body } = await capture(id, 50)
    expect([status, body.reasonCode]).toEqual([422, "InvalidChargeStatus"])
  })

  step("can be canceled until they are captured", async () => {
    const id = await chargeId(50)
    const { status, body } = await world.api.call("DELETE", `charges/${id}/cancel`, {
      body: { cancellationReason: "contract" },
    })
    expect([status, body.statusDetails?.state, body.statusDetails?.reasonCode]).toEqual([
      200,
      "Canceled",
      "MerchantCanceled",
    ])
    expect((await refund(id, 1)).body.reasonCode).toBe("InvalidChargeStatus")
  })

  step("are refunded later, in parts, up to the overage", async () => {
    const id = await chargeId(100, { captureNow: true })
    const { status, body } = await refund(id, 60)
    expect([status, body.statusDetails?.state]).toEqual([201, "RefundInitiated"])
    expect((await refund(id, 60)).body.reasonCode).toBe("TransactionAmountExceeded")
  })

  step("are declined softly without harm to the permission", async () => {
    const { status, body } = await charge(10, {}, "SoftDeclined")
    expect([status, body.reasonCode]).toEqual([422, "SoftDeclined"])
    expect((await permission()).statusDetails?.state).toBe("Chargeable")
  })

  step("with an unknown simulation code are refused", async () => {
    const { status, body } = await charge(10, {}, "NoSuchCode")
    expect([status, body.reasonCode]).toEqual([400, "InvalidSandboxSimulationSpecified"])
  })

  step("end with the permission, whose live charges are canceled on demand", async () => {
    const id = await chargeId(10)
    const closed = await world.api.call("DELETE", `chargePermissions/${permissionId}/close`, {
      body: { closureReason: "contract", cancelPendingCharges: true },
    })
    expect([closed.status, closed.body.statusDetails?.state]).toEqual([200, "Closed"])
    const { statusDetails } = (await world.api.call("GET", `charges/${id}`)).body
    expect([statusDetails?.state, statusDetails?.reasonCode]).toEqual(["Canceled", "ChargePermissionCanceled"])
    expect((await charge(10)).body.reasonCode).toBe("InvalidChargePermissionStatus")
  })
})
