import { html } from "hono/html"
import type { BuyNow, Cart } from "../engine/buy-now.js"
import type { Money } from "../domain/money.js"
import { action, layout, link, type Html } from "./layout.js"
import { showAddress, showMoney, showPayment, storeName } from "./show-choice.js"
import type { Texts } from "./texts.js"
import type { SignedInVisit } from "./visit.js"

const SCRIPT = html`<script src="/assets/buy-now.js" defer></script>`

/** Everything on one page: address, payment method, delivery, what the shop says it costs, and "pay now". */
export function buyNowPage(visit: SignedInVisit, { cart, deliveryOption, problem }: BuyNow): Html {
  const { texts, checkout, choice, path } = visit
  return layout(
    texts,
    texts.payTitle,
    html`${storeName(checkout)}
      ${problem === null ? "" : html`<p class="error" role="alert" id="problem">${texts.shopRefused(problem)}</p>`}
      ${
        checkout.productType === "PayOnly"
          ? ""
          : html`<section>
              <h2>${texts.shippingAddress}</h2>
              <p id="chosen-address">
                ${choice.address === null ? texts.noAddress : showAddress(texts, choice.address)}
              </p>
              ${link(`${path}/addresses`, "change-address", texts.change)}
            </section>`
      }
      <section>
        <h2>${texts.paymentMethod}</h2>
        <p id="chosen-payment">${showPayment(texts, checkout, choice)}</p>
        ${link(`${path}/payments`, "change-payment", texts.change)}
      </section>
      ${cart === null ? "" : showCart(texts, cart, deliveryOption, path)}
      ${cart === null || problem !== null ? "" : action(`${path}/buy-now/pay`, "pay-now", texts.payNow, "primary")}
      ${action(`${path}/cancel`, "cancel", texts.cancel, "link")}`,
  )
}

function showCart(texts: Texts, cart: Cart, chosen: string | null, path: string): Html {
  const row = (name: string, money: Money, id: string): Html =>
    html`<p class="sum">${name} <span id="${id}">${showMoney(texts, money)}</span></p>`
  return html`${
      cart.deliveryOptions.length === 0
        ? ""
        : html`<form method="post" action="${path}/buy-now/delivery">
            <h2>${texts.deliveryOption}</h2>
            <fieldset>
              <legend class="hidden">${texts.deliveryOption}</legend>
              ${cart.deliveryOptions.map(
                ({ id, name, price }) =>
                  html`<label class="option">
                    <input type="radio" name="deliveryOption" value="${id}" ${id === chosen ? "checked" : ""} />
                    <span>${name}<br /><span class="muted">${showMoney(texts, price)}</span></span>
                  </label>`,
              )}
            </fieldset>
            <button type="submit" id="use-delivery" data-testid="use-delivery" class="secondary">
              ${texts.useThis}
            </button>
          </form>`
    }
    <div class="sums">
      ${cart.lines.map(({ title, quantity }) => html`<p class="sum">${title} <span>× ${quantity}</span></p>`)}
      ${row(texts.itemsTotal, cart.base, "base")} ${row(texts.shippingTotal, cart.shipping, "shipping")}
      ${row(texts.taxTotal, cart.tax, "tax")}
      ${cart.discount === null ? "" : row(texts.discountTotal, cart.discount, "discount")}
    </div>
    <p class="total">
      ${texts.orderTotal} <strong id="amount">${showMoney(texts, cart.order ?? cart.charge)}</strong>
    </p>`
}

/** While the shop's page is asked: the script passes the event on to its callback, and the answer back. */
export function askingPage(visit: SignedInVisit, buyNow: BuyNow, event: object): Html {
  const { texts, path } = visit
  return layout(
    texts,
    texts.askingShop,
    html`<div class="spinner" role="status" aria-label="${texts.askingShop}"></div>
      <noscript><p class="error">${texts.needsScript}</p></noscript>
      <p class="error" id="alone" role="alert" hidden>${texts.shopIsGone}</p>
      <form
        method="post"
        action="${path}/buy-now/answer"
        id="ask"
        data-callback="${buyNow.asks ?? ""}"
        data-event="${JSON.stringify(event)}"
        data-origin="${buyNow.origin}"
      >
        <input type="hidden" name="callback" value="${buyNow.asks ?? ""}" />
        <input type="hidden" name="answer" value="" />
      </form>`,
    SCRIPT,
  )
}

/** The window closes itself; the shop's page goes on. */
export function closePage(texts: Texts): Html {
  return layout(texts, texts.finished, html`<p id="close">${texts.closeWindow}</p>`, SCRIPT)
}
