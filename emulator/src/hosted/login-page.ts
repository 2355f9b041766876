import { html } from "hono/html"
import { action, layout, type Html } from "./layout.js"
import { storeAndTotal } from "./show-choice.js"
import type { Visit } from "./visit.js"

/** The first page after the button. Any e-mail address and password will do. */
export function loginPage({ texts, account, checkout, path }: Visit): Html {
  return layout(
    texts,
    texts.loginTitle,
    html`${storeAndTotal(texts, checkout)}
      <p>${texts.loginLead}</p>
      <form method="post" action="${path}/login">
        <label
          >${texts.emailLabel}<input name="email" type="email" autocomplete="off" value="${account.email ?? ""}"
        /></label>
        <label
          >${texts.passwordLabel}<input name="password" type="password" autocomplete="off" value="password"
        /></label>
        <button type="submit" id="login" data-testid="login" class="primary">${texts.login}</button>
      </form>
      ${action(`${path}/cancel`, "cancel", texts.cancel, "link")}`,
  )
}
