import { html } from "hono/html"
import { action, layout, type Html } from "./layout.js"
import { storeAndTotal } from "./show-choice.js"
import type { Visit } from "./visit.js"

/** The hosted page without a choice: Amazon may show it for OneTime and PayAndShip, and the shop cannot say when. */
export function consentPage({ texts, account, checkout, path }: Visit): Html {
  return layout(
    texts,
    texts.consentTitle,
    html`${storeAndTotal(texts, checkout)}
      <p class="signed-in" id="signed-in"><span aria-hidden="true">✔</span> ${texts.signedIn}</p>
      <p class="muted">${[account.name, account.email].filter(Boolean).join(" · ")}</p>
      <p>${texts.consentLead}</p>
      ${action(`${path}/continue`, "continue", texts.continue, "primary")}
      ${action(`${path}/cancel`, "cancel", texts.cancel, "link")}`,
  )
}
