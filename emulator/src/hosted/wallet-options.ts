import { html } from "hono/html"
import type { Card, CardRefusal } from "../engine/card.js"
import type { Html } from "./layout.js"
import { showCard } from "./show-choice.js"
import type { Texts } from "./texts.js"

/** Radio buttons for a wallet; what cannot pay this order is shown and cannot be chosen. */
export function walletOptions(
  texts: Texts,
  wallet: readonly Card[],
  chosen: Card,
  refusal: (card: Card) => CardRefusal | null,
): Html {
  return html`<fieldset>
    <legend class="hidden">${texts.choosePayment}</legend>
    ${wallet.map((card) => {
      const refused = refusal(card)
      const allowed = refused === null
      return html`<label class="${allowed ? "option" : "option disabled"}">
        <input
          type="radio"
          name="payment"
          value="${card.ending}"
          id="payment-${card.ending}"
          ${card.ending === chosen.ending ? "checked" : ""}
          ${allowed ? "" : "disabled"}
        />
        <span>${showCard(texts, card)}${refused === null ? "" : html`<br /><em>${texts.refusals[refused]}</em>`}</span>
      </label>`
    })}
  </fieldset>`
}
