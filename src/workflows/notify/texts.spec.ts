import { Money } from "../../amazon/money"
import { CHARGE, PERMISSION, PROVIDER, REFUND } from "../../ledger/test/entries"
import { ADMIN_LANGUAGES } from "../../providers/amazon-pay/account/options"
import type { AdminNotice, AdminNoticeName } from "./admin-notice"
import type { AmazonPayEvent, AmazonPayEvents } from "./events"
import { eventText, isTold, noticeText, TEXTS, type Texts, type ToldEventName } from "./texts"

/** A text in the dashboard, and what must be read in it. */
interface Sample {
  of: string
  textIn: (texts: Texts) => string
  names: string[]
}

const yen = (amount: number) => Money.of(amount, "JPY")
const amount = yen(700)

/** A notice that is added and not here fails to compile. */
const NOTICES: { [Name in AdminNoticeName]: [AdminNotice<Name>, string[]][] } = {
  captured_though_canceled: [[{ notice: "captured_though_canceled", amount }, ["700 JPY"]]],
  captured_beyond_payment: [[{ notice: "captured_beyond_payment", amount }, ["700 JPY", "Seller Central"]]],
  capture_interrupted: [
    [{ notice: "capture_interrupted", amount, reason: "HardDeclined" }, ["700 JPY", "HardDeclined"]],
  ],
  interrupted_capture_canceled: [
    [{ notice: "interrupted_capture_canceled", amount, canceled: "payment" }, ["700 JPY"]],
    [{ notice: "interrupted_capture_canceled", amount, canceled: "order" }, ["700 JPY"]],
  ],
  refund_interrupted: [[{ notice: "refund_interrupted", amount }, ["700 JPY"]]],
  found_refund_declined: [[{ notice: "found_refund_declined", amount }, ["700 JPY"]]],
  outcome_unknown: [[{ notice: "outcome_unknown", what: "No answer yet." }, ["No answer yet."]]],
  order_unpaid: [[{ notice: "order_unpaid", amount }, ["700 JPY"]]],
  edited_order_unpaid: [
    [{ notice: "edited_order_unpaid", reason: "No room for it.", kept: null }, ["No room for it."]],
    [{ notice: "edited_order_unpaid", reason: "No room for it.", kept: amount }, ["No room for it.", "700 JPY"]],
  ],
  limits_differ: [
    [
      { notice: "limits_differ", used: yen(3200), known: yen(2500) },
      ["3200 JPY", "2500 JPY", "Charge Permission", "Seller Central"],
    ],
  ],
}

const order = { order_id: "order_1", provider_id: PROVIDER, charge_permission_id: PERMISSION }
const price = { amount: "10.50", currency_code: "EUR" }
const charge = { ...order, ...price, charge_id: CHARGE, reason_code: "HardDeclined" }
const CHARGE_NAMES = ["10.50 EUR", "HardDeclined"]

/** An event that is added and not here fails to compile. */
const period = { ...order, ...price, period: "sub_1/2026-08", payment_collection_id: "pay_col_1" }

const EVENTS: { [Name in ToldEventName]: [AmazonPayEvents[Name], string[]] } = {
  "amazon-pay.authorization_declined": [
    { ...charge, buyer_update_url: "https://amazon.example", payment_collection_id: null },
    CHARGE_NAMES,
  ],
  "amazon-pay.capture_declined": [charge, CHARGE_NAMES],
  "amazon-pay.refund_declined": [{ ...charge, refund_id: REFUND }, CHARGE_NAMES],
  "amazon-pay.refund_owed": [{ ...order, ...price }, ["10.50 EUR"]],
  "amazon-pay.authorization_expiring": [
    { ...charge, expires_at: "2026-08-01T09:00:00.000Z" },
    ["10.50 EUR", "2026-08-01T09:00:00.000Z"],
  ],
  "amazon-pay.authorization_lost": [charge, CHARGE_NAMES],
  "amazon-pay.charge_permission_closed": [
    { ...order, reason_code: "BuyerClosed", closed_by: "buyer" },
    ["Charge Permission", "BuyerClosed"],
  ],
  "amazon-pay.charge_permission_expiring": [
    { ...order, type: "Recurring", expires_at: "2026-08-02T09:00:00.000Z" },
    ["2026-08-02T09:00:00.000Z"],
  ],
  "amazon-pay.payment_method_needed": [
    { ...order, reason_code: "PaymentMethodExpired", buyer_update_url: "https://pay.amazon.com/jp/jr" },
    ["PaymentMethodExpired", "https://pay.amazon.com/jp/jr"],
  ],
  "amazon-pay.recurring_declined": [
    { ...period, reason_code: "SoftDeclined", retry_at: "2026-08-02T09:00:00.000Z" },
    ["10.50 EUR", "sub_1/2026-08", "SoftDeclined", "2026-08-02T09:00:00.000Z"],
  ],
  "amazon-pay.recurring_delayed": [
    { ...period, reason_code: "UnauthorizedAccess", retry_at: "2026-08-02T09:00:00.000Z" },
    ["10.50 EUR", "sub_1/2026-08", "UnauthorizedAccess", "2026-08-02T09:00:00.000Z"],
  ],
  "amazon-pay.recurring_over_cap": [
    { ...period, available_at: "2026-09-01T00:00:00.000Z" },
    ["10.50 EUR", "sub_1/2026-08", "2026-09-01T00:00:00.000Z"],
  ],
  "amazon-pay.recurring_given_up": [
    { ...period, reason_code: "SoftDeclined" },
    ["10.50 EUR", "sub_1/2026-08", "SoftDeclined"],
  ],
  "amazon-pay.recurring_released": [{ ...period, charge_id: CHARGE }, ["10.50 EUR", "sub_1/2026-08"]],
  "amazon-pay.charge_without_order": [{ ...period, charge_id: CHARGE }, ["10.50 EUR", "sub_1/2026-08"]],
  "amazon-pay.foreign_charge": [{ ...order, ...price, charge_id: CHARGE }, ["10.50 EUR", CHARGE]],
  "amazon-pay.chargeback_received": [{ ...order, object_id: CHARGE }, [CHARGE, "Seller Central"]],
}

