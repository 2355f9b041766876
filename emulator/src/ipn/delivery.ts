import type { Envelope } from "./envelope.js"

/** One attempt to hand a notification to a shop. */
export type Delivery = {
  /** ISO 8601, virtual clock. */
  readonly time: string
  readonly url: string
  /** 1 for the first attempt. */
  readonly attempt: number
  /** Null when nobody answered, or the notification was lost on demand. */
  readonly status: number | null
  readonly error: string | null
  /** What was done to it on demand. */
  readonly chaos: string | null
  readonly envelope: Envelope
}

const TIMEOUT = 15_000

/** Posts an envelope the way SNS does: JSON as text/plain. */
export async function post(url: string, envelope: Envelope): Promise<Pick<Delivery, "status" | "error">> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "text/plain; charset=UTF-8",
        "user-agent": "Amazon Simple Notification Service Agent",
        "x-amz-sns-message-type": envelope.Type,
        "x-amz-sns-message-id": envelope.MessageId,
        "x-amz-sns-topic-arn": envelope.TopicArn,
        "x-amz-sns-subscription-arn": `${envelope.TopicArn}:emulator`,
      },
      body: JSON.stringify(envelope),
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT),
    })
    await response.arrayBuffer()
    return { status: response.status, error: null }
  } catch (error) {
    return { status: null, error: error instanceof Error ? error.message : String(error) }
  }
}
