import { PERMISSION, PROVIDER, yen } from "../../ledger/test/entries"
import { raisedByEvent, raisedByNotice, raisedByPaidCart } from "./raise-warning"

const NOW = new Date("2026-04-01T12:00:00Z")
const ORDER = { type: "order", id: "order_1" }
const NAMES = { order_id: "order_1", provider_id: PROVIDER }
const OF_AGREEMENT = { charge_permission_id: PERMISSION, provider_id: PROVIDER, order_id: null }
const PERIOD = { period: "2026-04", payment_collection_id: "pay_col_1", amount: "980", currency_code: "JPY" }

describe("a warning that the ledger cannot show later", () => {
  it("is of a chargeback, whose deadline no message tells", () => {
    const data = { ...NAMES, charge_permission_id: PERMISSION, object_id: `${PERMISSION}-B000001` }
    expect(raisedByEvent({ name: "amazon-pay.chargeback_received", data }, NOW)).toMatchObject({
      subject: ORDER,
      warning: { kind: "chargeback", object_id: data.object_id, since: NOW, until: null, remedy: "seller_central" },
    })
  })

  it("is of a chargeback on an agreement that has no order", () => {
    const data = { ...OF_AGREEMENT, object_id: `${PERMISSION}-B000001` }
    expect(raisedByEvent({ name: "amazon-pay.chargeback_received", data }, NOW)).toMatchObject({
      subject: { type: "charge_permission", id: PERMISSION },
      warning: { kind: "chargeback", object_id: data.object_id },
    })
  })

  it.each([
    ["amazon-pay.charge_without_order", "charge_without_order"],
    ["amazon-pay.foreign_charge", "limits_differ"],
  ] as const)("is of an agreement, by %s", (name, kind) => {
    const event = { name, data: { ...OF_AGREEMENT, ...PERIOD, charge_id: "C1" } }
    expect(raisedByEvent(event, NOW)).toMatchObject({
      subject: { type: "charge_permission", id: PERMISSION },
      warning: { kind, object_id: "C1", amount: yen(980) },
    })
  })

  it("is of what was captured on a canceled payment, and of an edit that could not be charged", () => {
    const captured = raisedByNotice(NAMES, { notice: "captured_though_canceled", amount: yen(700) }, NOW)
    expect(captured).toMatchObject({ subject: ORDER, warning: { kind: "captured_though_canceled", amount: yen(700) } })
    const edited = raisedByNotice(NAMES, { notice: "edited_order_unpaid", reason: "Declined.", kept: null }, NOW)
    expect(edited).toMatchObject({ subject: ORDER, warning: { kind: "edited_order_unpaid", remedy: "payment_link" } })
  })

  it("is of a cart that was paid", () => {
    const paid = { cart_id: "cart_1", checkout_session_id: "S1", provider_id: PROVIDER }
    expect(raisedByPaidCart(paid, NOW)).toMatchObject({
      subject: { type: "cart", id: "cart_1" },
      warning: { kind: "paid_without_order", object_id: "S1" },
    })
  })

  it("is not of what the ledger shows", () => {
    expect(raisedByNotice(NAMES, { notice: "limits_differ", used: yen(2), known: yen(1) }, NOW)).toBeNull()
    expect(raisedByEvent({ name: "amazon-pay.payment_method_mended", data: OF_AGREEMENT }, NOW)).toBeNull()
  })
})
