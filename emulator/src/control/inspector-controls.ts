import { html } from "hono/html"
import type { Emulator } from "../emulator.js"
import { live, table, type Html } from "./inspector-table.js"
import { SETTING_CHOICES } from "./setting-choices.js"

type Controls = Pick<Emulator, "faults" | "merchants" | "pages" | "throttling" | "openQuestions" | "ipn">

/** What steers the emulator. Every button makes the call that it names; the page's script sends it. */
export function controlsSections(emulator: Controls): Html {
  const settings: Record<string, string | number | boolean> = {
    ...emulator.pages,
    throttling: emulator.throttling.enabled,
    ...emulator.openQuestions,
  }
  return html`${live(
    "Faults",
    emulator.faults.list().length,
    html`${emulator.faults.list().map((fault) => html`<pre>${JSON.stringify(fault)}</pre>`)}
      <p class="actions"><button data-call="DELETE /faults" id="clear-faults">Clear</button></p>`,
  )}
  ${form("POST /faults", "fault", "Add a fault", '{"kind": "drop-after", "method": "POST", "path": "/charges"}')}
  ${live(
    "Settings",
    null,
    html`<div class="settings">
      ${Object.entries(SETTING_CHOICES).map(
        ([name, choices]) =>
          html`<label
            >${name}
            <select data-setting="${name}" id="setting-${name}">
              ${choices.map((choice) => option(choice, settings[name]))}
            </select>
          </label>`,
      )}
    </div>`,
  )}
  ${form("POST /clock", "clock", "Set the clock", '{"set": "2026-12-01T00:00:00Z"}')}
  ${table(
    "Merchants",
    ["Merchant", "Store", "Public key", "Allowed origins"],
    emulator.merchants
      .list()
      .map(({ merchantId, storeId, publicKeyId, allowedOrigins }) => [
        merchantId,
        storeId,
        publicKeyId,
        allowedOrigins?.join(" ") ?? "any https",
      ]),
  )}
  ${table(
    "Notification endpoints",
    ["URL", "Merchant", "Signature", "Certificate"],
    emulator.ipn
      .list()
      .map(({ url, merchantId, signatureVersion, certificateHost }) => [
        url,
        merchantId ?? "every",
        signatureVersion,
        certificateHost,
      ]),
  )}`
}

function option(choice: string | number | boolean, current: string | number | boolean | undefined): Html {
  return html`<option value="${JSON.stringify(choice)}" ${choice === current ? "selected" : ""}>
    ${String(choice)}
  </option>`
}

/** A call with a body, which is JSON as in the README. */
function form(call: string, id: string, label: string, body: string): Html {
  return html`<form data-call="${call}" id="${id}-form" class="call">
    <label>${label} <input name="body" id="${id}-body" value="${body}" /></label>
    <button id="${id}-send">${call}</button>
  </form>`
}
