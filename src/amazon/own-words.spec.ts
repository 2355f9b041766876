import { AmazonPayUnavailableError, errorFromAnswer } from "./errors"
import { loggable } from "./own-words"

const BUYER = "山田花子 hanako@example.com 03-1234-5678"

describe("what a log may say of an error", () => {
  it.each([
    ["a database's", Object.assign(new Error(`insert into "x" values ('${BUYER}')`), { code: "23505", detail: BUYER })],
    ["one with a message for a code", Object.assign(new Error(BUYER), { code: BUYER, type: `type of ${BUYER}` })],
    ["one with a name of its own", Object.assign(new Error(BUYER), { name: BUYER })],
    ["a plain object, as a workflow throws it", { type: "invalid_data", message: `Customer with email: ${BUYER}` }],
    ["Medusa's own", Object.assign(new Error(`Amazon fan ${BUYER}`), { type: "invalid_data" })],
    ["a text", BUYER],
    ["a list", [BUYER]],
    ["nothing", undefined],
    ["null", null],
    ["one with a list for a code", { code: ["03-1234-5678"] }],
    [
      "Amazon's text",
      errorFromAnswer("POST charges", 400, "req-1", { reasonCode: "InvalidParameterValue", message: BUYER }),
    ],
    [
      "a reason code that is none",
      errorFromAnswer("POST charges", 400, "req-1", { reasonCode: BUYER, message: BUYER }),
    ],
  ])("is nothing of the buyer: %s", (_, error) => {
    for (const word of BUYER.split(" ")) expect(loggable(error)).not.toContain(word)
  })

  it("is type and code of a foreign one", () => {
    expect(loggable({ type: "invalid_data", code: "23505", message: BUYER })).toBe(
      "It failed with invalid_data, 23505.",
    )
    expect(loggable(new TypeError(BUYER))).toBe("It failed with TypeError.")
  })

  it("is that it is an error where there is neither", () => {
    expect(loggable(BUYER)).toBe("It failed with error.")
  })

  it("is what was asked, and how Amazon answered it", () => {
    const error = errorFromAnswer("POST charges", 422, "req-1", { reasonCode: "SoftDeclined", message: BUYER })
    expect(loggable(error)).toMatch(/^Amazon Pay answered 422 SoftDeclined to POST charges \(request req-1\)\./)
  })

  it("is the message of one of ours, also after a workflow has made a plain object of it", () => {
    const details = { operation: "GET charges", reasonCode: "NoAnswerInTime", status: null, requestId: null }
    const error = new AmazonPayUnavailableError("Amazon Pay did not answer GET charges in time.", details)
    expect(loggable(error)).toBe("Amazon Pay did not answer GET charges in time.")
    expect(loggable({ in_own_words: error.in_own_words, message: error.message })).toBe(loggable(error))
  })
})