const eventNames = Object.keys(EVENTS) as ToldEventName[]
const eventOf = (name: ToldEventName) => ({ name, data: EVENTS[name][0] }) as AmazonPayEvent<ToldEventName>

const SAMPLES: Sample[] = [
  { of: "the title", textIn: ({ title }) => title("7"), names: ["Amazon Pay", "#7"] },
  { of: "a permission's title", textIn: ({ permission }) => permission(PERMISSION), names: ["Amazon Pay", PERMISSION] },
  { of: "a paid cart's title", textIn: ({ unplaced }) => unplaced.title, names: ["Amazon Pay"] },
  {
    of: "a cart that is paid and no order",
    textIn: ({ unplaced }) => unplaced.text({ cart_id: "cart_1", checkout_session_id: "cs_1" }),
    names: ["cart_1", "cs_1", "Amazon Pay", "Medusa"],
  },
  ...Object.values(NOTICES)
    .flat()
    .map(([notice, names]: [AdminNotice, string[]]) => ({
      of: JSON.stringify(notice),
      textIn: (texts: Texts) => noticeText(texts, notice),
      names,
    })),
  ...eventNames.map((name) => ({
    of: name,
    textIn: (texts: Texts) => eventText(texts, eventOf(name)),
    names: EVENTS[name][1],
  })),
]

/** Amazon's own names that a language has a word for. */
const WORDS: Partial<Record<keyof typeof TEXTS, Record<string, string>>> = {
  ja: { "Seller Central": "セラーセントラル" },
}

/** It has no word that is not Amazon's name. */
const isOfNames = (of: string) => of === "a permission's title"

const CELLS = ADMIN_LANGUAGES.flatMap((language) => SAMPLES.map((sample) => ({ language, ...sample })))

describe("the dashboard's notifications", () => {
  it.each(CELLS)("say in $language what is said of $of", ({ language, of, textIn, names }) => {
    const text = textIn(TEXTS[language])
    for (const name of names) expect(text).toContain(WORDS[language]?.[name] ?? name)
    expect(text).not.toMatch(/\b(undefined|null|NaN)\b|\[object|\$\{| {2}/)
    if (language !== "en" && !isOfNames(of)) expect(text).not.toBe(textIn(TEXTS.en))
  })

  it.each(ADMIN_LANGUAGES)("say each thing in %s with a sentence of its own", (language) => {
    const texts = SAMPLES.map(({ textIn }) => textIn(TEXTS[language]))
    expect(new Set(texts).size).toBe(texts.length)
  })

  it.each(ADMIN_LANGUAGES)("say in %s that Amazon gave no reason", (language) => {
    const text = eventText(TEXTS[language], {
      name: "amazon-pay.capture_declined",
      data: { ...charge, reason_code: null },
    })
    expect(text).not.toMatch(/\b(undefined|null)\b|[(（]\s*[)）]/)
    expect(text).toMatch(/[(（].+[)）]/)
  })

  it.each(ADMIN_LANGUAGES)("say in %s when an order's permission ends, which no charge puts off", (language) => {
    const data = { ...order, type: "OneTime", expires_at: "2026-08-02T09:00:00.000Z" } as const
    const textOf = (type: "OneTime" | "Recurring") =>
      eventText(TEXTS[language], { name: "amazon-pay.charge_permission_expiring", data: { ...data, type } })
    expect(textOf("OneTime")).toContain(data.expires_at)
    expect(textOf("OneTime")).not.toBe(textOf("Recurring"))
  })

  it("say nothing of a checkout that was given back: there is no order", () => {
    const data = { cart_id: "cart_1", provider_id: PROVIDER, checkout_session_id: "cs_1" }
    expect(isTold({ name: "amazon-pay.checkout_released", data })).toBe(false)
    expect(eventNames.map(eventOf).every(isTold)).toBe(true)
  })
})
