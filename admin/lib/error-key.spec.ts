import { FetchError } from "@medusajs/js-sdk"

import { errorKey } from "./error-key"

describe("errorKey", () => {
  it.each([
    [401, "amazonPay.error.signedOut"],
    [404, "amazonPay.error.notFound"],
    [429, "amazonPay.error.tooMany"],
    [503, "amazonPay.error.amazonUnreachable"],
    [500, "amazonPay.error.server"],
    [400, "amazonPay.error.server"],
  ])("names a %d answer %s", (status, key) => {
    expect(errorKey(new FetchError("An unknown error occurred.", "", status))).toBe(key)
  })

  it("tells a lost connection from an answer", () => {
    expect(errorKey(new TypeError("Failed to fetch"))).toBe("amazonPay.error.unreachable")
    expect(errorKey("?")).toBe("amazonPay.error.unreachable")
  })
})
