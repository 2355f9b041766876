import { SnsMalformedError } from "./errors"
import { readFields } from "./fields"
import { TOPIC_ARN } from "./topic-arn"

/**
 * What Amazon's SNS posts: JSON as text/plain. Nothing in it can be believed before its signature was verified.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 */
export type SnsEnvelope = SnsNotification | SnsConfirmation

interface Signed {
  /** The same for each attempt to deliver the message. */
  messageId: string
  topicArn: string
  message: string
  timestamp: string
  /** "1" is SHA1withRSA, "2" is SHA256withRSA. */
  signatureVersion: "1" | "2"
  signature: Buffer
  signingCertUrl: string
}

export interface SnsNotification extends Signed {
  type: "Notification"
  subject: string | null
}

/** Asks whether this endpoint wants to hear of the topic, or tells that it no longer will. */
export interface SnsConfirmation extends Signed {
  type: "SubscriptionConfirmation" | "UnsubscribeConfirmation"
  subscribeUrl: string
  token: string
}

const TYPES = ["Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation"] as const

const isTopicArn = (text: string) => TOPIC_ARN.test(text)
const isVersion = (text: string) => text === "1" || text === "2"
const isFilled = (text: string) => text !== ""
const isAnything = () => true

/**
 * Read by hand: a schema took as long for it as RSA for the signature.
 *
 * @param body the request's body: text, or what a body parser made of it
 * @throws SnsMalformedError naming the fields, never their values
 */
export function parseEnvelope(body: unknown): SnsEnvelope {
  const field = readFields(body, "The message")
  const faults: string[] = []

  function text(name: string, longest: number, isRight: (value: string) => boolean = isFilled): string {
    const value = field(name)
    if (typeof value === "string" && value.length <= longest && isRight(value)) return value
    faults.push(name.toLowerCase())
    return ""
  }

  // Amazon Pay's messages have about one kB; SNS's own tokens and URLs some hundred characters.
  const messageId = text("MessageId", 100)
  const topicArn = text("TopicArn", 400, isTopicArn)
  const message = text("Message", 32_000, isAnything)
  const timestamp = text("Timestamp", 100)
  const signatureVersion = text("SignatureVersion", 1, isVersion) === "1" ? "1" : "2"
  const signature = Buffer.from(text("Signature", 2_000), "base64")
  const signingCertUrl = text("SigningCertURL", 500)
  const type = TYPES.find((one) => one === field("Type"))
  if (type === undefined) faults.push("type")
  const isNotification = type === "Notification" || type === undefined
  const subject = !isNotification || field("Subject") == null ? null : text("Subject", 500, isAnything)
  const subscribeUrl = isNotification ? "" : text("SubscribeURL", 4_000)
  const token = isNotification ? "" : text("Token", 2_000)
  if (type === undefined || faults.length > 0) {
    throw new SnsMalformedError(`The message is none of SNS's: missing, unknown or too long is ${faults.join(", ")}.`)
  }
  // Written out: to spread what both have takes longer than all of the rest.
  return type === "Notification"
    ? { type, messageId, topicArn, message, timestamp, signatureVersion, signature, signingCertUrl, subject }
    : {
        type,
        messageId,
        topicArn,
        message,
        timestamp,
        signatureVersion,
        signature,
        signingCertUrl,
        subscribeUrl,
        token,
      }
}
