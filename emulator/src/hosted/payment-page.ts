import { html } from "hono/html"
import { layout, link, type Html } from "./layout.js"
import { showCard } from "./show-choice.js"
import type { SignedInVisit } from "./visit.js"

/** The wallet: every test card with what it simulates, and the gift card balance. */
export function paymentPage({ texts, account, choice, path }: SignedInVisit): Html {
  return layout(
    texts,
    texts.choosePayment,
    html`<form method="post" action="${path}/payments">
        <fieldset>
          <legend class="hidden">${texts.choosePayment}</legend>
          ${account.wallet.map(
            (card) =>
              html`<label class="option">
                <input
                  type="radio"
                  name="payment"
                  value="${card.ending}"
                  id="payment-${card.ending}"
                  ${card.ending === choice.card.ending ? "checked" : ""}
                />
                <span>${showCard(texts, card)}</span>
              </label>`,
          )}
        </fieldset>
        <label class="option">
          <input type="checkbox" name="giftCard" value="true" id="gift-card" ${choice.giftCard ? "checked" : ""} />
          <span>${texts.giftCard}</span>
        </label>
        <button type="submit" id="use-payment" data-testid="use-payment" class="primary">${texts.useThis}</button>
      </form>
      ${link(`${path}/select`, "back", texts.back)}`,
  )
}
