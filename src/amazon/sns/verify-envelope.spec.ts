import { generateKeyPairSync, sign } from "node:crypto"
import type { Envelope, Forgery, SignatureVersion } from "amazon-pay-emulator"
import { createClock } from "../clock"
import { createCertificates } from "./certificates"
import { parseEnvelope } from "./envelope"
import { SnsRefusedError } from "./errors"
import { startNotified, type Notified } from "./test/notified"
import { isCertificateUrl, verifyEnvelope } from "./verify-envelope"

const PEM = `SimpleNotificationService-${"0123456789abcdef".repeat(2)}.pem`

describe.each<SignatureVersion>(["1", "2"])("an envelope with signature version %s", (version) => {
  let notified: Notified
  beforeAll(async () => {
    notified = await startNotified(version, { confirm: true })
    const { SubscribeURL } = await notified.confirmation()
    subscription = await notified.confirmation()
    await fetch(SubscribeURL!)
  })
  afterAll(() => notified.close())
  let subscription: Envelope

  const verified = (envelope: Envelope) =>
    verifyEnvelope(parseEnvelope(envelope), createCertificates(createClock()), notified.origin)

  it("is believed when SNS signed it", async () => {
    const envelope = await notified.notification()
    expect(envelope.SignatureVersion).toBe(version)
    await expect(verified(envelope)).resolves.toBeUndefined()
  })

  it("is believed when it asks to confirm a subscription", async () => {
    await expect(verified(subscription)).resolves.toBeUndefined()
  })

  it.each<Forgery>(["bad-signature", "foreign-certificate"])("is refused with a %s", async (forgery) => {
    await expect(verified(await notified.notification(forgery))).rejects.toThrow(SnsRefusedError)
  })

  it.each(["Message", "MessageId", "Timestamp"] as const)("is refused when its %s was changed", async (field) => {
    const envelope = await notified.notification()
    await expect(verified({ ...envelope, [field]: `${envelope[field]} ` })).rejects.toThrow(SnsRefusedError)
  })

  it("is refused when its topic was changed", async () => {
    const envelope = await notified.notification()
    await expect(verified({ ...envelope, TopicArn: `${envelope.TopicArn}2` })).rejects.toThrow(SnsRefusedError)
  })

  it("is refused when a subject was added", async () => {
    const envelope = { ...(await notified.notification()), Subject: "" }
    await expect(verified(envelope)).rejects.toThrow(SnsRefusedError)
  })

  it.each(["SubscribeURL", "Token"] as const)("is refused when its %s was changed", async (field) => {
    await expect(verified({ ...subscription, [field]: `${subscription[field]}2` })).rejects.toThrow(SnsRefusedError)
  })

  it("is refused with the signature of the other version", async () => {
    const envelope = await notified.notification()
    await expect(verified({ ...envelope, SignatureVersion: version === "1" ? "2" : "1" })).rejects.toThrow(
      SnsRefusedError,
    )
  })

  it("is refused when Amazon's own certificates are expected", async () => {
    const envelope = parseEnvelope(await notified.notification())
    await expect(verifyEnvelope(envelope, createCertificates(createClock()), null)).rejects.toThrow(SnsRefusedError)
  })
})

describe("a notification with a subject", () => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const certificates = { keyOf: () => Promise.resolve(publicKey) }
  const TEXT =
    "Message\nhello\nMessageId\n1\nSubject\nnews\nTimestamp\nnow\nTopicArn\narn:aws:sns:us-east-1:123456789012:t\nType\nNotification\n"

  it("is believed when the subject was signed with it", async () => {
    const envelope = parseEnvelope({
      Type: "Notification",
      MessageId: "1",
      TopicArn: "arn:aws:sns:us-east-1:123456789012:t",
      Subject: "news",
      Message: "hello",
      Timestamp: "now",
      SignatureVersion: "2",
      Signature: sign("sha256", Buffer.from(TEXT), privateKey).toString("base64"),
      SigningCertURL: `https://sns.us-east-1.amazonaws.com/${PEM}`,
    })
    await expect(verifyEnvelope(envelope, certificates, null)).resolves.toBeUndefined()
  })
})

describe("the URL of a certificate", () => {
  it.each([
    `https://sns.us-east-1.amazonaws.com/${PEM}`,
    `https://sns.ap-northeast-1.amazonaws.com/${PEM}`,
    `https://sns.us-gov-west-1.amazonaws.com/${PEM}`,
    `https://sns.cn-north-1.amazonaws.com.cn/${PEM}`,
  ])("is Amazon's: %s", (url) => {
    expect(isCertificateUrl(url, null)).toBe(true)
  })

  it.each([
    `http://sns.us-east-1.amazonaws.com/${PEM}`,
    `https://sns.us-east-1.amazonaws.com.evil.example/${PEM}`,
    `https://evil.example/sns.us-east-1.amazonaws.com/${PEM}`,
    `https://sns.us-east-1.amazonaws.com@evil.example/${PEM}`,
    `https://evil.example#sns.us-east-1.amazonaws.com/${PEM}`,
    `https://bucket.s3.amazonaws.com/${PEM}`,
    // Buckets that somebody has called "sns".
    `https://sns.s3-us-west-2.amazonaws.com/${PEM}`,
    `https://sns.s3-ap-northeast-1.amazonaws.com/${PEM}`,
    `https://sns.s3-accelerate.amazonaws.com/${PEM}`,
    `https://sns.execute-api.amazonaws.com/${PEM}`,
    `https://sns.us-east-1.amazonaws.com:8443/${PEM}`,
    `https://sns.us-east-1.amazonaws.com/other/${PEM}`,
    `https://sns.us-east-1.amazonaws.com/${PEM}?x=1`,
    `https://sns.us-east-1.amazonaws.com/${PEM}\n`,
    `https://snsXus-east-1.amazonaws.com/${PEM}`,
    "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-short.pem",
    `file:///etc/${PEM}`,
    "no URL",
  ])("is not Amazon's: %s", (url) => {
    expect(isCertificateUrl(url, null)).toBe(false)
  })

  it("is the configured origin's and nobody else's where one is configured", () => {
    const origin = "http://127.0.0.1:9001"
    expect(isCertificateUrl(`${origin}/sns/${PEM}`, origin)).toBe(true)
    expect(isCertificateUrl(`http://127.0.0.1:9002/sns/${PEM}`, origin)).toBe(false)
    expect(isCertificateUrl(`http://127.0.0.1:9001@evil.example/${PEM}`, origin)).toBe(false)
    expect(isCertificateUrl(`https://sns.us-east-1.amazonaws.com/${PEM}`, origin)).toBe(false)
    expect(isCertificateUrl("no URL", origin)).toBe(false)
  })
})
