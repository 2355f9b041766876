import { readFileSync } from "node:fs"
import path from "node:path"
import { REMEDIES, type ShopperFailureCode } from "./code"
import { failureOfCanceledSession, failureOfReasonCode, isShopperFailureCode, shopperFailure } from "./index"

const CODES = Object.keys(REMEDIES).filter(isShopperFailureCode)
const LANGUAGES = ["ja", "en", "de", "fr", "es", "it"]

const text = (code: ShopperFailureCode, language: string) => shopperFailure(code, language).message

describe("a failure, as the shopper is told it", () => {
  it.each(LANGUAGES)("has a sentence of its own for every code in %s", (language) => {
    const texts = CODES.map((code) => text(code, language))
    expect(new Set(texts).size).toBe(CODES.length)
    expect(texts.filter((sentence) => !/[.。]$/.test(sentence))).toEqual([])
  })

  it("is not the same sentence in two languages", () => {
    for (const code of CODES) {
      expect(new Set(LANGUAGES.map((language) => text(code, language))).size).toBe(LANGUAGES.length)
    }
  })

  it("is what Amazon Pay Japan recommends when a payment failed", () => {
    expect(text("payment_failed", "ja")).toBe("Amazon Payのお支払いに失敗しました。他のお支払い方法をご利用ください。")
  })

  it.each([
    ["ja", "お支払いは行われて|確定していません|二重に請求されることはありません|失敗しました"],
    ["en", "othing was charged|not placed|not be charged twice"],
    ["de", "nichts (doppelt )?abgebucht|nicht aufgegeben"],
    ["fr", "Aucun montant n’a été débité|pas débité deux fois|n’a pas été passée"],
    ["es", "No se le ha cobrado nada|no se le cobrará dos veces|no se ha realizado"],
    ["it", "Non ti è stato addebitato nulla|non ti verrà addebitato due volte|non è stato effettuato"],
  ])("says in %s what became of the money", (language, money) => {
    expect(CODES.map((code) => text(code, language)).filter((sentence) => !new RegExp(money).test(sentence))).toEqual(
      [],
    )
  })

  it("names the other way to pay wherever that is the remedy", () => {
    const remedied = CODES.filter((code) => REMEDIES[code] === "other_method")
    expect(remedied.filter((code) => !text(code, "en").includes("another way to pay"))).toEqual([])
    expect(remedied.filter((code) => !text(code, "ja").includes("他のお支払い方法"))).toEqual([])
  })

  it.each([
    ["ja", "ja"],
    ["ja-JP", "ja"],
    ["ja_JP", "ja"],
    ["DE-at", "de"],
    ["nl-NL,nl;q=0.9,fr;q=0.8,en;q=0.7", "fr"],
    ["en;q=0.3,de,en-US;q=0.7", "de"],
    ["en;q=0,it;q=0.1", "it"],
    ["pt-BR", "en"],
    ["*", "en"],
    ["", "en"],
    ["constructor", "en"],
  ])("for %j is in the language %s", (wanted, language) => {
    expect(shopperFailure("declined", wanted)).toEqual(shopperFailure("declined", language))
  })

  it.each([null, undefined])("without a language (%s) is in English", (language) => {
    expect(shopperFailure("expired", language).message).toBe(text("expired", "en"))
  })
})

describe("a reason code of Amazon's", () => {
  it.each([
    ["BuyerCanceled", "buyer_canceled"],
    ["Declined", "declined"],
    ["Expired", "expired"],
    ["AmazonCanceled", "payment_failed"],
    [null, "payment_failed"],
  ])("of a canceled Checkout Session, %s, is told as %s", (reasonCode, code) => {
    expect(failureOfCanceledSession(reasonCode)).toBe(code)
  })

  it.each([
    ["SoftDeclined", "change_payment"],
    ["HardDeclined", "change_payment"],
    ["PaymentMethodNotAllowed", "change_payment"],
    ["PaymentMethodExpired", "change_payment"],
    ["MFANotCompleted", "retry"],
    ["AmazonRejected", "other_method"],
    ["TransactionTimedOut", "other_method"],
    ["TransactionAmountExceeded", "other_method"],
    ["ProcessingFailure", "retry"],
    ["TooManyRequests", "retry"],
    ["AmountMismatch", "retry"],
    ["InvalidRequestSignature", "other_method"],
  ])("%s is remedied by %s", (reasonCode, remedy) => {
    expect(shopperFailure(failureOfReasonCode(reasonCode), "en").remedy).toBe(remedy)
  })

  it.each(["NotYetInvented", "", "toString", "__proto__", null, undefined])(
    "that is not known (%j) is a failed payment",
    (reasonCode) => {
      expect(failureOfReasonCode(reasonCode)).toBe("payment_failed")
    },
  )
})

it.each(["toString", "", 1, null, {}])("takes %j for no failure code", (value) => {
  expect(isShopperFailureCode(value)).toBe(false)
})

it("is in docs/storefront.md as it is in the code", () => {
  const docs = readFileSync(path.resolve(__dirname, "../../../docs/storefront.md"), "utf8")
  const item = (code: ShopperFailureCode) =>
    `- \`${code}\`: ${REMEDIES[code]}\n  - ja: ${text(code, "ja")}\n  - en: ${text(code, "en")}\n`
  expect(CODES.filter((code) => !docs.includes(item(code)))).toEqual([])
})
