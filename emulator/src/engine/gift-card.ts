import type { Region } from "../domain/region.js"
import { moneyOf, type Money } from "../domain/money.js"
import type { BuyerChoice } from "./buyer-account.js"
import { nameOf } from "./card.js"
import type { Checkout } from "./checkout-session.js"
import type { Engine } from "./engine.js"

/** Whether a gift card can pay for a checkout. */
export function takesGiftCard({ openQuestions }: Engine, { chargePermissionType }: Checkout): boolean {
  return openQuestions.giftCardOnRecurring || chargePermissionType !== "Recurring"
}

/** Whether the gift card balance alone pays an amount. Nobody can say while the amount is unknown. */
export function paidByGiftCardOnly({ giftCard }: BuyerChoice, amount: Money | null): boolean {
  return giftCard !== null && amount !== null && moneyOf(giftCard, amount.currencyCode).minor >= amount.minor
}

/** The text shops print, the way Amazon writes it: "Amazonギフトカード と Visa ****1111 (Amazon Pay)". */
export function paymentDescriptor(choice: BuyerChoice, region: Region, giftCardOnly: boolean): string {
  const { name, and } = region.giftCard
  if (giftCardOnly) return `${name} (Amazon Pay)`
  return `${choice.giftCard === null ? "" : name + and}${nameOf(choice.card)} (Amazon Pay)`
}
