import { html } from "hono/html"
import type { Address } from "../domain/address.js"
import { formatMoney, type Money } from "../domain/money.js"
import type { BuyerChoice } from "../engine/buyer-account.js"
import type { Card } from "../engine/card.js"
import { knownAmount, type Checkout } from "../engine/checkout-session.js"
import { paidByGiftCardOnly } from "../engine/gift-card.js"
import type { RecurringMetadata } from "../engine/recurring-metadata.js"
import type { Html } from "./layout.js"
import type { Texts } from "./texts.js"

/** An address as its country writes it: Japan from the prefecture down, elsewhere the other way round. */
export function showAddress(texts: Texts, address: Address): Html {
  const { name, stateOrRegion, addressLine1, addressLine2, addressLine3, city, countryCode } = address
  const region = texts.lang === "ja" ? (stateOrRegion ?? "").replace(/(?<=[a-z])$/i, " ") : ""
  const lines = [`${region}${addressLine1 ?? ""}`, addressLine2, addressLine3].filter(Boolean).join(" ")
  const rest = texts.lang === "ja" ? (city ?? "") : [city, stateOrRegion].filter(Boolean).join(", ")
  return html`<span class="name">${name ?? ""}</span><br />${showPostalCode(address)}<br />${lines}<br />${rest}
    ${rest ? html`<br />` : ""}<span class="muted">${texts.country(countryCode)}</span>`
}

function showPostalCode({ postalCode, countryCode }: Address): string {
  return postalCode !== null && countryCode === "JP" ? `〒${postalCode}` : (postalCode ?? "")
}

/** A card with what it simulates, since that is what one chooses it for here. */
export function showCard(texts: Texts, card: Card): Html {
  const result = html`<span class="result">${texts.testResult(texts.simulates[card.behaviour] ?? "")}</span>`
  if (card.expiry === null)
    return html`<span class="name">${card.brand}</span><br /><span class="muted">${result}</span>`
  return html`<span class="name">${card.brand.toUpperCase()} ${texts.ending} ${card.ending}</span><br />
    <span class="muted">${texts.expires} ${card.expiry} ${result}</span>`
}

/** What pays: the card, the gift card balance before it, or that alone where it covers the order. */
export function showPayment(texts: Texts, checkout: Checkout, choice: BuyerChoice): Html {
  if (choice.giftCard === null) return showCard(texts, choice.card)
  const giftCard = html`<span class="name">${texts.giftCardInUse}</span>`
  if (paidByGiftCardOnly(choice, knownAmount(checkout))) return giftCard
  return html`${giftCard} + ${showCard(texts, choice.card)}`
}

/** Whose checkout it is, and what the order costs, as far as the shop has said so. */
export function storeAndTotal(texts: Texts, checkout: Checkout): Html {
  const { chargeAmount, totalOrderAmount } = checkout.payment
  const total = totalOrderAmount ?? chargeAmount
  return html`${storeName(checkout)}${
    total === null
      ? ""
      : html`<p class="total first">${texts.orderTotal} <strong id="amount">${showMoney(texts, total)}</strong></p>`
  }`
}

/** Whose checkout it is, where the shop has said so. */
export function storeName({ merchantMetadata }: Checkout): Html | "" {
  const name = merchantMetadata.merchantStoreName
  return name === null ? "" : html`<p class="merchant" id="merchant">${name}</p>`
}

/** The amount the way the page's language writes it. */
export function showMoney(texts: Texts, money: Money): string {
  const { amount, currencyCode } = formatMoney(money)
  return new Intl.NumberFormat(texts.lang, { style: "currency", currency: currencyCode }).format(Number(amount))
}

/** 「継続支払い」, which opens to tell how often. */
export function showRecurring(texts: Texts, recurring: RecurringMetadata | null): Html {
  const frequency = recurring?.frequency ?? null
  const unit = frequency === null ? undefined : texts.units[frequency.unit]
  const line =
    frequency === null || unit === undefined
      ? texts.recurringVariable
      : texts.recurringEvery(unit(Number(frequency.value)))
  return html`<details id="recurring" data-testid="recurring">
    <summary>${texts.recurring}</summary>
    <p>${line}</p>
  </details>`
}
