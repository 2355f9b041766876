import { agreementKey } from "../hooks/agreements-key"
import type { Agreement } from "../lib/agreement"
import { renderInDashboard } from "../test/dashboard"
import { agreement, charge, recurringCharge, TO_BE_MENDED } from "../test/payment"
import { CloseFields } from "./close-fields"
import { CustomerWidget } from "./customer-widget"

const widget = (charge_permissions?: Agreement[], language?: string) =>
  renderInDashboard(<CustomerWidget data={{ id: "cus_01" }} />, {
    language,
    agreements: charge_permissions && { charge_permissions, count: charge_permissions.length, limit: 100, offset: 0 },
  })

const count = (html: string, testId: string) => html.split(`data-testid="${testId}"`).length - 1

describe("the customer widget", () => {
  it("shows nothing while there is no agreement, or none is known yet", () => {
    expect(widget([])).toBe("")
    expect(widget()).toBe("")
  })

  it("lists each agreement with its payment method, state, frequency and end", () => {
    const html = widget([agreement(), agreement({ id: "C03-7654321-7654321", type: "PaymentMethodOnFile" })])
    expect(count(html, "amazon-pay-agreement")).toBe(2)
    expect(html).toContain("Visa ****1111 (Amazon Pay)")
    expect(html).toContain("Chargeable")
    expect(html).toContain("every month")
    expect(html).toContain("Jan 24, 2028")
    expect(html).toContain("Saved payment method")
    expect(html).toContain('aria-label="Copy C03-7654321-7654321"')
  })

  it("has the link to send to the shopper while the payment method is to be updated", () => {
    expect(count(widget([agreement()]), "amazon-pay-update-link")).toBe(0)
    const html = widget([agreement(TO_BE_MENDED)])
    expect(html).toContain(`aria-label="Copy ${TO_BE_MENDED.buyer_update_url}"`)
    expect(html).toContain("The payment method has expired.")
  })

  it("offers to end what is open, and says who ended the rest", () => {
    expect(count(widget([agreement(TO_BE_MENDED)]), "amazon-pay-close-agreement")).toBe(1)
    const html = widget([agreement({ state: "Closed", reason_code: "MerchantClosed", closed_by: "merchant" })])
    expect(count(html, "amazon-pay-close-agreement")).toBe(0)
    expect(html).toContain(">The store<")
    expect(html).not.toContain("Jan 24, 2028")
  })

  it("has what the shopper was told, the last charge, and the next that is tried by itself", () => {
    const charge_permission = {
      ...agreement(),
      charges: [charge({ state: "Declined", created_at: "2027-01-24T10:00:00Z" })],
      recurring_charges: [recurringCharge({ outcome: "retry_later", retry_at: "2027-01-26T10:00:00Z", amount: "900" })],
    }
    const html = renderInDashboard(<CustomerWidget data={{ id: "cus_01" }} />, {
      agreements: { charge_permissions: [agreement()], count: 1, limit: 100, offset: 0 },
      answers: [[agreementKey(charge_permission.id), { charge_permission }]],
    })
    expect(html).toMatch(/amazon-pay-last-charge">¥2,500, Jan 24, 2027, Declined</)
    expect(html).toMatch(/amazon-pay-next-charge">¥900, Jan 26, 2027/)
  })

  it("stands every null before Amazon was first asked", () => {
    const unread = { type: null, state: null, payment_descriptor: null, frequency: null, expires_at: null }
    const html = widget([agreement(unread)])
    expect(html).toContain("Not read yet")
    expect(html).not.toContain("null")
  })

  it("speaks the dashboard's language", () => {
    expect(widget([agreement()], "de")).toContain("jeden Monat")
  })
})

describe("the fields of an end", () => {
  it("are a reason as long as Amazon takes it, and whether pending charges go too, each with its label", () => {
    const nothing = () => undefined
    const html = renderInDashboard(
      <CloseFields reason="Moved away" onReason={nothing} cancelPending={true} onCancelPending={nothing} />,
    )
    const [reason, pending] = [...html.matchAll(/<label[^>]* for="([^"]+)"/g)].map(([, id]) => id)
    expect(html).toMatch(new RegExp(`<input[^>]* id="${reason}"[^>]*`))
    expect(html).toContain('maxLength="255"')
    expect(html).toContain('value="Moved away"')
    expect(html).toMatch(new RegExp(`<button[^>]* aria-checked="true"[^>]* id="${pending}"`))
  })
})
