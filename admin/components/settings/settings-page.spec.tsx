import { ACCOUNT_CHECK_OUTCOMES } from "../../../src/amazon/account-check"
import type { AccountCheck, AccountView } from "../../../src/workflows/dashboard/types"
import { ACCOUNTS_KEY } from "../../hooks/dashboard-keys"
import { LANGUAGES } from "../../i18n/bundles"
import { renderInDashboard } from "../../test/dashboard"
import { pageTexts } from "../../test/texts"
import { CheckAnswer } from "./check-answer"
import { SettingsPage } from "./settings-page"

const TOPIC = "arn:aws:sns:us-east-1:123456789012:A1B2C3"

const account = (changes: Partial<AccountView> = {}): AccountView => ({
  provider_id: "pp_amazon-pay_jp",
  region: "jp",
  environment: "sandbox",
  merchant_id: "A1B2C3",
  store_id: "amzn1.application-oa2-client.1234",
  public_key_id: "SANDBOX-AEXAMPLE",
  hosts: { api: "pay-api.amazon.jp", checkout_script: "static-fe.payments-amazon.com" },
  ipn_url: "https://api.shop.example/amazon-pay/ipn",
  topic_arns: { allowed: [TOPIC], seen: [TOPIC] },
  last_notification_at: "2026-12-24T10:00:00Z",
  allowed_origins: ["https://shop.example"],
  return_urls: ["https://api.shop.example/amazon-pay/review"],
  regions: [
    { id: "reg_01", name: "日本", currency_code: "jpy", enabled: true },
    { id: "reg_02", name: "Europe", currency_code: "eur", enabled: false },
  ],
  ...changes,
})

const page = (accounts: AccountView[], language = "en") =>
  renderInDashboard(<SettingsPage />, { language, answers: [[ACCOUNTS_KEY, { accounts }]] })

describe("the settings page", () => {
  it("has of each account what Seller Central is to be compared with, each to be copied", () => {
    const html = page([account(), account({ provider_id: "pp_amazon-pay_eu", region: "eu", environment: "live" })])
    for (const text of ["Japan", "Europe", "Sandbox", "Live", "pp_amazon-pay_eu", "pay-api.amazon.jp", "A1B2C3", TOPIC])
      expect(html).toContain(text)
    expect(html).toContain('aria-label="Copy https://api.shop.example/amazon-pay/ipn"')
    expect(html).toContain('aria-label="Copy https://api.shop.example/amazon-pay/review"')
  })

  it("says in which of the store's regions the provider is off", () => {
    const html = page([account()])
    expect(html).toMatch(/data-enabled="true".*日本.*data-enabled="false".*Europe/s)
    expect(html).toContain('href="/settings/regions/reg_02"')
  })

  it("warns while no notification has come, and says how they do", () => {
    expect(page([account()])).not.toContain("No notification has come yet")
    const html = page([account({ last_notification_at: null, topic_arns: { allowed: [], seen: [] } })])
    expect(html).toContain("No notification has come yet")
    expect(html).not.toContain("null")
  })

  it("warns of a topic that is no longer accepted", () => {
    const topic_arns = { allowed: [], seen: [TOPIC] }
    expect(page([account({ topic_arns })])).toContain("A topic is no longer accepted")
  })

  it("says that there is no account", () => {
    expect(page([])).toContain("No account is set up.")
    expect(page([], "ja")).toContain("アカウントが設定されていません。")
  })
})

describe("what checking the connection shows", () => {
  const check = (changes: Partial<AccountCheck> = {}): AccountCheck => ({
    outcome: "ok",
    reason_code: null,
    clock_skew_seconds: null,
    checked_at: "2026-12-24T10:00:00Z",
    ...changes,
  })

  it.each(LANGUAGES)("is in words for each outcome: %s", (language) => {
    for (const outcome of ACCOUNT_CHECK_OUTCOMES) {
      const { title, text } = pageTexts[language].translation.amazonPay.settings.check.outcome[outcome]
      const html = renderInDashboard(<CheckAnswer check={check({ outcome })} />, { language })
      expect(html).toContain(title)
      expect(html).toContain(text)
    }
  })

  it("has how far the clock is off, and to which side", () => {
    const answer = (clock_skew_seconds: number) =>
      renderInDashboard(<CheckAnswer check={check({ outcome: "clock_skew", clock_skew_seconds })} />)
    expect(answer(300)).toContain("300 seconds fast")
    expect(answer(-300)).toContain("300 seconds slow")
  })

  it("has Amazon's code, which its support asks for", () => {
    expect(renderInDashboard(<CheckAnswer check={check({ outcome: "unknown", reason_code: "Odd" })} />)).toContain(
      "Odd",
    )
  })
})
