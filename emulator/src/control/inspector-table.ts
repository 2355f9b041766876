import { html } from "hono/html"

export type Html = ReturnType<typeof html>
export type Row = readonly (string | number | Html | null)[]

const NEWEST = 50

/** A section that the page's script keeps up to date. */
export function live(title: string, count: number | null, content: Html): Html {
  return html`<section id="${title.toLowerCase().replace(/ /g, "-")}" data-live>
    <h2>${title}${count === null ? "" : ` (${count})`}</h2>
    ${content}
  </section>`
}

/** The newest rows first. On a phone a row is a block, and each cell says what it is. */
export function table(title: string, head: readonly string[], rows: readonly Row[]): Html {
  const newest = rows.slice(-NEWEST).reverse()
  return live(
    title,
    rows.length,
    html`<div class="scroll" tabindex="0" role="region" aria-label="${title}">
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
                ${row.map((cell, index) => html`<td data-label="${head[index] ?? ""}">${cell ?? ""}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`,
  )
}

/** "16:07:08.093" of an ISO time; the date is in the head of the page. */
export function timeOf(iso: string): string {
  return iso.slice(11, 23)
}
