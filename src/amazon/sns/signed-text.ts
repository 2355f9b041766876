import type { SnsEnvelope } from "./envelope"

/**
 * What SNS signs: name and value of certain fields, a line each, sorted by name; a Subject only where there is one.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
 */
export function signedText(envelope: SnsEnvelope): string {
  return fieldsOf(envelope)
    .map(([name, value]) => `${name}\n${value}\n`)
    .join("")
}

function fieldsOf(envelope: SnsEnvelope): [name: string, value: string][] {
  const first: [string, string][] = [
    ["Message", envelope.message],
    ["MessageId", envelope.messageId],
  ]
  const last: [string, string][] = [
    ["TopicArn", envelope.topicArn],
    ["Type", envelope.type],
  ]
  if (envelope.type === "Notification") {
    const subject: [string, string][] = envelope.subject === null ? [] : [["Subject", envelope.subject]]
    return [...first, ...subject, ["Timestamp", envelope.timestamp], ...last]
  }
  return [
    ...first,
    ["SubscribeURL", envelope.subscribeUrl],
    ["Timestamp", envelope.timestamp],
    ["Token", envelope.token],
    ...last,
  ]
}
