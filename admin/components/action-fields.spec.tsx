import { panelTexts as resources } from "../test/texts"
import { parseAmount } from "../lib/action/parse-amount"
import { wholeOf } from "../lib/action/panel-action"
import { renderInDashboard, type Language } from "../test/dashboard"
import { ACTIONS } from "../test/payment"
import { ActionFields } from "./action-fields"

const LANGUAGES = Object.keys(resources) as Language[]
const nothing = () => undefined
const [capture, refund] = ACTIONS

function fields(action: (typeof ACTIONS)[number], amount: string, language: Language = "en"): string {
  const parsed =
    "max" in action ? parseAmount(amount, action.currency_code, language, action.max) : { amount: wholeOf(action) }
  return renderInDashboard(
    <ActionFields action={action} amount={amount} parsed={parsed} onAmount={nothing} note="" onNote={nothing} />,
    { language },
  )
}

describe("the fields of an action", () => {
  it("are a labelled amount, for what can be done in parts", () => {
    const html = fields(capture!, "1000")
    const [, id] = /<label[^>]* for="([^"]+)"[^>]*>Amount \(JPY\)</.exec(html) ?? []
    expect(html).toMatch(new RegExp(`<input[^>]* id="${id}"`))
    expect(html).toContain('value="1000"')
    expect(html).toContain('aria-invalid="false"')
  })

  it("are a note as well, of a refund", () => {
    expect(fields(refund!, "300")).toContain('data-testid="amazon-pay-note"')
    expect(fields(capture!, "300")).not.toContain('data-testid="amazon-pay-note"')
  })

  it.each(ACTIONS.slice(2))("are none where all of it is done: $action", (action) => {
    expect(fields(action, "")).not.toContain("<input")
  })

  it("say under the amount what is wrong with it, and not what would happen", () => {
    const html = fields(capture!, "1501")
    expect(html).toContain('aria-invalid="true"')
    const [, described] = /aria-describedby="([^"]+)"/.exec(html) ?? []
    expect(html).toMatch(new RegExp(`id="${described}"[^>]*>.*At most ¥1,500`))
    expect(html).not.toContain("The shopper is charged")
  })

  it("say what will happen with a part, and with all", () => {
    expect(fields(capture!, "1000")).toContain("The shopper is charged ¥1,000. The other ¥500 can be captured later")
    expect(fields(capture!, "1500")).toContain("Nothing is left to capture after that.")
    expect(fields(refund!, "300", "ja")).toContain("購入者に￥300を返金します。返金後の売上は￥700です。")
  })

  it.each(LANGUAGES)("say in %s what each action does, with its amount", (language) => {
    const texts = ACTIONS.map((action) => {
      const html = fields(action, "", language)
      const words = resources[language].translation.amazonPay.action[action.action].text
      return "max" in action || html.includes(words.split("{{amount}}")[0]!)
    })
    expect(texts).toEqual(ACTIONS.map(() => true))
  })
})
