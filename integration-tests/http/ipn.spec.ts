import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { EndpointInput, Forgery, SignatureVersion } from "amazon-pay-emulator"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { MERCHANT } from "../support/account"
import { describeStore } from "../support/store"

describeStore("a notification of Amazon's", (store) => {
  afterEach(() => jest.restoreAllMocks())

  const emulator = () => store.amazon.emulator
  const ipn = () => emulator().ipn

  /** SNS sends to this route of the store's from now on. */
  function listen(endpoint: Partial<EndpointInput> = {}, route = "/amazon-pay/ipn") {
    ipn().add({ url: store.url + route, merchantId: MERCHANT.merchantId, ...endpoint })
  }

  /** An order whose permission the store knows, bought before SNS sends anything. */
  async function bought() {
    const { orderId, checkoutSessionId } = await (await store.shopper()).buy()
    await store.amazon.answered(checkoutSessionId, "updateChargePermission")
    const [charge] = emulator().objects("charges") as { chargeId: string; chargePermissionId: string }[]
    return { orderId, checkoutSessionId, ...charge! }
  }

  /** What has been sent, and what the store answered. */
  async function deliveries() {
    await ipn().idle()
    return ipn().deliveries()
  }

  async function send(objectId: string, forgery?: Forgery) {
    ipn().send(objectId, forgery)
    return (await deliveries()).at(-1)!
  }

  const module = () => store.container.resolve<AmazonPayModuleService>("amazonPay")
  const rows = () => module().listAmazonPayNotifications({})
  const calls = () => emulator().requests.list().length

  /** As SNS posts it. */
  const post = (body: string, contentType = "text/plain; charset=UTF-8") =>
    fetch(`${store.url}/amazon-pay/ipn`, { method: "POST", headers: { "content-type": contentType }, body })

  it.each<SignatureVersion>(["1", "2"])(
    "with signature version %s: what was captured in Seller Central is captured in Medusa",
    async (signatureVersion) => {
      const { orderId, checkoutSessionId, chargeId, chargePermissionId } = await bought()
      listen({ signatureVersion })
      await store.amazon.captureElsewhere(checkoutSessionId)
      for (const delivery of await deliveries()) expect(delivery).toMatchObject({ status: 200, attempt: 1 })
      expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
      expect(await rows()).toContainEqual(
        expect.objectContaining({
          object_type: "CHARGE",
          object_id: chargeId,
          charge_permission_id: chargePermissionId,
          outcome: "reconciled",
        }),
      )
    },
  )

  it("is kept as ids and an outcome, without the message", async () => {
    const { chargeId } = await bought()
    listen()
    const { envelope } = await send(chargeId)
    const [row] = await rows()
    expect(row).toMatchObject({ id: envelope.MessageId, provider_id: "pp_amazon-pay_jp", object_id: chargeId })
    expect(Object.keys(row!).sort()).toEqual(
      ["charge_permission_id", "created_at", "deleted_at", "id", "object_id", "object_type", "outcome"].concat([
        "provider_id",
        "received_at",
        "topic_arn",
        "updated_at",
      ]),
    )
  })

  it.each<Forgery>(["bad-signature", "foreign-topic", "foreign-merchant", "foreign-certificate"])(
    "that is forged (%s) is refused, without a row and without a call to Amazon",
    async (forgery) => {
      const { chargeId } = await bought()
      listen()
      const before = calls()
      expect(await send(chargeId, forgery)).toMatchObject({ status: 403 })
      expect(await rows()).toEqual([])
      expect(calls()).toBe(before)
    },
  )

  it("that comes twice is answered twice and followed once", async () => {
    const { chargeId } = await bought()
    listen()
    const { envelope } = await send(chargeId)
    const before = calls()
    expect((await post(JSON.stringify(envelope))).status).toBe(200)
    expect(calls()).toBe(before)
    expect(await rows()).toHaveLength(1)
  })

  it("that comes twice at once is followed once", async () => {
    const { checkoutSessionId } = await bought()
    listen()
    ipn().chaos.add({ kind: "duplicate", times: 9 })
    await store.amazon.captureElsewhere(checkoutSessionId)
    const answers = (await deliveries()).map(({ status }) => status)
    const followed = store.amazon.callsOf(checkoutSessionId).filter((call) => call === "getChargePermission")
    expect(answers).toEqual(answers.map(() => 200))
    expect(await rows()).toHaveLength(answers.length / 2)
    expect(followed).toHaveLength(answers.length / 2)
  })

  it("that could not be followed is sent again, and followed then", async () => {
    const { orderId, checkoutSessionId, chargeId } = await bought()
    await store.amazon.captureElsewhere(checkoutSessionId)
    listen()
    emulator().faults.add({ kind: "status", status: 503, pattern: "charge", times: null })
    const warn = jest.spyOn(store.container.resolve<Logger>(ContainerRegistrationKeys.LOGGER), "warn")
    expect(await send(chargeId)).toMatchObject({ status: 503 })
    expect(warn).toHaveBeenCalledWith(
      expect.stringMatching(/CHARGE .* could not be followed\. Amazon Pay answered 503/),
    )
    expect(await rows()).toMatchObject([{ outcome: "failed" }])
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "authorized" })

    emulator().faults.clear()
    emulator().clock.advance({ hours: 1, seconds: 1 })
    expect((await deliveries()).at(-1)).toMatchObject({ status: 200, attempt: 2 })
    expect(await rows()).toMatchObject([{ outcome: "reconciled" }])
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
  })

  it("of a permission that no order here was paid with is left alone", async () => {
    const { chargeId } = await bought()
    const database = store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await database.raw("delete from amazon_pay_operation")
    await database.raw("delete from amazon_pay_charge")
    listen()
    const before = calls()
    expect(await send(chargeId)).toMatchObject({ status: 200 })
    expect(await rows()).toMatchObject([{ outcome: "unknown_permission" }])
    expect(calls()).toBe(before)
  })

  it("that asks to confirm the subscription of a known topic is followed", async () => {
    listen({ confirm: true })
    expect((await deliveries()).at(-1)).toMatchObject({ status: 200 })
    expect(ipn().list()).toMatchObject([{ confirmed: true }])
  })

  it("that asks to confirm the subscription of an unknown topic is refused", async () => {
    listen({ confirm: true, merchantId: undefined })
    expect((await deliveries()).at(-1)).toMatchObject({ status: 403 })
    expect(ipn().list()).toMatchObject([{ confirmed: false }])
  })

  it.each([
    ["no JSON", "hello", "text/plain"],
    ["JSON that is cut off", '{"Type":"Notification"', "text/plain"],
    ["no SNS envelope", '{"hello":"world"}', "text/plain"],
    ["no JSON, and says it is", '{"Type":', "application/json"],
    ["nothing", "", "text/plain"],
    ["what no parser takes", "hello", "application/octet-stream"],
  ])("that is %s is refused", async (_, body, contentType) => {
    expect((await post(body, contentType)).status).toBe(400)
  })

  it("is followed at Medusa's own hook, too", async () => {
    const { orderId, checkoutSessionId, chargeId } = await bought()
    await store.amazon.captureElsewhere(checkoutSessionId)
    listen({}, "/hooks/payment/amazon-pay_jp")
    const captured = new Promise<void>((resolve) => {
      store.container.resolve(Modules.EVENT_BUS).subscribe("payment.captured", () => {
        resolve()
        return Promise.resolve()
      })
    })
    expect(await send(chargeId)).toMatchObject({ status: 200 })
    await captured
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
    expect(await rows()).toMatchObject([{ object_id: chargeId }])
  })
})
