import { html } from "hono/html"
import { isDeliverable } from "../buyer/deliverable.js"
import type { BookAddress } from "../engine/buyer-account.js"
import { layout, link, type Html } from "./layout.js"
import { showAddress } from "./show-choice.js"
import type { SignedInVisit, Visit } from "./visit.js"

/** The address book; what the shop does not deliver to is shown and cannot be chosen. */
export function addressPage(visit: SignedInVisit): Html {
  const { texts, account, path } = visit
  return layout(
    texts,
    texts.chooseAddress,
    html`<form method="post" action="${path}/addresses">
        <fieldset>
          <legend class="hidden">${texts.chooseAddress}</legend>
          ${account.addresses.map((entry) => option(visit, entry))}
        </fieldset>
        <button type="submit" id="use-address" data-testid="use-address" class="primary">${texts.useThis}</button>
      </form>
      ${link(`${path}/addresses/new`, "add-address", texts.addAddress)} ${link(`${path}/select`, "back", texts.back)}`,
  )
}

function option({ texts, checkout, choice }: SignedInVisit, { id, address }: BookAddress): Html {
  const allowed = isDeliverable(address, checkout.deliverySpecifications)
  const checked = allowed && choice.address === address
  return html`<label class="${allowed ? "option" : "option disabled"}">
    <input
      type="radio"
      name="address"
      value="${id}"
      id="address-${id}"
      required
      ${checked ? "checked" : ""}
      ${allowed ? "" : "disabled"}
    />
    <span>${showAddress(texts, address)}${allowed ? "" : html`<br /><em>${texts.notDeliverable}</em>`}</span>
  </label>`
}

const FIELDS = [
  ["name", true],
  ["postalCode", true],
  ["stateOrRegion", true],
  ["addressLine1", true],
  ["addressLine2", false],
  ["addressLine3", false],
  ["phoneNumber", true],
] as const

/** The form behind 「+ 新しい住所を追加」. */
export function newAddressPage({ texts, path }: Visit, message: string | null): Html {
  return layout(
    texts,
    texts.addAddress.replace("+ ", ""),
    html`${message === null ? "" : html`<p class="error" role="alert">${message}</p>`}
      <form method="post" action="${path}/addresses/new">
        ${FIELDS.map(
          ([name, required]) =>
            html`<label
              >${texts.fields[name] ?? name}<input name="${name}" id="field-${name}" ${required ? "required" : ""}
            /></label>`,
        )}
        <button type="submit" id="save-address" data-testid="save-address" class="primary">${texts.save}</button>
      </form>
      ${link(`${path}/addresses`, "back", texts.back)}`,
  )
}
