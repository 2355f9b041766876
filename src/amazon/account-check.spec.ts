import { outcomeOfCheck, type AccountCheckOutcome } from "./account-check"
import { AmazonPayUnavailableError, errorFromAnswer } from "./errors"

const answer = (status: number, reasonCode: string, message = "") =>
  errorFromAnswer("POST checkoutSessions", status, "request-1", { reasonCode, message })
const SIGNATURE = "Unable to verify signature, signing String [AMZN-PAY-RSASSA-PSS-V2\nab] , signature [cd]"
const nothing = new AmazonPayUnavailableError("Amazon Pay could not be reached.", {
  operation: "POST checkoutSessions",
  reasonCode: "ConnectionFailed",
  status: null,
  requestId: null,
})

describe("what a check of the account has found", () => {
  it.each<[AccountCheckOutcome, ReturnType<typeof answer> | null, number | null]>([
    ["ok", null, 0],
    ["ok", null, 900],
    ["unreachable", nothing, null],
    ["wrong_key", answer(403, "InvalidRequestSignature", SIGNATURE), 0],
    ["wrong_key", answer(403, "InvalidRequestSignature", SIGNATURE), null],
    ["wrong_key", answer(401, "UnauthorizedAccess"), 2],
    ["wrong_key", answer(401, "InvalidAuthorizationToken"), 0],
    ["clock_skew", answer(403, "InvalidRequestSignature", SIGNATURE), 1200],
    ["clock_skew", answer(403, "InvalidRequestSignature", SIGNATURE), -1200],
    [
      "clock_skew",
      answer(400, "InvalidHeaderValue", "The value provided for the header 'x-amz-pay-date' is invalid."),
      0,
    ],
    [
      "wrong_region",
      answer(400, "InvalidHeaderValue", "The value provided for the header 'x-amz-pay-region' is invalid."),
      0,
    ],
    ["wrong_environment", answer(403, "InvalidAuthentication"), 0],
    ["wrong_store", answer(400, "InvalidParameterValue", "The value provided for 'storeId' is invalid."), 0],
    ["wrong_store", answer(400, "InvalidParameterValue", "The value provided for [storeId] is invalid."), 0],
    [
      "return_url_refused",
      answer(
        400,
        "InvalidParameterValue",
        "The value provided for 'webCheckoutDetails.checkoutReviewReturnUrl' is invalid.",
      ),
      0,
    ],
    ["unknown", answer(400, "InvalidParameterValue", "The value provided for 'scopes' is invalid."), 0],
    ["unknown", answer(400, "InvalidParameterValue", "Something is wrong."), 0],
    ["account_inactive", answer(403, "InvalidAccountStatus"), 0],
    ["throttled", answer(429, "TooManyRequests"), 0],
    ["unknown", answer(503, "ServiceUnavailable"), 0],
    ["unknown", answer(418, "SomethingNew"), 0],
  ])("is %s", (outcome, error, skew) => {
    expect(outcomeOfCheck(error, skew)).toBe(outcome)
  })
})

describe("the parameter that Amazon found wrong", () => {
  it("is a name alone, whatever else the message says", () => {
    const named = answer(
      400,
      "InvalidParameterValue",
      "The value 山田 太郎 provided for 'addressDetails.name' is invalid.",
    )
    expect(named.parameter).toBe("addressDetails.name")
    expect(named.message).not.toContain("山田")
  })

  it("is read without quotes, too", () => {
    const missing = "Value is missing for the required parameter storeId"
    expect(answer(400, "MissingParameterValue", missing).parameter).toBe("storeId")
  })

  it("is null where none is named", () => {
    expect(answer(403, "InvalidRequestSignature", SIGNATURE).parameter).toBeNull()
  })
})
