import { html } from "hono/html"
import type { Emulator } from "../emulator.js"
import type { RequestEntry } from "../server/request-log.js"
import { chargeRow, permissionRow, refundRow, sessionRow } from "./object-rows.js"

type Html = ReturnType<typeof html>
type Row = readonly (string | number | Html | null)[]

const NEWEST = 50

/** A page with everything the emulator holds, newest first. It stays up to date; without JavaScript it reloads. */
export function inspectorPage(emulator: Omit<Emulator, "close" | "url" | "certificate">): Html {
  const objects = emulator.objects
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <noscript><meta http-equiv="refresh" content="3" /></noscript>
        <title>Inspector · amazon-pay-emulator</title>
        <link rel="stylesheet" href="/assets/hosted.css" />
        <script src="/assets/inspector.js" defer></script>
      </head>
      <body class="inspector">
        <p class="banner"><strong>amazon-pay-emulator</strong> region ${emulator.region}</p>
        <main>
          <h1 id="time" data-live>${emulator.clock.now().toISOString().slice(0, 19).replace("T", " ")} UTC</h1>
          <form method="post" action="/_emulator/advance" class="clock">
            ${[30, 3_600, 86_400, 30 * 86_400].map(
              (seconds) => html`<button name="seconds" value="${seconds}">${spanOf(seconds)}</button>`,
            )}
          </form>
          ${table(
            "Checkout Sessions",
            ["Id", "State", "Charge Permission", "Buyer", "Amount"],
            objects("checkoutSessions").map(sessionRow),
          )}
          ${table(
            "Charge Permissions",
            ["Id", "State", "Limit", "Balance", "Reference"],
            objects("chargePermissions").map(permissionRow),
          )}
          ${table("Charges", ["Id", "State", "Amount", "Captured", "Refunded"], objects("charges").map(chargeRow))}
          ${table("Refunds", ["Id", "State", "Amount"], objects("refunds").map(refundRow))}
          ${table(
            "Notifications",
            ["Time", "To", "Attempt", "Status", "Chaos", "Message"],
            emulator.ipn
              .deliveries()
              .map(({ time, url, attempt, status, error, chaos, envelope }) => [
                timeOf(time),
                url,
                attempt,
                status ?? error,
                chaos,
                envelope.Message,
              ]),
          )}
          ${table(
            "Requests",
            ["Time", "Call", "Status", "Reason", "ms", "Fault", "Why"],
            emulator.requests.list().map(requestRow),
          )}
        </main>
      </body>
    </html>`
}

function requestRow(entry: RequestEntry): Row {
  const { time, method, path, status, reasonCode, durationMs, fault } = entry
  return [timeOf(time), `${method} ${path}`, status, reasonCode, durationMs.toFixed(1), fault, whyOf(entry)]
}

/** The message; of a refused signature what was found out about it, with both texts to compare. */
function whyOf({ requestId, message, signature }: RequestEntry): string | Html | null {
  if (signature === null) return message
  const { explanation, expected, received, firstDifference } = signature
  return html`<details id="why-${requestId}">
    <summary id="summary-${requestId}">${explanation}</summary>
    ${firstDifference === null ? "" : html`<p>They part in line ${firstDifference.line}.</p>`}
    <p>Expected</p>
    <pre>${expected}</pre>
    ${
      received === null
        ? ""
        : html`<p>Signed instead</p>
            <pre>${received}</pre>`
    }
  </details>`
}

function table(title: string, head: readonly string[], rows: readonly Row[]): Html {
  const newest = rows.slice(-NEWEST).reverse()
  return html`<section id="${title.toLowerCase().replace(/ /g, "-")}" data-live>
    <h2>${title} (${rows.length})</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${title}">
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
    </div>
  </section>`
}

/** "16:07:08.093" of an ISO time; the date is in the head of the page. */
function timeOf(iso: string): string {
  return iso.slice(11, 23)
}

function spanOf(seconds: number): string {
  if (seconds < 60) return `+ ${seconds} s`
  return seconds < 86_400 ? `+ ${seconds / 3_600} h` : `+ ${seconds / 86_400} d`
}
