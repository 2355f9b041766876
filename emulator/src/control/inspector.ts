import { html } from "hono/html"
import type { Emulator } from "../emulator.js"
import type { EmulatorEvent } from "../engine/event.js"
import type { RefusedButton } from "../server/refused-buttons.js"
import type { RequestEntry } from "../server/request-log.js"
import type { Diagnosis } from "../signature/diagnosis.js"
import { controlsSections } from "./inspector-controls.js"
import { table, timeOf, type Html, type Row } from "./inspector-table.js"
import { curlOf } from "./curl.js"
import { maskedEntry } from "./mask.js"
import { chargeRow, permissionRow, refundRow, sessionRow } from "./object-rows.js"

/** `mask` hides what the bodies tell of a buyer. */
type View = { readonly origin: string; readonly mask: boolean }

/** A page with everything the emulator holds, newest first. It stays up to date; without JavaScript it reloads. */
export function inspectorPage(emulator: Omit<Emulator, "close" | "url" | "certificate">, view: View): Html {
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
          <p class="error" id="said" role="alert" hidden></p>
          <p class="actions">
            <button data-call="POST /reset" id="reset">Reset</button>
            ${
              view.mask
                ? html`<a href="/_emulator" id="unmask">Show buyer data</a>`
                : html`<a href="/_emulator?mask=1" id="mask">Mask buyer data</a>`
            }
          </p>
          ${table(
            "Checkout Sessions",
            ["Id", "State", "Charge Permission", "Buyer", "Amount"],
            objects("checkoutSessions").map((session) =>
              view.mask ? withoutBuyer(sessionRow(session)) : sessionRow(session),
            ),
          )}
          ${table(
            "Charge Permissions",
            ["Id", "State", "Limit", "Balance", "Reference"],
            objects("chargePermissions").map(permissionRow),
          )}
          ${table("Charges", ["Id", "State", "Amount", "Captured", "Refunded"], objects("charges").map(chargeRow))}
          ${table("Refunds", ["Id", "State", "Amount"], objects("refunds").map(refundRow))}
          ${table(
            "Requests",
            ["Time", "Call", "Status", "Reason", "ms", "Fault", "Why"],
            emulator.requests.list().map((entry) => requestRow(entry, view)),
          )}
          ${table(
            "Refused buttons",
            ["Time", "To", "Page", "Key", "Reason", "Why"],
            emulator.refusedButtons.list().map(buttonRow),
          )}
          ${table("Events", ["No.", "Time", "What", "Object", "State"], emulator.events.list().map(eventRow))}
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
          ${controlsSections(emulator)}
        </main>
      </body>
    </html>`
}

/** The fourth cell is the buyer's name. */
function withoutBuyer(cells: Row): Row {
  return cells.map((cell, index) => (index === 3 && cell !== null ? "***" : cell))
}

function requestRow(entry: RequestEntry, view: View): Row {
  const { requestId, time, method, path, status, reasonCode, durationMs, fault, message, signature, officialForms } =
    entry
  const why = signature === null ? [message, ...officialForms].filter(Boolean).join(" · ") : whyOf(requestId, signature)
  return [
    timeOf(time),
    `${method} ${path}`,
    status,
    reasonCode,
    durationMs.toFixed(1),
    fault,
    html`${why} ${contentsOf(entry, view)}`,
  ]
}

/** Both bodies, and the call as curl, unless what it says of a buyer is masked: then its signature would not fit. */
function contentsOf(given: RequestEntry, { origin, mask }: View): Html | "" {
  if (given.requestBody === null) return ""
  const { requestId, requestBody, responseBody } = mask ? maskedEntry(given) : given
  const curl = mask ? null : curlOf(origin, given)
  return html`<details id="contents-${requestId}">
    <summary id="show-${requestId}">bodies</summary>
    ${
      requestBody
        ? html`<p>Request</p>
            <pre>${indented(requestBody)}</pre>`
        : ""
    }
    ${
      responseBody
        ? html`<p>Answer</p>
            <pre>${indented(responseBody)}</pre>`
        : ""
    }
    ${
      curl === null
        ? ""
        : html`<p>As curl <button id="copy-${requestId}" data-copy="curl-${requestId}">Copy</button></p>
            <pre id="curl-${requestId}">${curl}</pre>`
    }
  </details>`
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

function buttonRow(
  { time, path, page, publicKeyId, reasonCode, message, signature, payloadJSON }: RefusedButton,
  index: number,
): Row {
  const id = `button-${index}`
  const why =
    signature !== null
      ? whyOf(id, signature)
      : html`${message}${
          payloadJSON === null
            ? ""
            : html`<details id="payload-${id}">
                <summary id="show-${id}">payload</summary>
                <pre>${indented(payloadJSON)}</pre>
              </details>`
        }`
  return [timeOf(time), path, page, publicKeyId, reasonCode, why]
}

/** What was found out about a refused signature: the line that differs, and both texts to compare. */
function whyOf(id: string, { explanation, expected, received, firstDifference }: Diagnosis): Html {
  return html`<details id="why-${id}">
    <summary id="summary-${id}">${explanation}</summary>
    ${
      firstDifference === null
        ? ""
        : html`<p>First difference: line ${firstDifference.line}.</p>
            <pre><ins>${firstDifference.expected}</ins>
<del>${firstDifference.received}</del></pre>`
    }
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

function eventRow(event: EmulatorEvent): Row {
  if (event.type === "state") {
    const { number, time, objectType, objectId, state, reasonCode } = event
    return [number, timeOf(time), objectType, objectId, [state, reasonCode].filter(Boolean).join(" · ")]
  }
  const { number, time, operation, method, path, status, reasonCode } = event
  return [number, timeOf(time), operation ?? method, path, [status, reasonCode].filter(Boolean).join(" · ")]
}

function spanOf(seconds: number): string {
  if (seconds < 60) return `+ ${seconds} s`
  return seconds < 86_400 ? `+ ${seconds / 3_600} h` : `+ ${seconds / 86_400} d`
}
