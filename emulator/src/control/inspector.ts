import { html } from "hono/html"
import type { Emulator } from "../emulator.js"

type Html = ReturnType<typeof html>
type Row = readonly (string | number | null)[]

const NEWEST = 50

/** A page with everything the emulator holds, newest first. It reloads itself every few seconds. */
export function inspectorPage(emulator: Omit<Emulator, "close" | "url" | "certificate">): Html {
  const objects = emulator.objects
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="refresh" content="3" />
        <title>Inspector · amazon-pay-emulator</title>
        <link rel="stylesheet" href="/assets/hosted.css" />
      </head>
      <body class="inspector">
        <p class="banner"><strong>amazon-pay-emulator</strong> region ${emulator.region}</p>
        <main>
          <h1>${emulator.clock.now().toISOString().slice(0, 19).replace("T", " ")} UTC</h1>
          <form method="post" action="/_emulator/advance" class="clock">
            ${[30, 3_600, 86_400, 30 * 86_400].map((seconds) => html`<button name="seconds" value="${seconds}">${spanOf(seconds)}</button>`)}
          </form>
          ${table("Checkout Sessions", ["Id", "State", "Charge Permission", "Buyer", "Amount"], objects("checkoutSessions").map(sessionRow))}
          ${table("Charge Permissions", ["Id", "State", "Limit", "Balance", "Reference"], objects("chargePermissions").map(permissionRow))}
          ${table("Charges", ["Id", "State", "Amount", "Captured", "Refunded"], objects("charges").map(chargeRow))}
          ${table("Refunds", ["Id", "State", "Amount"], objects("refunds").map(refundRow))}
          ${table(
            "Notifications",
            ["Time", "To", "Attempt", "Status", "Chaos", "Message"],
            emulator.ipn
              .deliveries()
              .map((delivery) => [
                delivery.time,
                delivery.url,
                delivery.attempt,
                delivery.status ?? delivery.error,
                delivery.chaos,
                delivery.envelope.Message,
              ]),
          )}
          ${table(
            "Requests",
            ["Time", "Call", "Status", "Reason", "ms", "Fault", "Why"],
            emulator.requests
              .list()
              .map((entry) => [
                entry.time,
                `${entry.method} ${entry.path}`,
                entry.status,
                entry.reasonCode,
                entry.durationMs,
                entry.fault,
                entry.signature?.explanation ?? entry.message,
              ]),
          )}
        </main>
      </body>
    </html>`
}

function table(title: string, head: readonly string[], rows: readonly Row[]): Html {
  const newest = rows.slice(-NEWEST).reverse()
  return html`<h2 id="${title.toLowerCase().replace(/ /g, "-")}">${title} (${rows.length})</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            ${head.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${newest.map(
            (row) =>
              html`<tr>
                ${row.map((cell) => html`<td>${cell ?? ""}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
}

function spanOf(seconds: number): string {
  if (seconds < 60) return `+ ${seconds} s`
  return seconds < 86_400 ? `+ ${seconds / 3_600} h` : `+ ${seconds / 86_400} d`
}

const sessionRow = (object: object): Row => [
  at(object, "checkoutSessionId"),
  state(object),
  at(object, "chargePermissionId"),
  at(object, "buyer", "name"),
  amount(object, "paymentDetails", "chargeAmount"),
]
const permissionRow = (object: object): Row => [
  at(object, "chargePermissionId"),
  state(object),
  amount(object, "limits", "amountLimit"),
  amount(object, "limits", "amountBalance"),
  at(object, "merchantMetadata", "merchantReferenceId"),
]
const chargeRow = (object: object): Row => [
  at(object, "chargeId"),
  state(object),
  amount(object, "chargeAmount"),
  amount(object, "captureAmount"),
  amount(object, "refundedAmount"),
]
const refundRow = (object: object): Row => [at(object, "refundId"), state(object), amount(object, "refundAmount")]

/** The text at a path of an answer, or null. */
function at(object: object, ...path: readonly string[]): string | null {
  let value: unknown = object
  for (const key of path) {
    if (typeof value !== "object" || value === null) return null
    value = Object.entries(value).find(([name]) => name === key)?.[1]
  }
  return typeof value === "string" ? value : null
}

function state(object: object): string {
  const reason = at(object, "statusDetails", "reasonCode") ?? at(object, "statusDetails", "reasons", "0", "reasonCode")
  return [at(object, "statusDetails", "state"), reason].filter(Boolean).join(" · ")
}

function amount(object: object, ...path: readonly string[]): string {
  return [at(object, ...path, "amount"), at(object, ...path, "currencyCode")].filter(Boolean).join(" ")
}
