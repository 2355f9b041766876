import type { MedusaContainer } from "@medusajs/framework/types"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { AmazonPayEvent } from "../notify/events"

/**
 * What is so by now, and is told once. It is told by what it is and what was told, never by what it was before: a look that was
 * cut off after it had seen it would have used that up.
 */
export interface News {
  /** Its kind and whose it is, as `amazon_pay_watch` remembers what was told. */
  what: string
  value: string
  event: AmazonPayEvent
}

/** @returns the events of what was not told yet. From now on it was. */
export async function takeNews(
  container: MedusaContainer,
  watchId: string,
  news: readonly News[],
): Promise<AmazonPayEvent[]> {
  const { watches } = amazonPayModule(container).ledger
  const events: AmazonPayEvent[] = []
  for (const { what, value, event } of news) {
    if (await watches.tell(watchId, what, value)) events.push(event)
  }
  return events
}

/**
 * Tells something once, which whoever has called tries again if it could not be told.
 * @throws what `work` throws: then it was not told
 */
export async function tellOnce(
  container: MedusaContainer,
  { watchId, what }: { watchId: string; what: string },
  work: () => Promise<void>,
): Promise<void> {
  const { watches } = amazonPayModule(container).ledger
  await watches.ensure(watchId, null)
  if (!(await watches.tell(watchId, what, "yes"))) return
  try {
    await work()
  } catch (error) {
    await watches.tell(watchId, what, null)
    throw error
  }
}
