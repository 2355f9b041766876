import { inspect } from "node:util"
import { MedusaError, serializeError } from "@medusajs/framework/utils"
import { errorFromAnswer } from "../../amazon/errors"
import { loggable } from "../../amazon/own-words"
import { ShopError, withoutForeignWords } from "./shop-error"

const { INVALID_DATA, NOT_ALLOWED, NOT_FOUND, UNEXPECTED_STATE } = MedusaError.Types
const BUYER = "山田花子, 下目黒1-8-1, 03-1234-5678"

/** As PostgreSQL and the layers over it say it. */
function databaseError() {
  const cause = Object.assign(new Error(BUYER), { detail: `Key (address_1)=(${BUYER})`, parameters: [BUYER] })
  return Object.assign(new Error(`insert into "cart_address"\n    at (${BUYER}:1:1)\nvalues ('${BUYER}')`, { cause }), {
    code: "23505",
    query: BUYER,
  })
}

describe("what leaves the plugin of a foreign error", () => {
  it.each([
    ["a database's", databaseError()],
    ["one that a workflow has made a plain object of", serializeError(databaseError())],
    ["Medusa's, with values in its message", new MedusaError(INVALID_DATA, `Customer with email: ${BUYER}`)],
    ["a text", BUYER],
    ["nothing", undefined],
  ])("names no buyer, wherever it is looked for: %s", (_, error) => {
    expect(inspect(withoutForeignWords(error), { depth: 9, showHidden: true })).not.toMatch(/山田|下目黒|1234/)
  })

  it("is a code, and what it was", () => {
    expect(withoutForeignWords(databaseError())).toMatchObject({
      type: UNEXPECTED_STATE,
      code: "shop_unreachable",
      message: "The shop failed, not Amazon Pay. It failed with Error, 23505. Try again.",
    })
  })

  it("is of the same type, so that the route answers with the same status", () => {
    expect(withoutForeignWords(new MedusaError(NOT_FOUND, BUYER))).toMatchObject({ type: NOT_FOUND })
  })

  it("says where it happened", () => {
    const frames = /\n {4}at .*shop-error\.spec\.ts:\d+:\d+/
    expect(withoutForeignWords(databaseError()).stack).toMatch(frames)
  })

  it("is told to a shopper in their language", () => {
    expect(withoutForeignWords(databaseError(), "ja").message).toContain("ショップ")
    expect(withoutForeignWords(databaseError(), null).message).toContain("The shop could not be reached")
  })
})

describe("an error of ours", () => {
  const own = new ShopError(NOT_ALLOWED, "This payment is captured.", "captured")

  it("is handed on as it is", () => {
    expect(withoutForeignWords(own, "ja")).toBe(own)
  })

  it("is the same after a workflow has made a plain object of it", () => {
    const again = withoutForeignWords(serializeError(own))
    expect(again).toBeInstanceOf(ShopError)
    expect(again).toMatchObject({ type: NOT_ALLOWED, code: "captured", message: "This payment is captured." })
  })

  it("of Amazon's answer says what Amazon answered, and not what Amazon wrote", () => {
    const error = errorFromAnswer("POST refunds", 422, "req-1", { reasonCode: "InvalidChargeStatus", message: BUYER })
    const told = withoutForeignWords(error)
    expect(told.message).toMatch(/^Amazon Pay answered 422 InvalidChargeStatus to POST refunds \(request req-1\)\./)
    expect(loggable(told)).toBe(told.message)
  })
})
