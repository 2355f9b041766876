import type { ChargePermissionState, ChargeState, RefundState } from "../../amazon/states"
import type { AmazonPayEventName } from "../notify/events"
import { chargeEvents, owedEvents, permissionEvents } from "./state-changes"
import { cellsOf, chargeIn, paymentWith, PERMISSION, permissionIn, refundIn } from "./test/payment"

type News = AmazonPayEventName | null
const NAMES = { order_id: "order_1", charge_permission_id: PERMISSION }
const declined = "amazon-pay.authorization_declined"
const lost = "amazon-pay.authorization_lost"

/** What is told of a charge, by its state when last seen. A state that is added and not here fails to compile. */
const QUIET = {
  AuthorizationInitiated: null,
  Authorized: null,
  CaptureInitiated: null,
  Captured: null,
  Canceled: null,
  Declined: null,
  Unknown: null,
} as const satisfies Record<ChargeState, null>
const CHARGE_NEWS = {
  unseen: { ...QUIET, Declined: declined },
  AuthorizationInitiated: { ...QUIET, Canceled: lost, Declined: declined },
  Authorized: { ...QUIET, Canceled: lost, Declined: declined },
  CaptureInitiated: { ...QUIET, Canceled: lost, Declined: "amazon-pay.capture_declined" },
  Captured: QUIET,
  Canceled: QUIET,
  Declined: QUIET,
  Unknown: { ...QUIET, Canceled: lost, Declined: declined },
} as const satisfies Record<ChargeState | "unseen", Record<ChargeState, News>>

const REFUND_NEWS = {
  unseen: { RefundInitiated: null, Refunded: null, Declined: "amazon-pay.refund_declined", Unknown: null },
  RefundInitiated: { RefundInitiated: null, Refunded: null, Declined: "amazon-pay.refund_declined", Unknown: null },
  Refunded: { RefundInitiated: null, Refunded: null, Declined: null, Unknown: null },
  Declined: { RefundInitiated: null, Refunded: null, Declined: null, Unknown: null },
  Unknown: { RefundInitiated: null, Refunded: null, Declined: "amazon-pay.refund_declined", Unknown: null },
} as const satisfies Record<RefundState | "unseen", Record<RefundState, News>>

const closed = "amazon-pay.charge_permission_closed"
const PERMISSION_NEWS = {
  unseen: { Chargeable: null, NonChargeable: null, Closed: closed, Unknown: null },
  Chargeable: { Chargeable: null, NonChargeable: null, Closed: closed, Unknown: null },
  NonChargeable: { Chargeable: null, NonChargeable: null, Closed: closed, Unknown: null },
  Closed: { Chargeable: null, NonChargeable: null, Closed: null, Unknown: null },
  Unknown: { Chargeable: null, NonChargeable: null, Closed: closed, Unknown: null },
} as const satisfies Record<ChargePermissionState | "unseen", Record<ChargePermissionState, News>>

const expected = (news: News) => (news === null ? [] : [news])

describe("what is told", () => {
  it.each(cellsOf<ChargeState | "unseen", ChargeState, News>(CHARGE_NEWS))(
    "of a charge that was %s and is %s: %s",
    (before, state, news) => {
      const payment = paymentWith({ charges: before === "unseen" ? [] : [chargeIn(before)] })
      const seen = paymentWith({ charges: [chargeIn(state)] }).data
      expect(chargeEvents(payment, seen, NAMES).map(({ name }) => name)).toEqual(expected(news))
    },
  )

  it.each(cellsOf<RefundState | "unseen", RefundState, News>(REFUND_NEWS))(
    "of a refund that was %s and is %s: %s",
    (before, state, news) => {
      const payment = paymentWith({ refunds: before === "unseen" ? [] : [refundIn(before)] })
      const seen = paymentWith({ refunds: [refundIn(state)] }).data
      expect(chargeEvents(payment, seen, NAMES).map(({ name }) => name)).toEqual(expected(news))
    },
  )

  it.each(cellsOf<ChargePermissionState | "unseen", ChargePermissionState, News>(PERMISSION_NEWS))(
    "of a permission that was %s and is %s: %s",
    (before, state, news) => {
      const row = { id: PERMISSION, order_id: "order_1", provider_id: "pp_amazon-pay_jp" }
      const events = permissionEvents(
        { ...row, state: before === "unseen" ? null : before },
        permissionIn(state, "BuyerCanceled"),
      )
      expect(events.map(({ name }) => name)).toEqual(expected(news))
    },
  )

  it.each(["MerchantCanceled", "ChargePermissionCanceled"])(
    "of an authorization that the shop itself released (%s): nothing",
    (reason_code) => {
      const payment = paymentWith({ charges: [chargeIn("Authorized")] })
      const seen = paymentWith({ charges: [chargeIn("Canceled", { reason_code })] }).data
      expect(chargeEvents(payment, seen, NAMES)).toEqual([])
    },
  )

  it("of an authorization of a payment that was canceled: nothing", () => {
    const payment = paymentWith({ charges: [chargeIn("Authorized")] }, { canceled: true })
    const seen = paymentWith({ charges: [chargeIn("Canceled")] }).data
    expect(chargeEvents(payment, seen, NAMES)).toEqual([])
  })

  it.each(["MerchantClosed", "MerchantCanceled", "AmazonClosed"])(
    "of a permission that the shop or its full use ended (%s): nothing",
    (reason) => {
      const row = { id: PERMISSION, order_id: "order_1", provider_id: "pp_amazon-pay_jp", state: "Chargeable" }
      expect(permissionEvents(row, permissionIn("Closed", reason))).toEqual([])
    },
  )
})

const OWED_ROW = { id: PERMISSION, order_id: "order_1", provider_id: "pp_amazon-pay_jp" }
const takenOf = (refunded_amount: string) => [paymentWith({ charges: [chargeIn("Captured", { refunded_amount })] })]

describe("what a canceled order owes its buyer", () => {
  it.each([
    ["is told once its cancellation is through", true, "0", "0", "2500"],
    ["is told as far as it is not refunded", true, "0", "1000", "1500"],
    ["is no news when all is refunded", true, "0", "2500", null],
    ["is no news the next time", false, "0", "0", null],
    ["is told when it becomes more", false, "2500", "1800", "700"],
    ["is no news when it becomes less", false, "0", "1000", null],
  ])("%s", (_, release_requested, before, now, owed) => {
    const events = owedEvents({ ...OWED_ROW, release_requested }, { before: takenOf(before), now: takenOf(now) })
    expect(events.map(({ data }) => data)).toMatchObject(owed === null ? [] : [{ amount: owed, currency_code: "JPY" }])
  })
})
