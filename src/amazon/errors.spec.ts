import { AmazonPayStateError, errorFromAnswer, isTransientStatus } from "./errors"

const error = (status: number, body: unknown = {}) => errorFromAnswer("POST charges", status, "request-1", body)

describe("an error of Amazon's", () => {
  it.each([
    ["AmazonPayConfigurationError", 403, "UnauthorizedAccess"],
    ["AmazonPayConfigurationError", 400, "InvalidRequestSignature"],
    ["AmazonPayConfigurationError", 403, "InvalidAccountStatus"],
    ["AmazonPayConfigurationError", 400, "InvalidHeaderValue"],
    ["AmazonPayNotFoundError", 404, "ResourceNotFound"],
    ["AmazonPayStateError", 422, "InvalidCheckoutSessionStatus"],
    ["AmazonPayStateError", 422, "CheckoutSessionCanceled"],
    ["AmazonPayStateError", 422, "InvalidChargeStatus"],
    ["AmazonPayStateError", 422, "InvalidChargePermissionStatus"],
    ["AmazonPayAmountError", 422, "AmountMismatch"],
    ["AmazonPayAmountError", 422, "TransactionAmountExceeded"],
    ["AmazonPayAmountError", 422, "PeriodicAmountExceeded"],
    ["AmazonPayDeclinedError", 422, "SoftDeclined"],
    ["AmazonPayDeclinedError", 422, "HardDeclined"],
    ["AmazonPayDeclinedError", 422, "AmazonRejected"],
    ["AmazonPayDeclinedError", 422, "TransactionTimedOut"],
    ["AmazonPayUnavailableError", 500, "ProcessingFailure"],
    ["AmazonPayUnavailableError", 429, "TooManyRequests"],
    ["AmazonPayInvalidRequestError", 400, "InvalidParameterValue"],
  ])("is an %s for %i %s", (name, status, reasonCode) => {
    expect(error(status, { reasonCode, message: "text" })).toMatchObject({ name, status, reasonCode })
  })

  it.each([
    ["AmazonPayConfigurationError", 401],
    ["AmazonPayConfigurationError", 403],
    ["AmazonPayNotFoundError", 404],
    ["AmazonPayStateError", 409],
    ["AmazonPayStateError", 422],
    ["AmazonPayUnavailableError", 408],
    ["AmazonPayUnavailableError", 425],
    ["AmazonPayUnavailableError", 503],
    ["AmazonPayInvalidRequestError", 400],
    ["AmazonPayInvalidRequestError", 418],
  ])("is an %s for %i with a reason nobody has heard of", (name, status) => {
    expect(error(status, { reasonCode: "SomethingNew", message: "text" })).toMatchObject({ name })
  })

  it.each([
    ["InvalidRequestSignature", 400, 300, "This server's clock is 300 seconds ahead of Amazon's"],
    ["InvalidHeaderValue", 400, -7200, "This server's clock is 7200 seconds behind Amazon's"],
    ["UnauthorizedAccess", 403, 121, "This server's clock is 121 seconds ahead of Amazon's"],
    ["InvalidRequestSignature", 400, 119, "The privateKey does not belong to the publicKeyId"],
    ["InvalidRequestSignature", 400, null, "The privateKey does not belong to the publicKeyId"],
    ["InvalidParameterValue", 400, 7200, "give Amazon's support the request's number"],
  ])("for %s (%i) with a clock that is %p seconds ahead says what to mend", (reasonCode, status, skew, said) => {
    const refused = errorFromAnswer("POST charges", status, "request-1", { reasonCode }, skew)
    expect(refused.in_own_words).toContain(said)
  })

  it.each([undefined, null, "<html>", [], 7, { reasonCode: 7, message: [] }])(
    "is made of any body, as of %p",
    (body) => {
      expect(error(400, body)).toMatchObject({
        reasonCode: "Http400",
        requestId: "request-1",
        operation: "POST charges",
      })
    },
  )

  it("is no refusal when its status says later: Amazon's error page has a code of its own", () => {
    const page = { reasonCode: "ResourceNotFound", message: "Requested path /errors/500" }
    expect(error(500, page)).toMatchObject({ name: "AmazonPayUnavailableError", reasonCode: "Http500" })
    expect(error(500, page).message).toBe("Amazon Pay answered 500 Http500 to POST charges (request request-1).")
    expect(error(429, { reasonCode: "SoftDeclined" })).toMatchObject({ reasonCode: "TooManyRequests" })
  })

  it("is of its status when its reason code is new, or a word of JavaScript's own", () => {
    expect(error(422, { reasonCode: "AReasonThatIsNew" })).toBeInstanceOf(AmazonPayStateError)
    expect(error(422, { reasonCode: "constructor" })).toBeInstanceOf(AmazonPayStateError)
    expect(error(422, { reasonCode: "constructor" }).message).toBe(
      "Amazon Pay answered 422 constructor to POST charges (request request-1).",
    )
  })

  it.each([
    [503, "AReasonThatIsNew", true],
    [500, "ProcessingFailure", true],
    [403, "UnauthorizedAccess", false],
    [400, "InvalidParameterValue", false],
    [404, "ResourceNotFound", false],
    [422, "InvalidChargeStatus", false],
    [422, "TransactionAmountExceeded", false],
    [422, "SoftDeclined", false],
  ])("may be sent again as it is only when Amazon was not there: %i %s, %p", (status, reasonCode, retryable) => {
    expect(error(status, { reasonCode }).retryable).toBe(retryable)
  })

  it("follows no attempt that was not answered, unless a transport says so", () => {
    expect(error(422, { reasonCode: "InvalidChargeStatus" }).followsUnanswered).toBe(false)
  })

  it("says that Amazon gave no number for the request", () => {
    const { message } = errorFromAnswer("POST charges", 422, null, { reasonCode: "AReasonThatIsNew" })
    expect(message).toBe("Amazon Pay answered 422 AReasonThatIsNew to POST charges (request unknown).")
  })

  it("names the likeliest mistake where Amazon refuses the account: a LIVE- key with a sandbox storeId", () => {
    const { message } = error(403, { reasonCode: "UnauthorizedAccess", message: "You don't have access" })
    expect(message).toContain("a LIVE- key needs the storeId made under the production environment")
  })

  it.each([401, 403])("names it for %i with a reason nobody has heard of, too", (status) => {
    expect(error(status, { reasonCode: "SomethingNew" }).message).toContain("a LIVE- key needs the storeId")
  })

  it.each([
    [400, "InvalidRequestSignature", "The privateKey does not belong to the publicKeyId"],
    [400, "InvalidParameterValue", "give Amazon's support the request's number"],
    [403, "InvalidAccountStatus", "see its notifications in Seller Central"],
    [422, "InvalidChargeStatus", "Refresh the Amazon Pay panel"],
    [500, "ProcessingFailure", "Try again later."],
  ])("says of %i %s what to do, and nothing that Amazon says", (status, reasonCode, remedy) => {
    const { message, in_own_words } = error(status, { reasonCode, message: "canonical request: 1 Rue de Rivoli" })
    expect(message).toContain(`Amazon Pay answered ${status} ${reasonCode} to POST charges (request request-1). `)
    expect(message).toContain(remedy)
    expect(message).not.toContain("Rivoli")
    expect(in_own_words).toBe(message)
  })

  it.each(["1 Rue de Rivoli", "x".repeat(10_000)])("takes no other text for a reason code", (reasonCode) => {
    expect(error(400, { reasonCode })).toMatchObject({ reasonCode: "Http400" })
    expect(error(400, { reasonCode }).message).toBe(
      "Amazon Pay answered 400 Http400 to POST charges (request request-1).",
    )
  })
})

describe("a status", () => {
  it.each([408, 425, 429, 500, 502, 503, 504])("%i says later", (status) => {
    expect(isTransientStatus(status)).toBe(true)
  })

  it.each([200, 400, 401, 403, 404, 409, 422])("%i does not", (status) => {
    expect(isTransientStatus(status)).toBe(false)
  })
})
