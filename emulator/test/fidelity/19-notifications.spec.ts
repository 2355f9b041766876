import { createVerify, X509Certificate } from "node:crypto"
import type { Envelope, SignatureVersion } from "../../src/index.js"
import { startListener } from "../support/listener.js"
import { MERCHANT, startShop } from "../support/shop.js"

async function isSigned(envelope: Envelope): Promise<boolean> {
  const certificate = new X509Certificate(await (await fetch(envelope.SigningCertURL)).text())
  const names = (["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"] as const).filter(
    (name) => envelope[name] !== undefined,
  )
  const text = names.map((name) => `${name}\n${envelope[name]}\n`).join("")
  const algorithm = envelope.SignatureVersion === "1" ? "RSA-SHA1" : "RSA-SHA256"
  return createVerify(algorithm).update(text).verify(certificate.publicKey, envelope.Signature, "base64")
}

async function start(signatureVersion: SignatureVersion = "1") {
  const listener = await startListener()
  const shop = await startShop({ notifications: [{ url: listener.url, signatureVersion }] })
  return { listener, shop, emulator: shop.emulator }
}
const messages = (received: readonly { envelope: Envelope }[]) =>
  received.map(({ envelope }) => JSON.parse(envelope.Message))

describe("19. An instant payment notification", () => {
  it.each(["1", "2"] as const)("is a real SNS envelope with signature version %s, as text/plain", async (version) => {
    const { listener, shop, emulator } = await start(version)
    const { chargeId, permissionId } = await shop.purchase()
    await emulator.ipn.idle()
    const { envelope, type } = listener.received.at(-1) ?? {}
    expect(type).toMatch(/^text\/plain/)
    expect(JSON.parse(envelope?.Message ?? "")).toMatchObject({
      MerchantID: MERCHANT.merchantId,
      ObjectType: "CHARGE",
      ObjectId: chargeId,
      ChargePermissionId: permissionId,
      NotificationType: "STATE_CHANGE",
      NotificationVersion: "V2",
    })
    expect(envelope?.SignatureVersion).toBe(version)
    expect(envelope && (await isSigned(envelope))).toBe(true)
  })

  it("is tried again every hour, three times, while the shop answers 5xx", async () => {
    const { listener, shop, emulator } = await start()
    listener.status = 503
    await shop.purchase({ paymentIntent: "Confirm" })
    await emulator.ipn.idle()
    for (let hour = 0; hour < 5; hour++) {
      emulator.clock.advance({ hours: 1, seconds: 1 })
      await emulator.ipn.idle()
    }
    expect(emulator.ipn.deliveries().map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4])
    expect(new Set(listener.received.map(({ envelope }) => envelope.MessageId)).size).toBe(1)
  })

  it("is not tried again after a 4xx", async () => {
    const { listener, shop, emulator } = await start()
    listener.status = 400
    await shop.purchase({ paymentIntent: "Confirm" })
    await emulator.ipn.idle()
    emulator.clock.advance({ hours: 2 })
    await emulator.ipn.idle()
    expect(listener.received).toHaveLength(1)
  })

  it("comes twice, late, out of order or never, on demand", async () => {
    const { listener, shop, emulator } = await start()
    emulator.ipn.chaos.add({ kind: "duplicate" })
    emulator.ipn.chaos.add({ kind: "lose" })
    await shop.purchase()
    await emulator.ipn.idle()
    expect(messages(listener.received).map(({ ObjectType }) => ObjectType)).toEqual([
      "CHARGE_PERMISSION",
      "CHARGE_PERMISSION",
    ])
    listener.received.length = 0
    emulator.ipn.chaos.add({ kind: "reorder" })
    await shop.purchase()
    emulator.clock.advance({ seconds: 2 })
    await emulator.ipn.idle()
    expect(messages(listener.received).map(({ ObjectType }) => ObjectType)).toEqual(["CHARGE", "CHARGE_PERMISSION"])
    listener.received.length = 0
    emulator.ipn.chaos.add({ kind: "delay", seconds: 60 })
    await shop.purchase({ paymentIntent: "Confirm" })
    await emulator.ipn.idle()
    expect(listener.received).toHaveLength(0)
    emulator.clock.advance({ minutes: 1 })
    await emulator.ipn.idle()
    expect(listener.received).toHaveLength(1)
  })

  it("is lost behind one that comes as it should", async () => {
    const { listener, shop, emulator } = await start()
    emulator.ipn.chaos.add({ kind: "deliver" })
    emulator.ipn.chaos.add({ kind: "lose" })
    await shop.purchase()
    await emulator.ipn.idle()
    expect(messages(listener.received).map(({ ObjectType }) => ObjectType)).toEqual(["CHARGE_PERMISSION"])
  })

  it("is forged on demand", async () => {
    const { listener, shop, emulator } = await start()
    const { chargeId } = await shop.purchase()
    await emulator.ipn.idle()
    listener.received.length = 0
    for (const forgery of ["bad-signature", "foreign-topic", "foreign-merchant", "foreign-certificate"] as const) {
      emulator.ipn.send(chargeId, forgery)
      await emulator.ipn.idle()
    }
    const [badSignature, topic, merchant, certificate] = listener.received.map(({ envelope }) => envelope)
    expect(badSignature && (await isSigned(badSignature))).toBe(false)
    expect(topic && (await isSigned(topic))).toBe(true)
    expect(topic?.TopicArn).not.toBe(merchant?.TopicArn)
    expect(merchant?.Message).toContain("AFOREIGNMERCHANT")
    expect(certificate?.SigningCertURL).toContain("evil.example")
  })

  it("waits for the confirmation of an endpoint that asks for one", async () => {
    const listener = await startListener()
    const shop = await startShop({ notifications: [{ url: listener.url, confirm: true }] })
    await shop.emulator.ipn.idle()
    const { envelope } = listener.received[0] ?? {}
    expect(envelope?.Type).toBe("SubscriptionConfirmation")
    expect(envelope && (await isSigned(envelope))).toBe(true)
    await shop.purchase()
    await shop.emulator.ipn.idle()
    expect(listener.received).toHaveLength(1)
    expect((await fetch(envelope?.SubscribeURL ?? "")).status).toBe(200)
    await shop.purchase({ paymentIntent: "Confirm" })
    await shop.emulator.ipn.idle()
    expect(listener.received).toHaveLength(2)
  })

  it("is steered over HTTP too", async () => {
    const listener = await startListener()
    const shop = await startShop()
    const post = (path: string, body: unknown) =>
      fetch(`${shop.emulator.url}/_emulator/ipn/${path}`, { method: "POST", body: JSON.stringify(body) })
    expect((await post("endpoints", { url: listener.url, signatureVersion: "2" })).status).toBe(201)
    expect((await post("chaos", { kind: "lose" })).status).toBe(201)
    const { chargeId } = await shop.purchase()
    expect((await post("send", { objectId: chargeId })).status).toBe(200)
    const deliveries = await fetch(`${shop.emulator.url}/_emulator/ipn/deliveries`)
    expect(await deliveries.json()).toMatchObject([
      { chaos: "lose", status: null },
      { attempt: 1, status: 200 },
      { attempt: 1, status: 200 },
    ])
  })
})
