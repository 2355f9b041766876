import { A_PERSONS_TIME, itByHand, price, WORLDS, type World } from "./world.js"

// A person cannot go through the hosted pages for every case, so these steps share one checkout and follow each other.
describe.each(WORLDS)("a checkout, at %s", (name, open) => {
  const step = itByHand(name)
  let world: World
  let id = ""
  let redirectUrl = ""
  const call = (method: string, action: string, body?: object) =>
    world.api.call(method, `checkoutSessions/${id}${action}`, { body, key: "" })

  beforeAll(async () => {
    world = await open()
    if (world.buyer === null) return
    id = await world.buyer.checkout({
      webCheckoutDetails: { checkoutReviewReturnUrl: world.returnUrl },
      storeId: world.storeId,
    })
  }, A_PERSONS_TIME)
  afterAll(() => world.close())

  step("has, at the review, an address, a payment descriptor, and what is still missing", async () => {
    const { body } = await call("GET", "")
    expect(body.statusDetails?.state).toBe("Open")
    expect(body.productType).toBe("PayAndShip")
    expect(body.shippingAddress?.countryCode).toBeTruthy()
    expect(body.paymentPreferences?.[0]?.paymentDescriptor).toContain("(Amazon Pay)")
    expect(Object.values(body.constraints ?? {}).map(({ constraintId }) => constraintId)).toEqual([
      "ChargeAmountNotSet",
      "CheckoutResultReturnUrlNotSet",
      "PaymentIntentNotSet",
    ])
  })

  step("gets an amazonPayRedirectUrl with the last thing that was missing", async () => {
    const partly = await call("PATCH", "", {
      paymentDetails: { paymentIntent: "Authorize", chargeAmount: price(world, 25) },
    })
    expect(partly.body.webCheckoutDetails?.amazonPayRedirectUrl).toBeNull()
    const { body } = await call("PATCH", "", { webCheckoutDetails: { checkoutResultReturnUrl: world.returnUrl } })
    expect(body.constraints).toEqual([])
    redirectUrl = String(body.webCheckoutDetails?.amazonPayRedirectUrl)
    expect(redirectUrl).toMatch(/^https?:/)
  })

  step("cannot be completed before the buyer has been there", async () => {
    const { status, body } = await call("POST", "/complete", { chargeAmount: price(world, 25) })
    expect([status, body.reasonCode]).toEqual([422, "InvalidCheckoutSessionStatus"])
  })

  step("is still Open after the buyer came back", async () => {
    await world.buyer?.approve(redirectUrl)
    expect((await call("GET", "")).body.statusDetails?.state).toBe("Open")
  })

  step("cannot be completed with another amount", async () => {
    const { status, body } = await call("POST", "/complete", { chargeAmount: price(world, 26) })
    expect([status, body.reasonCode]).toEqual([409, "AmountMismatch"])
  })

  step("is Completed with a permission and a charge, and nothing about the buyer", async () => {
    const { status, body } = await call("POST", "/complete", { chargeAmount: price(world, 25) })
    expect(status).toBe(200)
    expect(body.statusDetails?.state).toBe("Completed")
    expect(String(body.chargeId)).toMatch(/^S0[123]-\d{7}-\d{7}-C\d{6}$/)
    expect(String(body.chargeId).startsWith(String(body.chargePermissionId))).toBe(true)
    expect(body).toMatchObject({ buyer: null, shippingAddress: null, webCheckoutDetails: null })
  })

  step("cannot be completed twice", async () => {
    const { status, body } = await call("POST", "/complete", { chargeAmount: price(world, 25) })
    expect([status, body.reasonCode]).toEqual([422, "InvalidCheckoutSessionStatus"])
  })

  step("cannot be updated any more", async () => {
    const { status, body } = await call("PATCH", "", { merchantMetadata: { merchantReferenceId: "late" } })
    expect([status, body.reasonCode]).toEqual([422, "InvalidCheckoutSessionStatus"])
  })
})
