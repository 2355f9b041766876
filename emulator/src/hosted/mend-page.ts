import { html } from "hono/html"
import type { BuyerAccount } from "../engine/buyer-account.js"
import type { ChargePermission } from "../engine/charge-permission.js"
import { action, layout, type Html } from "./layout.js"
import type { Texts } from "./texts.js"
import { walletOptions } from "./wallet-options.js"

/** The buyer's own page about one agreement, where shops send them after a decline. */
export function mendPage(
  texts: Texts,
  account: BuyerAccount,
  permission: ChargePermission,
  path: string,
  mended: boolean,
): Html {
  const { status } = permission
  const reason = status.state === "Chargeable" ? "" : ` · ${status.reason}`
  return layout(
    texts,
    texts.mendTitle,
    html`${mended ? html`<p class="signed-in" role="status">${texts.mended}</p>` : ""}
      <p>${texts.mendLead}</p>
      <p class="muted">${permission.id}<br />${texts.state}: <span id="state">${status.state}</span>${reason}</p>
      <form method="post" action="${path}">
        ${walletOptions(texts, account.wallet, permission.choice.card, () => null)}
        <button type="submit" id="mend" data-testid="mend" class="primary">${texts.mend}</button>
      </form>
      ${action(`${path}/close`, "close", texts.closeContract, "link")}`,
  )
}

/** After the buyer ended it. */
export function endedPage(texts: Texts, permission: ChargePermission): Html {
  const { id, status } = permission
  return layout(
    texts,
    texts.mendTitle,
    html`<p class="muted">${id}<br />${texts.state}: <span id="state">${status.state}</span></p>`,
  )
}
