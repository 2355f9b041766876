import { PassThrough } from "node:stream"
import { text } from "node:stream/consumers"
import type { ReactNode } from "react"
import { renderToPipeableStream } from "react-dom/server"

import { inDashboard } from "../test/dashboard"
import { onDemand } from "./on-demand"

/** The markup once everything has come that was waited for. */
async function rendered(element: ReactNode): Promise<string> {
  const markup = new PassThrough()
  const stream = renderToPipeableStream(inDashboard(element), {
    onAllReady: () => void stream.pipe(markup),
  })
  return text(markup)
}

describe("a part that is loaded once it is shown", () => {
  it("gets its props", async () => {
    const Part = onDemand(() => Promise.resolve({ default: ({ name }: { name: string }) => <p>Hello {name}</p> }))
    expect(await rendered(<Part name="Amazon" />)).toMatch(/Hello (<!-- -->)?Amazon/)
  })

  it("is not loaded before", () => {
    const load = jest.fn(() => Promise.resolve({ default: () => null }))
    onDemand(load)
    expect(load).not.toHaveBeenCalled()
  })

  it("says in the dashboard's language that it did not come, and leaves the page as it is", async () => {
    const failure = new TypeError("Failed to fetch dynamically imported module")
    const Part = onDemand(() => Promise.reject<{ default: () => null }>(failure))
    const html = await rendered(
      <>
        <p>The order</p>
        <Part />
      </>,
    )
    expect(html).toContain("The order")
    expect(html).toContain("This part could not be loaded. Reload the page.")
  })
})
