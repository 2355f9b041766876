import { createVerify } from "node:crypto"
import type { Envelope, Forgery } from "../src/index.js"
import { startListener } from "./support/listener.js"
import { startShop, type Shop } from "./support/shop.js"
import { getThroughProxy } from "./support/tunnel.js"

/** What AWS's validators take, from their documentation: the host, the path, and no other scheme. */
const AWS_URL =
  /^https:\/\/sns\.[a-zA-Z0-9-]{3,}\.amazonaws\.com(\.cn)?\/SimpleNotificationService-[a-zA-Z0-9]{32}\.pem$/

async function isValid(shop: Shop, envelope: Envelope): Promise<boolean> {
  if (!AWS_URL.test(envelope.SigningCertURL)) return false
  const { text: certificate } = await getThroughProxy(shop.emulator, envelope.SigningCertURL)
  const keys =
    envelope.Type === "Notification"
      ? (["Message", "MessageId", "Timestamp", "TopicArn", "Type"] as const)
      : (["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"] as const)
  const verify = createVerify(envelope.SignatureVersion === "1" ? "RSA-SHA1" : "RSA-SHA256")
  for (const key of keys) verify.update(`${key}\n${envelope[key] ?? ""}\n`)
  return verify.verify(certificate, envelope.Signature, "base64")
}

describe("notifications whose certificate is named as AWS names it", () => {
  it.each(["1", "2"] as const)("are valid to AWS's rules with signature version %s", async (signatureVersion) => {
    const listener = await startListener()
    const shop = await startShop()
    shop.emulator.ipn.add({ url: listener.url, signatureVersion, certificateHost: "aws" })
    await shop.purchase()
    await shop.emulator.ipn.idle()
    const [received] = listener.received
    expect(received && (await isValid(shop, received.envelope))).toBe(true)
  })

  it.each<[Forgery, boolean]>([
    ["bad-signature", false],
    ["foreign-certificate", false],
    // A topic of another account is signed by AWS as well: a validator cannot tell, the shop has to.
    ["foreign-topic", true],
    ["foreign-merchant", true],
  ])("a forgery by %s is valid to them: %p", async (forgery, valid) => {
    const listener = await startListener()
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    shop.emulator.ipn.add({ url: listener.url, certificateHost: "aws" })
    shop.emulator.ipn.send(chargeId, forgery)
    await shop.emulator.ipn.idle()
    const [received] = listener.received
    expect(received && (await isValid(shop, received.envelope))).toBe(valid)
  })

  it("are confirmed by a visit of their SubscribeURL through the proxy", async () => {
    const listener = await startListener()
    const shop = await startShop()
    shop.emulator.ipn.add({ url: listener.url, certificateHost: "aws", confirm: true })
    await shop.emulator.ipn.idle()
    const { envelope } = listener.received[0] ?? {}
    expect(envelope && (await isValid(shop, envelope))).toBe(true)
    const { status } = await getThroughProxy(shop.emulator, envelope?.SubscribeURL ?? "")
    expect([status, shop.emulator.ipn.list()[0]?.confirmed]).toEqual([200, true])
  })

  it("name the emulator's own origin unless they are told otherwise", async () => {
    const listener = await startListener()
    const shop = await startShop()
    shop.emulator.ipn.add({ url: listener.url })
    await shop.purchase()
    await shop.emulator.ipn.idle()
    expect(listener.received[0]?.envelope.SigningCertURL).toContain(`${shop.emulator.url}/sns/Simple`)
  })
})
