import { html } from "hono/html"
import type { Emulator } from "../emulator.js"

type Html = ReturnType<typeof html>

/** The page at `/`: where everything is, and whose keys are known. */
export function landingPage(emulator: Pick<Emulator, "region" | "merchants">, origin: string, version: string): Html {
  const places: readonly (readonly [name: string, path: string])[] = [
    ["API", "/v2"],
    ["Button script", "/checkout.js"],
    ["Inspector", "/_emulator"],
    ["Control API", "/_emulator/openapi.json"],
    ["Certificate to trust", "/_emulator/ca.pem"],
  ]
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>amazon-pay-emulator</title>
        <link rel="stylesheet" href="/assets/hosted.css" />
      </head>
      <body class="inspector">
        <p class="banner"><strong>amazon-pay-emulator</strong> ${version} region ${emulator.region}</p>
        <main>
          <h1>Amazon Pay Checkout v2, emulated</h1>
          <ul>
            ${places.map(([name, path]) => html`<li>${name}: <a href="${path}">${origin}${path}</a></li>`)}
          </ul>
          <h2>Merchants</h2>
          <ul id="merchants">
            ${emulator.merchants
              .list()
              .map(({ merchantId, publicKeyId }) => html`<li>${merchantId}: ${publicKeyId}</li>`)}
          </ul>
        </main>
      </body>
    </html>`
}
