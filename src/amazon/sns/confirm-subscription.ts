import type { SnsConfirmation } from "./envelope"
import { SnsRefusedError } from "./errors"
import { DEFAULT_LIMITS, limitedGet, type Limits } from "./limited-get"
import { snsHostOf } from "./topic-arn"

/**
 * Tells SNS that this endpoint wants to hear of the topic, by visiting the URL it sent. Only for an envelope that was
 * verified, and of a known topic.
 * @param insteadOfAmazon the only origin to visit, when it is not Amazon's SNS that sends
 * @throws SnsRefusedError for a URL of another host, SnsUnavailableError when SNS did not answer
 */
export async function confirmSubscription(
  { subscribeUrl, topicArn }: SnsConfirmation,
  insteadOfAmazon: string | null,
  limits: Limits = DEFAULT_LIMITS,
): Promise<void> {
  const host = snsHostOf(topicArn)
  const origin = insteadOfAmazon ?? (host && `https://${host}`)
  if (!origin || !URL.canParse(subscribeUrl) || new URL(subscribeUrl).origin !== new URL(origin).origin) {
    throw new SnsRefusedError("The URL it wants to be visited is not one of SNS in the topic's region.")
  }
  await limitedGet(subscribeUrl, limits)
}
