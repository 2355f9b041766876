import { answerOf, MERCHANT, Shop, startShop, yen } from "./support/shop.js"
import { createEmulator } from "../src/index.js"

const control = async (shop: Shop, method: string, path: string, body?: unknown) =>
  answerOf(
    await fetch(`${shop.emulator.url}/_emulator/${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
  )

describe("the control API", () => {
  it("says it is well", async () => {
    const shop = await startShop({ region: "eu" })
    expect((await control(shop, "GET", "health")).body).toMatchObject({ status: "ok", region: "eu" })
  })

  it("moves the clock, and what is due on the way happens", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    await control(shop, "POST", "clock", { advance: { days: 3 } })
    expect((await shop.call("GET", `charges/${chargeId}`)).body.statusDetails?.reasonCode).toBe("ExpiredUnused")
    const set = await control(shop, "POST", "clock", { set: "2030-01-01T00:00:00Z" })
    expect(set.body.now).toMatch(/^2030-01-01T00:00/)
  })

  it("registers a merchant", async () => {
    const emulator = await createEmulator()
    const shop = new Shop(emulator)
    expect((await control(shop, "POST", "merchants", MERCHANT)).status).toBe(201)
    expect((await shop.call("POST", "checkoutSessions", { body: shop.payload() })).status).toBe(201)
    await emulator.close()
  })

  it("refuses a merchant whose key is not PEM", async () => {
    const shop = await startShop()
    const answer = await control(shop, "POST", "merchants", { ...MERCHANT, publicKey: "ssh-rsa AAAA" })
    expect(answer.status).toBe(400)
    expect(answer.body.message).toContain("BEGIN PUBLIC KEY")
  })

  it("acts as the buyer", async () => {
    const shop = await startShop()
    const started = await control(shop, "POST", "buyer/checkout", { ...shop.press(), payment: "0005", address: 2 })
    expect(started.status).toBe(201)
    const checkoutSessionId = String(started.body.checkoutSessionId)
    const changed = await control(shop, "POST", "buyer/change", { checkoutSessionId, payment: "1111" })
    expect(changed.body.redirectUrl).toBe(String(started.body.redirectUrl))
    await shop.update(checkoutSessionId)
    expect((await control(shop, "POST", "buyer/approve", { checkoutSessionId, outcome: "decline" })).status).toBe(200)
    expect((await shop.complete(checkoutSessionId)).body.reasonCode).toBe("CheckoutSessionCanceled")
  })

  it("signs another account in, whom the next checkout and the next choice are of", async () => {
    const shop = await startShop()
    const pressed = shop.press({ ...shop.payload(), scopes: ["name", "email", "phoneNumber", "billingAddress"] })
    const started = await control(shop, "POST", "buyer/checkout", pressed)
    const checkoutSessionId = String(started.body.checkoutSessionId)
    const sessionOf = async () => (await shop.call("GET", `checkoutSessions/${checkoutSessionId}`)).body
    const before = await sessionOf()
    const other = { region: "na", name: "Ada Byron", email: null, billingAddress: { city: "Paris", countryCode: "FR" } }
    const answer = await control(shop, "PUT", "buyer", other)
    expect(answer).toMatchObject({ status: 200, body: { addresses: [{ id: "home" }, { id: "work" }] } })
    expect(await sessionOf()).toEqual(before)
    await control(shop, "POST", "buyer/change", { checkoutSessionId, address: 0 })
    expect(await sessionOf()).toMatchObject({
      buyer: { name: "Ada Byron", email: null },
      shippingAddress: { city: "Chicago", countryCode: "US" },
      billingAddress: { city: "Paris", countryCode: "FR" },
    })
  })

  it("goes back to the account it began with at a reset", async () => {
    const shop = await startShop()
    shop.emulator.buyer.become({ region: "eu" })
    shop.emulator.reset()
    expect(shop.emulator.buyer.addresses[0]?.address.countryCode).toBe("JP")
  })

  it("says why it refuses a buyer's selection", async () => {
    const shop = await startShop()
    const answer = await control(shop, "POST", "buyer/checkout", { ...shop.press(), payment: "9999" })
    expect(answer.status).toBe(400)
    expect(answer.body.message).toContain("1111")
  })

  it("counts the calls of a purchase", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    await control(shop, "DELETE", "requests")
    await shop.call("GET", `checkoutSessions/${id}`)
    await shop.update(id)
    shop.emulator.buyer.approve({ checkoutSessionId: id })
    await shop.complete(id)
    const { body } = await control(shop, "GET", "requests")
    expect(Object.values(body).map(({ operation }) => operation)).toEqual([
      "getCheckoutSession",
      "updateCheckoutSession",
      "completeCheckoutSession",
    ])
  })

  it("counts the calls of one checkout among others, to its refund", async () => {
    const shop = await startShop()
    await shop.purchase()
    const { id, permissionId, chargeId } = await shop.purchase()
    await shop.purchase()
    await shop.call("POST", `charges/${chargeId}/capture`, { body: { captureAmount: yen(2500) } })
    const { body: refund } = await shop.call("POST", "refunds", { body: { chargeId, refundAmount: yen(500) } })
    await shop.call("GET", `refunds/${String(refund.refundId)}`)
    await shop.call("GET", `chargePermissions/${permissionId}`)
    const { body } = await control(shop, "GET", `events?type=call&checkoutSessionId=${id}`)
    expect(Object.values(body).map(({ operation }) => operation)).toEqual([
      "updateCheckoutSession",
      "completeCheckoutSession",
      "captureCharge",
      "createRefund",
      "getRefund",
      "getChargePermission",
    ])
  })

  it("counts a call whose connection was cut", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    shop.emulator.faults.add({ kind: "drop-before" })
    await expect(shop.call("GET", `checkoutSessions/${id}`)).rejects.toThrow()
    const { body } = await control(shop, "GET", `events?type=call&checkoutSessionId=${id}`)
    expect(body).toMatchObject([{ operation: "getCheckoutSession", status: null, fault: "drop-before" }])
  })

  it("lists what happened, and only what is new", async () => {
    const shop = await startShop()
    await shop.purchase()
    const { body } = await control(shop, "GET", "events?type=state")
    const states = Object.values(body).map(({ objectType, state }) => `${objectType} ${state}`)
    expect(states).toEqual([
      "CHECKOUT_SESSION Open",
      "CHARGE_PERMISSION Chargeable",
      "CHARGE Authorized",
      "CHECKOUT_SESSION Completed",
    ])
    const last = Number(Object.values(body).at(-1)?.number)
    const after = await control(shop, "GET", `events?type=state&after=${last - 1}`)
    expect(Object.values(after.body)).toHaveLength(1)
  })

  it("sets and clears faults", async () => {
    const shop = await startShop()
    await control(shop, "POST", "faults", { kind: "status", status: 500, times: null })
    expect((await shop.call("GET", "charges/x")).status).toBe(500)
    await control(shop, "DELETE", "faults")
    expect((await shop.call("GET", "charges/x")).status).toBe(404)
  })

  it("forgets everything but the merchants on reset", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    shop.emulator.clock.advance({ days: 400 })
    await control(shop, "POST", "reset")
    expect((await shop.call("GET", `charges/${chargeId}`)).status).toBe(404)
    expect(Math.abs(shop.emulator.clock.now().getTime() - Date.now())).toBeLessThan(5_000)
    expect((await shop.purchase()).completed.status).toBe(200)
  })
})
