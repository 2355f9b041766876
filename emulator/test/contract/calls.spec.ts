import { newKey } from "./signed-api.js"
import { price, WORLDS, type World } from "./world.js"

describe.each(WORLDS)("calls, at %s", (_, open) => {
  let world: World
  beforeAll(async () => {
    world = await open()
  })
  afterAll(() => world.close())

  const payload = (changes: object = {}) => ({
    webCheckoutDetails: { checkoutReviewReturnUrl: world.returnUrl },
    storeId: world.storeId,
    ...changes,
  })
  const create = (key?: string, changes?: object) =>
    world.api.call("POST", "checkoutSessions", { body: payload(changes), key })

  it.each(["AMZN-PAY-RSASSA-PSS", "AMZN-PAY-RSASSA-PSS-V2"])("signed with %s are understood", async (algorithm) => {
    const answer = await world.api.call("POST", "checkoutSessions", { body: payload(), algorithm })
    expect(answer.status).toBe(201)
  })

  it("with a foreign signature are refused with the string that was to be signed", async () => {
    const answer = await world.api.callWithForeignSignature("charges/S03-0000000-0000000-C000000")
    expect(answer.status).toBe(403)
    expect(answer.body.reasonCode).toBe("InvalidRequestSignature")
    expect(answer.body.message).toContain("Unable to verify signature, signing String [AMZN-PAY-RSASSA-PSS-V2\n")
  })

  it("are answered with a request id", async () => {
    expect((await create()).headers.get("x-amz-pay-request-id")).toBeTruthy()
  })

  it("for what does not exist are ResourceNotFound", async () => {
    const answer = await world.api.call("GET", "checkoutSessions/00000000-0000-4000-8000-000000000000")
    expect(answer.status).toBe(404)
    expect(answer.body.reasonCode).toBe("ResourceNotFound")
  })

  it("with the same key and body give the same object again", async () => {
    const key = newKey()
    const [first, second] = [await create(key), await create(key)]
    expect([200, 201]).toContain(second.status)
    expect(second.body.checkoutSessionId).toBe(first.body.checkoutSessionId)
  })

  it("with the same key and another body are DuplicateIdempotencyKey", async () => {
    const key = newKey()
    await create(key)
    const answer = await create(key, { scopes: ["name"] })
    expect(answer.status).toBe(400)
    expect(answer.body.reasonCode).toBe("DuplicateIdempotencyKey")
  })

  it("with a key of 33 characters are InvalidHeaderValue", async () => {
    const answer = await create("k".repeat(33))
    expect(answer.status).toBe(400)
    expect(answer.body.reasonCode).toBe("InvalidHeaderValue")
  })

  it.each([
    ["an unknown field", { coupon: "1" }, "UnrecognizedField"],
    ["an unknown type of permission", { chargePermissionType: "Forever" }, "InvalidParameterValue"],
    [
      "a store name of 51 characters",
      { merchantMetadata: { merchantStoreName: "x".repeat(51) } },
      "InvalidParameterValue",
    ],
  ])("with %s are refused", async (_what, changes, reasonCode) => {
    const answer = await create(undefined, changes)
    expect(answer.status).toBe(400)
    expect(answer.body.reasonCode).toBe(reasonCode)
  })

  it("without a storeId are MissingParameterValue", async () => {
    const answer = await create(undefined, { storeId: undefined })
    expect(answer.status).toBe(400)
    expect(answer.body.reasonCode).toBe("MissingParameterValue")
  })

  it("with a fraction of a yen, or of a cent, are InvalidParameterValue", async () => {
    const { amount, currencyCode } = price(world, 10)
    const paymentDetails = { chargeAmount: { amount: `${amount}${world.region === "jp" ? ".5" : "5"}`, currencyCode } }
    expect((await create(undefined, { paymentDetails })).body.reasonCode).toBe("InvalidParameterValue")
  })

  it("update a session part by part", async () => {
    const { body } = await create()
    const path = `checkoutSessions/${String(body.checkoutSessionId)}`
    await world.api.call("PATCH", path, { body: { paymentDetails: { chargeAmount: price(world, 10) } } })
    const updated = await world.api.call("PATCH", path, { body: { paymentDetails: { paymentIntent: "Confirm" } } })
    expect(updated.body.paymentDetails).toMatchObject({ paymentIntent: "Confirm", chargeAmount: price(world, 10) })
  })

  it("cannot complete a session nobody has approved", async () => {
    const { body } = await create(undefined, { paymentDetails: { chargeAmount: price(world, 10) } })
    const answer = await world.api.call("POST", `checkoutSessions/${String(body.checkoutSessionId)}/complete`, {
      body: { chargeAmount: price(world, 10) },
      key: "",
    })
    expect(answer.status).toBe(422)
    expect(answer.body.reasonCode).toBe("InvalidCheckoutSessionStatus")
  })
})
