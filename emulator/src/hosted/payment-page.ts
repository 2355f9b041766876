import { html } from "hono/html"
import { layout, link, type Html } from "./layout.js"
import type { SignedInVisit } from "./visit.js"
import { walletOptions } from "./wallet-options.js"

/** The wallet: every test card with what it simulates, and the gift card balance. */
export function paymentPage({ texts, account, checkout, choice, path }: SignedInVisit): Html {
  const amount = checkout.payment.chargeAmount ?? checkout.estimatedOrderAmount
  return layout(
    texts,
    texts.choosePayment,
    html`<form method="post" action="${path}/payments">
        ${walletOptions(texts, account.wallet, choice.card, amount)}
        <label class="option">
          <input type="checkbox" name="giftCard" value="true" id="gift-card" ${choice.giftCard ? "checked" : ""} />
          <span>${texts.giftCard}</span>
        </label>
        <button type="submit" id="use-payment" data-testid="use-payment" class="primary">${texts.useThis}</button>
      </form>
      ${link(`${path}/select`, "back", texts.back)}`,
  )
}
