/**
 * What a simulated card makes of a checkout (Amazon Pay: sandbox simulations). `pendingThen…` need
 * paymentIntent=Authorize and canHandlePendingAuthorization=true and are declined otherwise.
 */
export type CardBehaviour = "approves" | "buyerCancels" | "declines" | "pendingThenApproves" | "pendingThenDeclines"

/** A payment instrument of the test wallet. */
export type Card = {
  /** The last four digits, by which tests choose it. */
  readonly ending: string
  readonly brand: string
  readonly behaviour: CardBehaviour
  readonly expiry: string
}

/** The text shops print; with a gift card the region's own prefix comes before it. */
export function paymentDescriptor(card: Card, giftCardPrefix: string | null): string {
  return `${giftCardPrefix ?? ""}${card.brand} ****${card.ending} (Amazon Pay)`
}
