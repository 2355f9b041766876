import { z } from "zod"
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

/** Amazon Pay's messages have about one kB; SNS's own tokens and URLs some hundred characters. */
const text = (longest: number) => z.string().min(1).max(longest)

const signed = {
  messageid: text(100),
  topicarn: text(400).regex(TOPIC_ARN),
  message: z.string().max(32_000),
  timestamp: text(100),
  signatureversion: z.enum(["1", "2"]),
  signature: text(2_000),
  signingcerturl: text(500),
}
const schema = z.discriminatedUnion("type", [
  z.object({ ...signed, type: z.literal("Notification"), subject: z.string().max(500).nullish() }),
  z.object({
    ...signed,
    type: z.enum(["SubscriptionConfirmation", "UnsubscribeConfirmation"]),
    subscribeurl: text(4_000),
    token: text(2_000),
  }),
])

/**
 * @param body the request's body: text, or what a body parser made of it
 * @throws SnsMalformedError naming the field, never its value
 */
export function parseEnvelope(body: unknown): SnsEnvelope {
  const parsed = schema.safeParse(readFields(body, "The message"))
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join("."))
    throw new SnsMalformedError(
      `The message is none of SNS's: missing, unknown or too long is ${[...new Set(fields)].join(", ")}.`,
    )
  }
  const fields = parsed.data
  const common = {
    messageId: fields.messageid,
    topicArn: fields.topicarn,
    message: fields.message,
    timestamp: fields.timestamp,
    signatureVersion: fields.signatureversion,
    signature: Buffer.from(fields.signature, "base64"),
    signingCertUrl: fields.signingcerturl,
  }
  return fields.type === "Notification"
    ? { ...common, type: fields.type, subject: fields.subject ?? null }
    : { ...common, type: fields.type, subscribeUrl: fields.subscribeurl, token: fields.token }
}
