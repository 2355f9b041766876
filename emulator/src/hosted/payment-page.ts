import { html } from "hono/html"
import { moneyOf } from "../domain/money.js"
import { refusalOf } from "../engine/card.js"
import { knownAmount } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { takesGiftCard } from "../engine/gift-card.js"
import { layout, link, type Html } from "./layout.js"
import { showMoney } from "./show-choice.js"
import type { SignedInVisit } from "./visit.js"
import { walletOptions } from "./wallet-options.js"

/** The wallet: every test card with what it simulates, and the gift card balance. */
export function paymentPage(engine: Engine, visit: SignedInVisit): Html {
  const { texts, account, checkout, choice, path } = visit
  return layout(
    texts,
    texts.choosePayment,
    html`<form method="post" action="${path}/payments">
        ${walletOptions(texts, account.wallet, choice.card, (card) => refusalOf(card, knownAmount(checkout), choice.address))}
        ${takesGiftCard(engine, checkout) ? giftCardOption(engine, visit) : ""}
        <button type="submit" id="use-payment" data-testid="use-payment" class="primary">${texts.useThis}</button>
      </form>
      ${link(`${path}/select`, "back", texts.back)}`,
  )
}

function giftCardOption({ region }: Engine, { texts, account, choice }: SignedInVisit): Html {
  const balance = moneyOf(account.giftCardBalance, region.currencies[0] ?? "USD")
  return html`<label class="option">
    <input type="checkbox" name="giftCard" value="true" id="gift-card" ${choice.giftCard === null ? "" : "checked"} />
    <span>${texts.giftCard}<br /><span class="muted">${showMoney(texts, balance)}</span></span>
  </label>`
}
