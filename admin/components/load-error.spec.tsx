import { renderInDashboard } from "../test/dashboard"
import { RequestError } from "../lib/request"
import { LoadError } from "./load-error"

describe("a failed load", () => {
  it("is told in words, with a way to try again", () => {
    const error = new RequestError("", 500, null)
    const html = renderInDashboard(<LoadError error={error} isRetrying={false} onRetry={() => undefined} />)
    expect(html).toContain('role="alert"')
    expect(html).toContain("The server could not do it. Its log says why.")
    expect(html).toContain("Try again")
    expect(html).not.toContain("500")
  })
})
