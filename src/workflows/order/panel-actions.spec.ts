import BigNumber from "bignumber.js"
import type { PermissionEntry } from "../../ledger/permission"
import { CHARGE, chargeEntry, operationEntry, PERMISSION, PROVIDER, refundEntry, yen } from "../../ledger/test/entries"
import type { OrderPayment } from "../books/order-payments"
import { booking, chargeId } from "../books/test/books"
import { paymentWith } from "../reconcile/test/payment"
import { panelActions, type ActionableOrder } from "./panel-actions"
import type { PanelAction } from "./panel-types"

const permission = (more: Partial<PermissionEntry> = {}): PermissionEntry => ({
  id: PERMISSION,
  provider_id: PROVIDER,
  type: "OneTime",
  state: "Chargeable",
  reason_code: null,
  payment_descriptor: null,
  amount_limit: yen(2500),
  amount_balance: null,
  expires_at: null,
  recurring_metadata: null,
  payment_collection_id: null,
  observed_at: null,
  turn: 1,
  created_at: new Date("2026-04-01T00:00:00Z"),
  closed_by_shop: false,
  ...more,
})

const part = (amount: number) => ({ captures: [booking("capt_1", amount)] })
const took = (amount: number, more: object = {}) =>
  chargeEntry("Captured", { amount: yen(2500), captured: yen(amount), capture_id: "capt_1", ...more })
const held = (amount: number) => chargeEntry("Authorized", { id: chargeId(2), amount: yen(amount) })
const captured = (amount: number, more: Partial<OrderPayment> = {}) =>
  paymentWith({ ...part(amount), charges: [took(amount)], ...more })
const cancel = operationEntry(
  { kind: "cancel", chargeId: CHARGE, cancellationReason: "" },
  { outcome: "prepared", object_id: null },
)
const open = operationEntry(
  { kind: "capture", chargeId: CHARGE, captureAmount: { amount: "1000", currencyCode: "JPY" } },
  { outcome: "open" },
)

/** "capture 2500, void 2500" */
function offered(payments: OrderPayment[], more: Partial<ActionableOrder> & { costs?: number } = {}): string {
  const { costs = 0, ...rest } = more
  const order = { canceled: false, pending: new BigNumber(costs), permissions: [permission()], payments, ...rest }
  const amountOf = (action: PanelAction) => ("max" in action ? action.max : action.amount)
  return panelActions(order)
    .map((action) => `${action.action} ${amountOf(action)}`)
    .join(", ")
}

const authorized = paymentWith({ charges: [chargeEntry("Authorized")] })
const lost = paymentWith({ charges: [chargeEntry("Canceled")] })
const unpaid = { costs: 2500 }

