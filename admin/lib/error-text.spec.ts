import { PANEL_ERROR_CODES } from "../../src/providers/amazon-pay/panel-error"
import { LANGUAGES } from "../i18n/bundles"
import { panelText } from "../test/dashboard"
import { panelTexts as resources } from "../test/texts"
import { errorText } from "./error-text"
import { RequestError } from "./request"

const { t } = panelText("en")
const { error: texts } = resources.en.translation.amazonPay

describe("what the panel says of an error", () => {
  it.each(LANGUAGES)("is in %s for each code that the server has", (language) => {
    const { error } = resources[language].translation.amazonPay
    for (const code of PANEL_ERROR_CODES) {
      const text = errorText(new RequestError("The server's words.", 400, code), panelText(language).t)
      expect([code, text]).toEqual([code, error.code[code]])
      expect(text).not.toBe("")
    }
  })

  it.each([
    ["NoAnswerInTime", texts.amazonUnreachable],
    ["UnauthorizedAccess", texts.code.account_refused],
    ["InvalidChargeStatus", texts.code.changed_at_amazon],
    ["HardDeclined", resources.en.translation.amazonPay.reason.charge.HardDeclined],
  ])("is what Amazon's %s means", (code, text) => {
    expect(errorText(new RequestError("The server's words.", 500, code), t)).toBe(text)
  })

  it("has the link of the server's words", () => {
    const message = "Ask the buyer to change it at https://pay.amazon.com/jp/jr/your-account/ba/S03-1, then try again."
    expect(errorText(new RequestError(message, 400, "payment_method_refused"), t)).toBe(
      `${texts.code.payment_method_refused} https://pay.amazon.com/jp/jr/your-account/ba/S03-1`,
    )
  })

  it.each([
    [401, texts.signedOut],
    [404, texts.notFound],
    [429, texts.tooMany],
    [503, texts.amazonUnreachable],
  ])("is what status %d means where there is no code", (status, text) => {
    expect(errorText(new RequestError("The server's words.", status, null), t)).toBe(text)
  })

  it("is in the server's words where the panel has none", () => {
    expect(errorText(new RequestError("The server's words.", 400, "a_new_code"), t)).toBe("The server's words.")
    expect(errorText(new RequestError("", 500, null), t)).toBe(texts.server)
  })

  it("tells a lost connection from an answer", () => {
    expect(errorText(new TypeError("Failed to fetch"), t)).toBe(texts.unreachable)
  })
})
