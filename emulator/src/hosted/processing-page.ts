import { html } from "hono/html"
import { action, layout, type Html } from "./layout.js"
import { storeAndTotal } from "./show-choice.js"
import type { Visit } from "./visit.js"

/** amazonPayRedirectUrl. Moves on by itself after a second; the link is for whoever it does not move. */
export function processingPage({ texts, checkout, path }: Visit): Html {
  const next = `${path}/processing/finish`
  return layout(
    texts,
    texts.processingTitle,
    html`${storeAndTotal(texts, checkout)}
      <div class="spinner" role="status" aria-label="${texts.processingTitle}"></div>
      <p>${texts.processingLead}</p>
      <p><a href="${next}" id="go-on" data-testid="go-on">${texts.goOn}</a></p>
      ${action(`${path}/processing/cancel`, "cancel", texts.returnToShop, "link")}`,
    html`<meta http-equiv="refresh" content="1;url=${next}" />`,
  )
}
