import { parseEnvelope } from "./envelope"
import { SnsMalformedError } from "./errors"

const NOTIFICATION = {
  Type: "Notification",
  MessageId: "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
  TopicArn: "arn:aws:sns:us-east-1:123456789012:A3TESTMERCHANT",
  Message: "{}",
  Timestamp: "2026-10-01T00:00:00.000Z",
  SignatureVersion: "1",
  Signature: "c2lnbmF0dXJl",
  SigningCertURL: "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
}
const CONFIRMATION = {
  ...NOTIFICATION,
  Type: "SubscriptionConfirmation",
  Token: "token",
  SubscribeURL: "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription",
}

describe("a message of SNS", () => {
  it("is read from text", () => {
    expect(parseEnvelope(JSON.stringify(NOTIFICATION))).toEqual({
      type: "Notification",
      messageId: NOTIFICATION.MessageId,
      topicArn: NOTIFICATION.TopicArn,
      message: "{}",
      subject: null,
      timestamp: NOTIFICATION.Timestamp,
      signatureVersion: "1",
      signature: Buffer.from("signature"),
      signingCertUrl: NOTIFICATION.SigningCertURL,
    })
  })

  it("is read from what a body parser made of it", () => {
    expect(parseEnvelope(CONFIRMATION)).toMatchObject({
      type: "SubscriptionConfirmation",
      token: "token",
      subscribeUrl: CONFIRMATION.SubscribeURL,
    })
  })

  it("is read however its names are capitalised", () => {
    const { SigningCertURL, ...rest } = NOTIFICATION
    expect(parseEnvelope({ ...rest, SigningCertUrl: SigningCertURL })).toEqual(parseEnvelope(NOTIFICATION))
  })

  it.each([
    ["no text", ""],
    ["cut off", JSON.stringify(NOTIFICATION).slice(0, -1)],
    ["a list", "[]"],
    ["nothing", null],
    ["an empty object, as a body parser leaves it", {}],
    ["of an unknown type", { ...NOTIFICATION, Type: "Hello" }],
    ["of an unknown signature version", { ...NOTIFICATION, SignatureVersion: "3" }],
    ["without a signature", { ...NOTIFICATION, Signature: undefined }],
    ["with a number for a text", { ...NOTIFICATION, Message: 1 }],
    ["of a topic that is no topic", { ...NOTIFICATION, TopicArn: "arn:aws:sqs:us-east-1:123456789012:queue" }],
    ["with a line break in its topic", { ...NOTIFICATION, TopicArn: `${NOTIFICATION.TopicArn}\nType` }],
    ["a confirmation without its URL", { ...CONFIRMATION, SubscribeURL: undefined }],
  ])("is refused when it is %s", (_, body) => {
    expect(() => parseEnvelope(body)).toThrow(SnsMalformedError)
  })

  it.each(Object.keys({ ...CONFIRMATION, Subject: "" }))("is refused when its %s is longer than any is", (name) => {
    const long = { ...(name === "Subject" ? NOTIFICATION : CONFIRMATION), [name]: "a".repeat(60_000) }
    expect(() => parseEnvelope(long)).toThrow(SnsMalformedError)
    expect(() => parseEnvelope(JSON.stringify(long))).toThrow(new RegExp(` is ${name.toLowerCase()}\\.$`))
  })

  it("is refused by the names of its fields, never by their values", () => {
    expect(() => parseEnvelope({ ...NOTIFICATION, TopicArn: "buyer@example.com", Message: undefined })).toThrow(
      "The message is none of SNS's: missing, unknown or too long is topicarn, message.",
    )
  })
})
