import type { SnsEnvelope } from "./envelope"

/**
 * What SNS signs: name and value of certain fields, a line each, sorted by name; a Subject only where there is one.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
 */
export function signedText(envelope: SnsEnvelope): string {
  const { message, messageId, timestamp, topicArn, type } = envelope
  const first = `Message\n${message}\nMessageId\n${messageId}\n`
  const last = `TopicArn\n${topicArn}\nType\n${type}\n`
  if (envelope.type === "Notification") {
    const subject = envelope.subject === null ? "" : `Subject\n${envelope.subject}\n`
    return `${first}${subject}Timestamp\n${timestamp}\n${last}`
  }
  return `${first}SubscribeURL\n${envelope.subscribeUrl}\nTimestamp\n${timestamp}\nToken\n${envelope.token}\n${last}`
}
