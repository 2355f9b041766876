import { panelText } from "../../test/dashboard"
import { RequestError } from "../request"
import { failureText, isRefusal } from "./failure"

const { t } = panelText("en")

describe("a failed action", () => {
  it.each([
    [new RequestError("No.", 400, "payment_canceled"), true],
    [new RequestError("Signed out.", 401, null), true],
    [new RequestError("", 409, null), true],
    [new RequestError("No answer.", 500, "outcome_unknown"), false],
    [new RequestError("No answer.", 400, "outcome_unknown"), false],
    [new RequestError("", 502, null), false],
    [new RequestError("", 200, null), false],
    [new TypeError("Failed to fetch"), false],
  ])("did nothing only if it was refused: %p", (error, refused) => {
    expect(isRefusal(error)).toBe(refused)
  })

  it.each([
    "You cannot capture more than the authorized amount substracted by what is already captured.",
    "You cannot refund more than what is captured on the payment.",
    "You are not allowed to refund more than the captured amount",
    "The payment: pay_01 has been canceled.",
  ])("tells that somebody else was first: %s", (message) => {
    expect(failureText(new RequestError(message, 400, null), t)).toContain("The payment has changed meanwhile")
  })

  it("tells anything else as it is", () => {
    expect(failureText(new RequestError("The server's words.", 400, null), t)).toBe("The server's words.")
    expect(failureText(new RequestError("", 409, null), t)).toContain("The payment has changed meanwhile")
  })
})
