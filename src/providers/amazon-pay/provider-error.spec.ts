import { MedusaError } from "@medusajs/framework/utils"
import { AmazonPayUnavailableError, errorFromAnswer } from "../../amazon/errors"
import { OutcomeUnknownError } from "../../ledger/operate"
import type { Operation, OperationRequest } from "../../ledger/operation"
import { accountOf } from "./account/account"
import { adminError, failureOfError, shopperError } from "./provider-error"
import { OPTIONS, silent } from "./test/provider"

const { NOT_ALLOWED, UNEXPECTED_STATE } = MedusaError.Types

const answered = (status: number, reasonCode: string) =>
  errorFromAnswer("POST charges", status, "request-1", { reasonCode })
const unreachable = new AmazonPayUnavailableError("Amazon Pay did not answer POST charges in time.", {
  operation: "POST charges",
  reasonCode: "NoAnswerInTime",
  status: null,
  requestId: null,
})

describe("what a shopper is told", () => {
  it.each([
    ["jp", "Amazon Payのお支払いに失敗しました。"],
    ["eu", "Amazon Pay could not take"],
  ] as const)("is in the language of the account's region: %s", (region, text) => {
    const error = shopperError(accountOf({ ...OPTIONS, region }, silent), NOT_ALLOWED, "declined")
    expect(error).toMatchObject({ type: NOT_ALLOWED, code: "declined" })
    expect(error.message.slice(0, text.length)).toBe(text)
  })

  it.each([
    ["amazon_unreachable", unreachable],
    ["amazon_unreachable", answered(503, "ServiceUnavailable")],
    ["session_gone", answered(404, "ResourceNotFound")],
    ["not_configured", answered(403, "UnauthorizedAccess")],
    ["not_configured", answered(400, "InvalidParameterValue")],
    ["total_changed", answered(422, "AmountMismatch")],
    ["declined", answered(422, "HardDeclined")],
    ["payment_failed", answered(422, "SomethingNew")],
  ])("is %s of Amazon's answer", (code, error) => {
    expect(failureOfError(error)).toBe(code)
  })
})

describe("what an admin is told", () => {
  const WHAT = "Amazon Pay did not refund"

  it.each([
    [UNEXPECTED_STATE, answered(503, "ServiceUnavailable")],
    [UNEXPECTED_STATE, answered(403, "UnauthorizedAccess")],
    [NOT_ALLOWED, answered(422, "InvalidChargeStatus")],
    [NOT_ALLOWED, answered(400, "InvalidParameterValue")],
  ])("is an error of a type whose message Medusa shows: %s", (type, error) => {
    expect(adminError(error, WHAT)).toMatchObject({
      type,
      code: error.reasonCode,
      message: expect.stringContaining(`${WHAT}: ${error.message}`),
    })
  })

  it("is that nothing was asked, where trying again helps", () => {
    const again = "Nothing new was asked of Amazon; try again."
    expect(adminError(unreachable, WHAT)).toHaveProperty("message", `${WHAT}: ${unreachable.message} ${again}`)
    const refused = answered(422, "InvalidChargeStatus")
    expect(adminError(refused, WHAT)).toHaveProperty("message", `${WHAT}: ${refused.message}`)
  })

  it("is another error as it was", () => {
    const error = new TypeError("x is undefined")
    expect(adminError(error, WHAT)).toBe(error)
  })

  it.each<[string, OperationRequest]>([
    [
      "the capture of 2500 JPY",
      { kind: "capture", chargeId: "S03-1-1-C1" as never, captureAmount: { amount: "2500", currencyCode: "JPY" } },
    ],
    ["the cancel", { kind: "cancel", chargeId: "S03-1-1-C1" as never, cancellationReason: "" }],
  ])("is that it is not known whether Amazon made %s", (what, request) => {
    const operation = { subject: "S03-1-1", request } as Operation
    const rest =
      "The outcome is not known yet. Amazon is asked again within a minute: refresh the Amazon Pay panel before you try again."
    expect(adminError(new OutcomeUnknownError(operation, null), WHAT)).toMatchObject({
      type: UNEXPECTED_STATE,
      code: "outcome_unknown",
      message: `Amazon has not answered yet whether it made ${what}. ${rest}`,
    })
    expect(adminError(new OutcomeUnknownError(operation, unreachable), WHAT)).toHaveProperty(
      "message",
      `Amazon has not answered yet whether it made ${what}. ${unreachable.message} ${rest}`,
    )
  })
})
