import { html } from "hono/html"
import type { Money } from "../domain/money.js"
import { canPay, type Card } from "../engine/card.js"
import type { Html } from "./layout.js"
import { showCard } from "./show-choice.js"
import type { Texts } from "./texts.js"

/** Radio buttons for a wallet; what cannot pay the amount is shown and cannot be chosen. */
export function walletOptions(texts: Texts, wallet: readonly Card[], chosen: Card, amount: Money | null): Html {
  return html`<fieldset>
    <legend class="hidden">${texts.choosePayment}</legend>
    ${wallet.map((card) => {
      const allowed = canPay(card, amount)
      return html`<label class="${allowed ? "option" : "option disabled"}">
        <input
          type="radio"
          name="payment"
          value="${card.ending}"
          id="payment-${card.ending}"
          ${card.ending === chosen.ending ? "checked" : ""}
          ${allowed ? "" : "disabled"}
        />
        <span>${showCard(texts, card)}${allowed ? "" : html`<br /><em>${texts.tooExpensive}</em>`}</span>
      </label>`
    })}
  </fieldset>`
}
