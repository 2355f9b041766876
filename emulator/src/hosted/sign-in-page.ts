import { html } from "hono/html"
import type { SignInPress } from "../buyer/sign-in.js"
import type { BuyerAccount } from "../engine/buyer-account.js"
import { layout, link, type Html } from "./layout.js"
import type { Texts } from "./texts.js"

/** Sign-in without a checkout. The signed button rides along in the form, so there is nothing to keep meanwhile. */
export function signInPage(texts: Texts, account: BuyerAccount, press: SignInPress, cancelUrl: string): Html {
  const { payloadJSON, signature, algorithm, publicKeyId } = press
  const fields = { payloadJSON, signature, algorithm, publicKeyId }
  return layout(
    texts,
    texts.loginTitle,
    html`<p>${texts.loginLead}</p>
      <p class="muted">${[account.name, account.email].filter(Boolean).join(" · ")}</p>
      <form method="post" action="/signin/complete">
        ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value ?? ""}" />`)}
        <button type="submit" id="login" data-testid="login" class="primary">${texts.login}</button>
      </form>
      ${link(cancelUrl, "cancel", texts.cancel)}`,
  )
}