describe("of an order's payment are offered", () => {
  it.each<[string, OrderPayment, string]>([
    ["authorized", authorized, "capture 2500, void 2500"],
    [
      "authorized and pending at Amazon",
      paymentWith({ charges: [chargeEntry("AuthorizationInitiated")] }),
      "void 2500",
    ],
    ["captured", captured(2500), "refund 2500"],
    ["captured in part", captured(1000), "capture 1500, refund 1000, void 1500, reauthorize 1500"],
    [
      "captured in part, the rest authorized anew",
      captured(1000, { charges: [took(1000), held(1500)] }),
      "capture 1500, refund 1000, void 1500",
    ],
    [
      "captured in part, of which some is returned and some is on its way",
      captured(1000, {
        refunds: [booking("ref_1", 300), booking("ref_2", 100)],
        chargeRefunds: [
          refundEntry("Refunded", { amount: yen(300) }),
          refundEntry("RefundInitiated", { id: `${PERMISSION}-R000002` as never, amount: yen(100) }),
        ],
      }),
      "capture 1500, refund 600, void 1500, reauthorize 1500",
    ],
    [
      "refunded in Seller Central, which is not booked yet",
      captured(2500, { charges: [took(2500, { refunded: yen(700) })] }),
      "refund 1800",
    ],
    ["being captured", paymentWith({ ...part(1000), charges: [chargeEntry("CaptureInitiated")] }), ""],
    ["not authorized any more", lost, "reauthorize 2500"],
    ["declined", paymentWith({ charges: [chargeEntry("Declined")] }), "reauthorize 2500"],
    ["in a state that cannot be read", paymentWith({ charges: [chargeEntry("Unknown")] }), ""],
    ["voided", paymentWith({ canceled: true, charges: [chargeEntry("Canceled")] }), ""],
    ["of which the rest is void", captured(1000, { amount: new BigNumber(1000) }), "refund 1000"],
    ["canceled and still held", paymentWith({ canceled: true, charges: [chargeEntry("Authorized")] }), "release 2500"],
    [
      "canceled, and held until it is replaced",
      paymentWith({ canceled: true, charges: [chargeEntry("Authorized")], operations: [cancel] }),
      "",
    ],
    ["about to be replaced", paymentWith({ charges: [chargeEntry("Authorized")], operations: [cancel] }), ""],
    ["of which Amazon has not answered", paymentWith({ charges: [chargeEntry("Authorized")], operations: [open] }), ""],
    ["that is only a session yet", paymentWith({ payment_id: null, charges: [chargeEntry("Authorized")] }), ""],
  ])("%s", (_what, payment, actions) => {
    expect(offered([payment])).toBe(actions)
  })

  it("of a Confirm what the permission has room for", () => {
    const request = { ...authorized.begun.request, paymentIntent: "Confirm" as const } as never
    const terms = { ...authorized.terms, permissionId: PERMISSION }
    const payment = paymentWith({ begun: operationEntry(request), terms })
    expect(offered([payment])).toBe("capture 2500, void 2500")
    expect(offered([payment], { permissions: [permission({ amount_limit: yen(2000) })] })).toBe(
      "capture 2000, void 2500",
    )
  })

  it("of a first part all of it, which a further charge takes", () => {
    const payment = paymentWith({ charges: [chargeEntry("Authorized", { amount: yen(1000) })] })
    expect(offered([payment])).toBe("capture 2500, void 2500")
  })

  it.each<[string, Partial<PermissionEntry>, string]>([
    ["a closed permission", { state: "Closed" }, "refund 1000, void 1500"],
    [
      "a payment method to be mended",
      { state: "NonChargeable", reason_code: "PaymentMethodExpired" },
      "refund 1000, void 1500",
    ],
    ["less room than is left", { amount_limit: yen(1400) }, "capture 400, refund 1000, void 1500"],
    ["a limit that is not known", { amount_limit: null }, "capture 1500, refund 1000, void 1500, reauthorize 1500"],
    [
      "a limit that is a month's",
      { type: "Recurring", amount_limit: yen(100) },
      "capture 1500, refund 1000, void 1500, reauthorize 1500",
    ],
  ])("no further charge than %s takes", (_what, more, actions) => {
    expect(offered([captured(1000)], { permissions: [permission(more)] })).toBe(actions)
  })
})

describe("of a canceled order are offered", () => {
  it.each<[string, OrderPayment, string]>([
    ["what is still held", paymentWith({ charges: [chargeEntry("Authorized")] }), "release 2500"],
    ["what is captured and not returned", captured(1000), "refund 1000"],
    ["nothing of what is released", paymentWith({ canceled: true, charges: [chargeEntry("Canceled")] }), ""],
  ])("%s", (_what, payment, actions) => {
    expect(offered([payment], { canceled: true, ...unpaid })).toBe(actions)
  })
})

describe("of what an order costs beyond its payments are offered", () => {
  const voided = paymentWith({ canceled: true, charges: [chargeEntry("Canceled")] })

  it.each<[string, OrderPayment[], number, string]>([
    ["nothing while a payment stands for it", [authorized], 2500, "capture 2500, void 2500"],
    ["a charge and a link after a void", [voided], 2500, "charge 2500, payment_link 2500"],
    ["a link alone where the permission has no room", [voided], 2501, "payment_link 2501"],
    ["no charge beyond the limit beside what is held", [authorized], 3500, "capture 2500, void 2500"],
    ["nothing when nothing is due", [voided], 0, ""],
    ["nothing when money is to be given back", [voided], -500, ""],
    ["a link for what is added after all was captured", [captured(2500)], 500, "refund 2500, payment_link 500"],
    [
      "a charge and a link for the rest that was voided",
      [captured(1000, { amount: new BigNumber(1000) })],
      1500,
      "refund 1000, charge 1500, payment_link 1500",
    ],
    [
      "neither beside a part that may still be captured",
      [captured(1000)],
      2700,
      "capture 1500, refund 1000, void 1500, reauthorize 1500",
    ],
    ["a link beside an authorization that is lost", [lost], 2500, "reauthorize 2500, payment_link 2500"],
    [
      "nothing while Amazon decides",
      [paymentWith({ payment_id: null, charges: [chargeEntry("AuthorizationInitiated")] })],
      2500,
      "",
    ],
    ["nothing while Amazon's answer is missing", [paymentWith({ canceled: true, operations: [open] })], 2500, ""],
    ["nothing where nothing was paid with Amazon Pay", [], 2500, ""],
  ])("%s", (_what, payments, costs, actions) => {
    expect(offered(payments, { costs })).toBe(actions)
  })

  it("a charge of all of it where Amazon takes more, and what is held for the former total is replaced", () => {
    const permissions = [permission({ amount_limit: yen(5000) })]
    expect(offered([authorized], { costs: 3500, permissions })).toBe("capture 2500, void 2500, charge 3500")
  })
})
