import { html } from "hono/html"
import type { Texts } from "./texts.js"

/** A piece of HTML with everything interpolated into it escaped. */
export type Html = ReturnType<typeof html>

/** The frame of every hosted page: a banner that says what this is, one card, no script. */
export function layout(texts: Texts, title: string, content: Html, head: Html | "" = ""): Html {
  return html`<!doctype html>
    <html lang="${texts.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · amazon-pay-emulator</title>
        <link rel="stylesheet" href="/assets/hosted.css" />
        ${head}
      </head>
      <body>
        <p class="banner" role="note"><strong>amazon-pay-emulator</strong> ${texts.banner}</p>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`
}

/** A form with one button. */
export function action(url: string, id: string, label: string, kind: "primary" | "secondary" | "link"): Html {
  return html`<form method="post" action="${url}">
    <button type="submit" id="${id}" data-testid="${id}" class="${kind}">${label}</button>
  </form>`
}

/** A link that looks and is found like the buttons. */
export function link(url: string, id: string, label: string): Html {
  return html`<a href="${url}" id="${id}" data-testid="${id}" class="secondary">${label}</a>`
}
