import { generateKeyPairSync, randomUUID } from "node:crypto"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { FaultRule, Merchant } from "amazon-pay-emulator"
import { MERCHANT } from "../support/account"
import type { Json } from "../support/http"
import { heard, subscribe } from "../support/notifications"
import { quiet } from "../support/quiet"
import { describeStore } from "../support/store"

describeStore("an admin", (store) => {
  const search = async (q: string) => {
    const { status, body } = await store.admin.ask("GET", `amazon-pay/search?q=${encodeURIComponent(q)}`)
    return { status, body, results: (body["results"] ?? []) as unknown as Json[] }
  }

  async function bought() {
    const { orderId, checkoutSessionId } = await store.bought()
    await store.admin.capture(orderId)
    await store.admin.refund(orderId, 700)
    await quiet()
    const [charge] = store.amazon.emulator.objects("charges") as { chargeId: string; chargePermissionId: string }[]
    const [refund] = store.amazon.emulator.objects("refunds") as { refundId: string }[]
    const { display_id } = await store.admin.order(orderId)
    return { orderId, display_id: String(display_id), checkoutSessionId, ...charge!, ...refund! }
  }

  it("finds an order by each id of Amazon's, however it is written", async () => {
    const { orderId, display_id, chargeId, chargePermissionId, refundId, checkoutSessionId } = await bought()
    const ids = { charge: chargeId, charge_permission: chargePermissionId, refund: refundId }
    for (const [object, id] of Object.entries({ ...ids, checkout_session: checkoutSessionId })) {
      const found = { object, id, order_id: orderId, display_id, cart_id: null }
      expect((await search(id)).results).toMatchObject([found])
      expect((await search(`  ${id.toLowerCase()} `)).results).toMatchObject([found])
      expect((await search(`お問い合わせ番号：${id}（ご注文）`)).results).toMatchObject([found])
    }
    expect((await search(chargeId)).results).toMatchObject([
      { state: "Captured", amount: "2500", currency_code: "JPY" },
    ])
  })

  it("finds what belongs to an order's number, and to a dispute's", async () => {
    const { orderId, display_id, chargePermissionId } = await bought()
    const permission = [{ object: "charge_permission", id: chargePermissionId, order_id: orderId }]
    expect((await search(`#${display_id}`)).results).toMatchObject(permission)
    expect((await search(`${chargePermissionId}-B000001`)).results).toMatchObject(permission)
    expect((await search("999999")).results).toEqual([])
  })

  it("finds the order of a message of Amazon's", async () => {
    const { orderId, checkoutSessionId } = await store.bought()
    subscribe(store)
    await store.amazon.captureElsewhere(checkoutSessionId)
    await heard(store)
    const connection = store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const { rows } = await connection.raw("select id from amazon_pay_notification where object_type = 'CHARGE' limit 1")
    const { id } = (rows as { id: string }[])[0]!
    expect((await search(id)).results).toMatchObject([{ object: "notification", id, order_id: orderId }])
    const { body } = await store.admin.ask("GET", "amazon-pay/accounts")
    expect((body["accounts"] as unknown as Json[])[0]).toMatchObject({
      topic_arns: { seen: [expect.stringContaining(MERCHANT.merchantId)] },
      last_notification_at: expect.any(String),
    })
  })

  it("finds the cart of a Checkout Session that no order came of", async () => {
    const shopper = await store.shopper()
    const id = await shopper.comeToReview()
    expect((await search(id)).results).toMatchObject([
      { object: "checkout_session", order_id: null, cart_id: shopper.cartId },
    ])
  })

  it.each(["S03-0000000-0000000", randomUUID(), "nothing of Amazon's", "%", "'; drop table amazon_pay_charge; --"])(
    "finds nothing by what is no id: %s",
    async (q) => {
      expect(await search(q)).toMatchObject({ status: 200, results: [] })
    },
  )

  it.each([
    ["nothing", ""],
    ["spaces", "   "],
    ["a thousand characters", "S".repeat(1000)],
  ])("is told what is wrong with %s", async (_, q) => {
    const { status, body } = await search(q)
    expect([status, body["code"]]).toEqual([400, "invalid_query"])
    expect(body["message"]).toContain("q: give an id of Amazon's")
  })

  it("takes at most three queries for it", async () => {
    const { chargeId, display_id } = await bought()
    const connection = store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const asked: string[] = []
    const note = ({ sql }: { sql: string }) => void asked.push(sql)
    for (const q of [chargeId, `#${display_id}`]) {
      asked.length = 0
      connection.on("query", note)
      await search(q)
      connection.removeListener("query", note)
      const own = asked.filter((sql) => /amazon_pay_|order_payment_collection/.test(sql))
      expect([1, 2, 3]).toContain(own.length)
    }
  })

  it("sees how an account is set up, without its secrets", async () => {
    const { body } = await store.admin.ask("GET", "amazon-pay/accounts")
    const [account] = body["accounts"] as unknown as Json[]
    expect(account).toMatchObject({
      provider_id: "pp_amazon-pay_jp",
      region: "jp",
      environment: "sandbox",
      merchant_id: MERCHANT.merchantId,
      public_key_id: MERCHANT.publicKeyId,
      hosts: { api: new URL(store.amazon.url).host },
      ipn_url: `${store.url}/amazon-pay/ipn`,
      topic_arns: { seen: [] },
      last_notification_at: null,
      return_urls: ["review", "result", "cancel"].map((route) => `${store.url}/amazon-pay/${route}`),
    })
    expect(account?.["allowed_origins"]).toEqual([expect.stringMatching(/^https?:\/\/[^/]+$/)])
    expect(account?.["regions"]).toContainEqual(expect.objectContaining({ currency_code: "jpy", enabled: true }))
    expect(JSON.stringify(body)).not.toMatch(/PRIVATE KEY|privateKey/)
  })

  describe("who checks the connection", () => {
    const check = async () =>
      (await store.admin.ask("POST", "amazon-pay/accounts/pp_amazon-pay_jp/check", {})).body["check"]

    it("is told that all is well, and no money is held", async () => {
      expect(await check()).toMatchObject({ outcome: "ok", reason_code: null, clock_skew_seconds: expect.any(Number) })
      expect(store.amazon.emulator.objects("charges")).toEqual([])
    })

    const OTHER_KEY = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    }).publicKey

    it.each<[string, string, Partial<Merchant>]>([
      ["wrong_key", "InvalidRequestSignature", { publicKey: OTHER_KEY }],
      ["wrong_store", "InvalidParameterValue", { storeId: "amzn1.application-oa2-client.of-the-other-environment" }],
      ["return_url_refused", "InvalidParameterValue", { allowedOrigins: ["https://another.example"] }],
      ["account_inactive", "InvalidAccountStatus", { inactive: true }],
    ])("is told what Amazon has otherwise: %s (%s)", async (outcome, reason_code, registered) => {
      store.amazon.emulator.merchants.add({ ...MERCHANT, ...registered })
      try {
        expect(await check()).toMatchObject({ outcome, reason_code })
      } finally {
        store.amazon.emulator.merchants.add(MERCHANT)
      }
    })

    it.each<[string, string, FaultRule]>([
      ["clock_skew", "InvalidRequestSignature", { kind: "clock", seconds: 1200, times: null }],
      ["throttled", "TooManyRequests", { kind: "status", status: 429, times: null }],
      ["unknown", "ServiceUnavailable", { kind: "status", status: 503, times: null }],
      [
        "wrong_region",
        "InvalidHeaderValue",
        {
          kind: "status",
          status: 400,
          body: { reasonCode: "InvalidHeaderValue", message: "The value of the header 'x-amz-pay-region' is invalid." },
        },
      ],
    ])("is told what is wrong: %s (%s)", async (outcome, reason_code, fault) => {
      store.amazon.emulator.faults.add(fault)
      expect(await check()).toMatchObject({ outcome, reason_code })
    })

    it("is told how far the clock is off", async () => {
      store.amazon.emulator.faults.add({ kind: "clock", seconds: 60 })
      const { outcome, clock_skew_seconds } = (await check())!
      expect(outcome).toBe("ok")
      expect(Number(clock_skew_seconds)).toBeLessThan(-30)
    })

    it("is told that Amazon cannot be reached", async () => {
      store.amazon.emulator.faults.add({ kind: "drop-before", times: null })
      expect(await check()).toMatchObject({ outcome: "unreachable", clock_skew_seconds: null })
    })

    it("is told which account there is none of", async () => {
      const { status, body } = await store.admin.ask("POST", "amazon-pay/accounts/pp_stripe/check", {})
      expect([status, body["message"]]).toEqual([404, expect.stringContaining("pp_amazon-pay_jp")])
    })
  })
})
