import type { Card, CardBehaviour } from "../engine/card.js"

const EXPIRY = "12/2035"

function card(ending: string, brand: string, behaviour: CardBehaviour): Card {
  return { ending, brand, behaviour, expiry: EXPIRY, restriction: null }
}

/**
 * The cards of Amazon's sandbox wallet and what each of them simulates (Amazon Pay: sandbox simulations; the Japanese
 * FAQ QA-9 lists 1212 where the English page lists 9424, so both are here).
 */
export const TEST_WALLET: readonly Card[] = [
  card("1111", "Visa", "approves"),
  card("0005", "American Express", "approves"),
  card("4444", "MasterCard", "approves"),
  card("1212", "Diners", "approves"),
  card("0000", "JCB", "approves"),
  card("9424", "Discover", "approves"),
  card("3064", "Visa", "buyerCancels"),
  card("3434", "Visa", "declines"),
  card("0701", "Visa", "pendingThenApproves"),
  card("4354", "Visa", "pendingThenDeclines"),
]

/**
 * 「あと払い」 by Paidy, for Japanese buyers who have it in their Amazon account: at most 250,000 yen, delivered in Japan
 * (Amazon Pay Japan FAQ, QA-629). It can be combined with a gift card.
 */
export const PAIDY: Card = {
  ending: "paidy",
  brand: "あと払い（ペイディ）",
  behaviour: "approves",
  expiry: null,
  restriction: { limit: 250_000, country: "JP" },
}
