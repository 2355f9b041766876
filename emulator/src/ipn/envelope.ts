import { sign, type KeyObject } from "node:crypto"

/** What Amazon SNS posts to a shop. */
export type Envelope = {
  readonly Type: "Notification" | "SubscriptionConfirmation"
  readonly MessageId: string
  readonly Token?: string
  readonly TopicArn: string
  readonly Message: string
  readonly SubscribeURL?: string
  readonly Timestamp: string
  readonly SignatureVersion: SignatureVersion
  readonly Signature: string
  readonly SigningCertURL: string
  readonly UnsubscribeURL?: string
}

/** 1 is SHA1withRSA, 2 is SHA256withRSA. */
export type SignatureVersion = "1" | "2"

type Unsigned = Omit<Envelope, "Signature">

/** The keys that are signed, in this order, as far as they are there (AWS: verifying SNS messages). */
const SIGNED = {
  Notification: ["Message", "MessageId", "Timestamp", "TopicArn", "Type"],
  SubscriptionConfirmation: ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"],
} as const

/** Signs as SNS does (PKCS#1 v1.5) and puts the keys in the order SNS sends them in. */
export function signEnvelope(envelope: Unsigned, key: KeyObject): Envelope {
  const text = SIGNED[envelope.Type].map((name) => `${name}\n${envelope[name] ?? ""}\n`).join("")
  const digest = envelope.SignatureVersion === "1" ? "sha1" : "sha256"
  const { UnsubscribeURL, SigningCertURL, ...head } = envelope
  const signature = sign(digest, Buffer.from(text), key).toString("base64")
  return { ...head, Signature: signature, SigningCertURL, ...(UnsubscribeURL ? { UnsubscribeURL } : {}) }
}
