import { html } from "hono/html"
import { action, layout, link, type Html } from "./layout.js"
import { showAddress, showMoney, showPayment, showRecurring, storeName } from "./show-choice.js"
import type { SignedInVisit } from "./visit.js"

/** The page of checkoutMode ProcessOrder: the amount is known, the buyer pays here, there is no review page. */
export function payPage(visit: SignedInVisit): Html {
  const { texts, checkout, choice, path } = visit
  const { chargeAmount, totalOrderAmount } = checkout.payment
  const amount = totalOrderAmount ?? chargeAmount
  const { address } = choice
  return layout(
    texts,
    texts.payTitle,
    html`${storeName(checkout)}
      ${
        address === null
          ? ""
          : html`<section>
              <h2>${texts.shippingAddress}</h2>
              <p id="chosen-address">${showAddress(texts, address)}</p>
            </section>`
      }
      <section>
        <h2>${texts.paymentMethod}</h2>
        <p id="chosen-payment">${showPayment(texts, checkout, choice)}</p>
        ${link(`${path}/payments`, "change-payment", texts.change)}
      </section>
      ${checkout.chargePermissionType === "Recurring" ? showRecurring(texts, checkout.recurring) : ""}
      <p class="total">
        ${texts.orderTotal} <strong id="amount">${amount === null ? "" : showMoney(texts, amount)}</strong>
      </p>
      ${action(`${path}/pay`, "pay-now", texts.payNow, "primary")}
      ${action(`${path}/cancel`, "cancel", texts.cancel, "link")}`,
  )
}
