import { html } from "hono/html"
import { layout, type Html } from "./layout.js"
import type { Texts } from "./texts.js"

/** Something is wrong with the button or with the link; developers read this, so it says exactly what. */
export function errorPage(texts: Texts, reasonCode: string, message: string, hint: string | null): Html {
  return layout(
    texts,
    texts.errorTitle,
    html`<p class="error" role="alert">
      <strong id="reason-code">${reasonCode}</strong><br /><span id="message">${message}</span
      >${hint === null ? "" : html`<br /><br /><span id="hint">${hint}</span>`}
    </p>`,
  )
}
