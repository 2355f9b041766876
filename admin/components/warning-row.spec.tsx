import { panelTexts as resources } from "../test/texts"
import { WARNING_KINDS } from "../../src/workflows/notify/warning"
import { renderInDashboard, type Language } from "../test/dashboard"
import { warning } from "../test/payment"
import { WarningRow } from "./warning-row"

const LANGUAGES = Object.keys(resources) as Language[]

describe("a warning", () => {
  it.each(LANGUAGES)("of each kind says in %s what it is, what it means and what to do", (language) => {
    const words = resources[language].translation.amazonPay.warning
    for (const kind of WARNING_KINDS) {
      const html = renderInDashboard(<WarningRow warning={warning({ kind })} />, { language })
      const { title, text, remedy } = words[kind]
      for (const part of [title, text, remedy]) {
        expect(part).not.toBe("")
        expect(html).toContain(part.replace(/'/g, "&#x27;").replace(/"/g, "&quot;"))
      }
    }
  })

  it.each(LANGUAGES.filter((language) => language !== "en"))("is not left in English in %s", (language) => {
    const english = Object.values(resources.en.translation.amazonPay.warning)
    const own = Object.values(resources[language].translation.amazonPay.warning)
    expect(own.filter((words) => english.some((one) => JSON.stringify(one) === JSON.stringify(words)))).toEqual([])
  })

  it("has its amount, since and until when it is so, Amazon's id and reason", () => {
    const html = renderInDashboard(<WarningRow warning={warning({ until: "2026-12-24T10:00:00Z" })} />)
    expect(html).toContain("¥300")
    expect(html).toContain("Nov 25, 2026")
    expect(html).toContain("Dec 24, 2026")
    expect(html).toContain('aria-label="Copy S03-1234567-1234567-R022311"')
    expect(html).toContain("ProcessingFailure")
  })

  it("leaves out what is not known", () => {
    const unknown = { amount: null, currency_code: null, object_id: null, reason_code: null }
    const html = renderInDashboard(<WarningRow warning={warning(unknown)} />)
    expect(html).not.toContain("null")
    expect(html).not.toContain("Until")
    expect(html).not.toContain("Copy")
  })
})
