import { html } from "hono/html"
import { action, layout, link, type Html } from "./layout.js"
import { showAddress, showPayment, showRecurring, storeAndTotal } from "./show-choice.js"
import type { SignedInVisit } from "./visit.js"

/** The hosted page with address and payment method, each with 「変更」. */
export function selectionPage(visit: SignedInVisit): Html {
  const { texts, checkout, choice, path } = visit
  const needsAddress = checkout.productType !== "PayOnly" && choice.address === null
  return layout(
    texts,
    texts.selectTitle,
    html`${storeAndTotal(texts, checkout)} ${shippingSection(visit)}
      <section aria-labelledby="payment-title">
        <h2 id="payment-title">${texts.paymentMethod}</h2>
        <p id="chosen-payment">${showPayment(texts, checkout, choice)}</p>
        ${link(`${path}/payments`, "change-payment", texts.change)}
      </section>
      ${checkout.chargePermissionType === "Recurring" ? showRecurring(texts, checkout.recurring) : ""}
      ${needsAddress ? "" : action(`${path}/continue`, "continue", texts.continue, "primary")}
      ${action(`${path}/cancel`, "cancel", texts.cancel, "link")}`,
  )
}

function shippingSection({ texts, checkout, choice, path }: SignedInVisit): Html | "" {
  if (checkout.productType === "PayOnly") return ""
  return html`<section aria-labelledby="address-title">
    <h2 id="address-title">${texts.shippingAddress}</h2>
    <p id="chosen-address">${choice.address === null ? texts.noAddress : showAddress(texts, choice.address)}</p>
    ${link(`${path}/addresses`, "change-address", texts.change)}
  </section>`
}
