import { Money } from "../../amazon/money"
import type { ClosedReason, NonChargeableReason } from "../../amazon/recurring/reason"
import { spelled } from "../../amazon/recurring/test/reasons"
import type { ChargePermissionState, ChargeState, RefundState } from "../../amazon/states"
import type { AmazonPayEventName } from "../notify/events"
import { cellsOf, keysOf } from "../../ledger/test/cells"
import type { ChargeEntry } from "../../ledger/charge"
import type { Operation } from "../../ledger/operation"
import type { PermissionEntry } from "../../ledger/permission"
import {
  CHARGE,
  chargeEntry,
  COLLECTION,
  operationEntry,
  PERMISSION,
  permissionEntry,
  PROVIDER,
  refundEntry,
  SESSION,
} from "../../ledger/test/entries"
import type { OrderPayment } from "../books/order-payments"
import { agreementNews, chargeEvents, closingNews, endingNews, expiryNews, owedOf, refundEvents } from "./state-changes"
import { paymentWith } from "./test/payment"

type Expected = AmazonPayEventName | null
const NAMES = {
  order_id: "order_1",
  charge_permission_id: PERMISSION,
  permission: permissionEntry({ type: "OneTime" }),
}
const OF_PERMISSION = { order_id: "order_1", charge_permission_id: PERMISSION, provider_id: PROVIDER }
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
const CHARGE_EVENTS = {
  unseen: { ...QUIET, Declined: declined },
  AuthorizationInitiated: { ...QUIET, Canceled: lost, Declined: declined },
  Authorized: { ...QUIET, Canceled: lost, Declined: declined },
  CaptureInitiated: { ...QUIET, Canceled: lost, Declined: "amazon-pay.capture_declined" },
  Captured: QUIET,
  Canceled: QUIET,
  Declined: QUIET,
  Unknown: { ...QUIET, Canceled: lost, Declined: declined },
} as const satisfies Record<ChargeState | "unseen", Record<ChargeState, Expected>>

const REFUND_EVENTS = {
  unseen: { RefundInitiated: null, Refunded: null, Declined: "amazon-pay.refund_declined", Unknown: null },
  RefundInitiated: { RefundInitiated: null, Refunded: null, Declined: "amazon-pay.refund_declined", Unknown: null },
  Refunded: { RefundInitiated: null, Refunded: null, Declined: null, Unknown: null },
  Declined: { RefundInitiated: null, Refunded: null, Declined: null, Unknown: null },
  Unknown: { RefundInitiated: null, Refunded: null, Declined: "amazon-pay.refund_declined", Unknown: null },
} as const satisfies Record<RefundState | "unseen", Record<RefundState, Expected>>

const closed = "amazon-pay.charge_permission_closed"
const stored = "amazon-pay.charge_permission_stored"
const needed = "amazon-pay.payment_method_needed"
const mended = "amazon-pay.payment_method_mended"

/** How an agreement stands, by each state and each reason of it; one that is new does not compile without a column. */
type Standing = "Chargeable" | "in progress" | "to be mended" | "Closed" | "Unknown"
const STANDINGS = {
  Chargeable: "Chargeable",
  NonChargeable: {
    ChargeInProgress: "in progress",
    PaymentMethodInvalid: "to be mended",
    PaymentMethodDeleted: "to be mended",
    PaymentMethodExpired: "to be mended",
    PaymentMethodNotAllowed: "to be mended",
    PaymentMethodNotSet: "to be mended",
    BillingAddressDeleted: "to be mended",
    MFAFailed: "to be mended",
    Unknown: "to be mended",
  } satisfies Record<NonChargeableReason, Standing>,
  Closed: {
    BuyerClosed: "Closed",
    BuyerCanceled: "Closed",
    MerchantClosed: "Closed",
    MerchantCanceled: "Closed",
    AmazonClosed: "Closed",
    AmazonCanceled: "Closed",
    Expired: "Closed",
    Unknown: "Closed",
  } satisfies Record<ClosedReason, Standing>,
  Unknown: "Unknown",
} as const satisfies Record<ChargePermissionState, Standing | Record<string, Standing>>

const AGREEMENTS = keysOf(STANDINGS).flatMap((state) => {
  const standings: Standing | Readonly<Record<string, Standing>> = STANDINGS[state]
  if (typeof standings === "string") return [{ standing: standings, state, reason: null }]
  return Object.entries(standings).flatMap(([name, standing]) =>
    spelled(name).map((reason) => ({ standing, state, reason })),
  )
})

/** What is told of an agreement, by what of it was told. */
const TOLD = {
  nothing: {},
  "that it is stored": { stored: "Recurring" },
  "to mend it": { stored: "Recurring", method: "needed" },
  "that it is mended": { stored: "Recurring", method: "mended" },
  "that it is closed": { stored: "Recurring", closed: "BuyerClosed" },
} as const satisfies Record<string, Record<string, string>>
const AGREEMENT_EVENTS = {
  nothing: {
    Chargeable: [stored],
    "in progress": [stored],
    "to be mended": [stored, needed],
    Closed: [closed],
    Unknown: [stored],
  },
  "that it is stored": {
    Chargeable: [],
    "in progress": [],
    "to be mended": [needed],
    Closed: [closed],
    Unknown: [],
  },
  "to mend it": {
    Chargeable: [mended],
    // What is pending was not declined for want of a payment method.
    "in progress": [mended],
    "to be mended": [],
    Closed: [closed],
    // It says nothing of the payment method.
    Unknown: [],
  },
  "that it is mended": { Chargeable: [], "in progress": [], "to be mended": [needed], Closed: [closed], Unknown: [] },
} as const satisfies Record<
  Exclude<keyof typeof TOLD, "that it is closed">,
  Record<Standing, readonly AmazonPayEventName[]>
>

const expected = (name: Expected) => (name === null ? [] : [name])

describe("what is told", () => {
  it.each(cellsOf<ChargeState | "unseen", ChargeState, Expected>(CHARGE_EVENTS))(
    "of a charge that was %s and is %s: %s",
    (before, state, name) => {
      const charge = chargeEntry(state, { announced: before === "unseen" ? null : before })
      expect(chargeEvents(charge, paymentWith(), NAMES).map(({ name }) => name)).toEqual(expected(name))
    },
  )

  it.each(cellsOf<RefundState | "unseen", RefundState, Expected>(REFUND_EVENTS))(
    "of a refund that was %s and is %s: %s",
    (before, state, name) => {
      const refund = refundEntry(state, { announced: before === "unseen" ? null : before })
      expect(refundEvents(refund, paymentWith(), NAMES).map(({ name }) => name)).toEqual(expected(name))
    },
  )

  const toldOf = (told: Readonly<Record<string, string>>, state: ChargePermissionState, reason_code: string | null) =>
    agreementNews(permissionEntry({ state, reason_code }), OF_PERMISSION, { told, now: new Date("2027-01-10") })
      .filter(({ what, value }) => told[what] !== value)
      .map(({ event }) => event.name)

  it.each(cellsOf<keyof typeof AGREEMENT_EVENTS, Standing, readonly AmazonPayEventName[]>(AGREEMENT_EVENTS))(
    "of an agreement of which was told %s and that is %s, whatever the reason: %j",
    (told, standing, names) => {
      const now = AGREEMENTS.filter((agreement) => agreement.standing === standing)
      expect(now.length).toBeGreaterThan(0)
      for (const { state, reason } of now) {
        expect([state, reason, toldOf(TOLD[told], state, reason)]).toEqual([state, reason, names])
      }
    },
  )

  it("of an agreement of which was told that it is closed: nothing", () => {
    expect(toldOf(TOLD["that it is closed"], "Closed", "BuyerClosed")).toEqual([])
  })

  const SHOPS = { payment_session_id: SESSION, operation_id: "apop_1" }
  const MERCHANT = ["MerchantCanceled", "ChargePermissionCanceled"]
  const lostOf = (
    reason_code: string,
    charge: Partial<ChargeEntry>,
    { payment = {}, permission = {} }: { payment?: Partial<OrderPayment>; permission?: Partial<PermissionEntry> } = {},
  ) =>
    chargeEvents(chargeEntry("Canceled", { reason_code, announced: "Authorized", ...charge }), paymentWith(payment), {
      ...NAMES,
      permission: permissionEntry({ type: "OneTime", ...permission }),
    }).map(({ name }) => name)
  const cancel = operationEntry({ kind: "cancel", chargeId: CHARGE, cancellationReason: "x" })

  it.each(MERCHANT)("of an authorization that was given up in Seller Central (%s): that it is lost", (reason_code) => {
    expect(lostOf(reason_code, SHOPS)).toEqual([lost])
  })

  it.each(MERCHANT)("of one that was made in Seller Central, too (%s): nothing", (reason_code) => {
    expect(lostOf(reason_code, { operation_id: null })).toEqual([])
  })

  it.each(["open", "made"] as const)("of an authorization that the shop asked to cancel (%s): nothing", (outcome) => {
    const payment = { operations: [{ ...cancel, outcome }] }
    expect(MERCHANT.map((reason) => lostOf(reason, SHOPS, { payment }))).toEqual([[], []])
  })

  it.each([
    ["was refused", { ...cancel, outcome: "refused" as const }],
    ["is of another charge", { ...cancel, request: { ...cancel.request, chargeId: `${PERMISSION}-C000002` as never } }],
  ])("of an authorization whose cancellation by the shop %s: that it is lost", (_, operation) => {
    const payment = { operations: [operation as Operation] }
    expect(lostOf("MerchantCanceled", SHOPS, { payment })).toEqual([lost])
  })

  it.each([
    ["a permission for one order", "OneTime", []],
    ["an agreement, which pays for other orders too", "Recurring", [lost]],
    ["a stored payment method", "PaymentMethodOnFile", [lost]],
  ] as const)("of an authorization on %s that the shop closed", (_, type, events) => {
    const permission = { type, closed_by_shop: true }
    expect(lostOf("ChargePermissionCanceled", SHOPS, { permission })).toEqual(events)
  })

  it("of an authorization of a payment that was canceled: nothing", () => {
    expect(lostOf("MerchantCanceled", SHOPS, { payment: { canceled: true } })).toEqual([])
  })

  it.each([
    ["BuyerClosed", false, [closed]],
    ["MerchantClosed", false, [closed]],
    ["MerchantClosed", true, []],
    ["AmazonClosed", false, []],
    [null, false, [closed]],
  ] as const)("of a permission that ended by %s, and by the shop: %s", (reason_code, closed_by_shop, events) => {
    const permission = permissionEntry({ type: "OneTime", state: "Closed", reason_code, closed_by_shop })
    expect(closingNews(permission, OF_PERMISSION).map(({ event }) => event.name)).toEqual(events)
  })

  it.each(["Chargeable", "NonChargeable", "Unknown", null] as const)("of a permission that is %s: nothing", (state) => {
    expect(closingNews(permissionEntry({ type: "OneTime", state }), OF_PERMISSION)).toEqual([])
  })

  it("of an agreement before its order is placed: nothing", () => {
    const names = { ...OF_PERMISSION, order_id: null }
    expect(agreementNews(permissionEntry({}), names, { told: {}, now: new Date("2027-01-10") })).toEqual([])
  })

  it.each([
    [31, []],
    [30, ["amazon-pay.charge_permission_expiring"]],
    [0, []],
  ])("of a permission for one order that ends in %i days, with something left to be charged: %j", (days, events) => {
    const expires_at = new Date("2027-07-09T00:00:00Z")
    const now = new Date(expires_at.getTime() - days * 86_400_000)
    const news = endingNews({ ...permissionEntry({ type: "OneTime" }), expires_at }, OF_PERMISSION, now)
    expect(news.map(({ event }) => event.name)).toEqual(events)
  })

  it("of an agreement, whoever ended it: that it is closed", () => {
    const permission = permissionEntry({ state: "Closed", reason_code: "MerchantClosed", closed_by_shop: true })
    const news = agreementNews(permission, OF_PERMISSION, { told: {}, now: new Date("2027-01-10") })
    expect(news.map(({ event }) => event.name)).toEqual([closed])
  })
})

describe("the end of an authorization", () => {
  const now = new Date("2026-04-26T00:00:00Z")
  const charges = [
    chargeEntry("Authorized", {
      charged_at: new Date("2026-04-01T00:00:00Z"),
      expires_at: new Date("2026-05-01T00:00:00Z"),
    }),
  ]

  it("is warned of, with its date", () => {
    expect(expiryNews(paymentWith({ charges }), "order_1", now)).toMatchObject([
      {
        what: `expiring ${CHARGE}`,
        value: "2026-05-01T00:00:00.000Z",
        event: { name: "amazon-pay.authorization_expiring", data: { expires_at: "2026-05-01T00:00:00.000Z" } },
      },
    ])
  })

  it("is not warned of before its time", () => {
    expect(expiryNews(paymentWith({ charges }), "order_1", new Date("2026-04-25T00:00:00Z"))).toEqual([])
  })

  it("is not warned of when the payment is canceled", () => {
    expect(expiryNews(paymentWith({ charges, canceled: true }), "order_1", now)).toEqual([])
  })
})

const yen = (amount: number) => Money.of(amount, "JPY")

describe("what a canceled order owes its buyer", () => {
  const owedWith = (payment: Parameters<typeof paymentWith>[0]) => owedOf([paymentWith(payment)])?.amount

  it("is what was captured", () => {
    expect(owedWith({ charges: [chargeEntry("Captured")] })).toBe("2500")
  })

  it("is what was captured and is not refunded", () => {
    expect(owedWith({ charges: [chargeEntry("Captured", { refunded: yen(1000) })] })).toBe("1500")
  })

  it("is not what is on its way back, though Amazon may count it later", () => {
    expect(owedWith({ charges: [chargeEntry("Captured")], chargeRefunds: [refundEntry("RefundInitiated")] })).toBe(
      "1800",
    )
  })

  it("is again what was declined to be refunded", () => {
    expect(owedWith({ charges: [chargeEntry("Captured")], chargeRefunds: [refundEntry("Declined")] })).toBe("2500")
  })

  it("is nothing while it is only being captured, which may be declined", () => {
    expect(owedWith({ charges: [chargeEntry("CaptureInitiated")] })).toBe("0")
  })

  it("cannot be said of an order without a payment", () => {
    expect(owedOf([])).toBeNull()
  })
})

describe("what is told of a charge", () => {
  const at = { ...OF_PERMISSION, charge_id: CHARGE, amount: "2500", currency_code: "JPY" }

  it("that was declined is what was to be paid, why, and where the buyer mends the payment method", () => {
    const charge = chargeEntry("Declined", { reason_code: "HardDeclined", announced: "Authorized" })
    expect(chargeEvents(charge, paymentWith(), NAMES)).toEqual([
      {
        name: declined,
        data: {
          ...at,
          reason_code: "HardDeclined",
          payment_collection_id: COLLECTION,
          buyer_update_url: `https://pay.amazon.com/jp/jr/your-account/ba/${PERMISSION}`,
        },
      },
    ])
  })

  it("whose capture was declined, or whose authorization is lost, is its amount and why", () => {
    const capture = chargeEntry("Declined", { reason_code: "AmazonRejected", announced: "CaptureInitiated" })
    expect(chargeEvents(capture, paymentWith(), NAMES)).toEqual([
      { name: "amazon-pay.capture_declined", data: { ...at, reason_code: "AmazonRejected" } },
    ])
    const expired = chargeEntry("Canceled", { reason_code: "ExpiredUnused", announced: "Authorized" })
    expect(chargeEvents(expired, paymentWith(), NAMES)).toEqual([
      { name: lost, data: { ...at, reason_code: "ExpiredUnused" } },
    ])
  })

  it("of which a refund was declined is the refund's amount and why", () => {
    const refund = refundEntry("Declined", { reason_code: "AmazonRejected" })
    expect(refundEvents(refund, paymentWith(), OF_PERMISSION)).toEqual([
      {
        name: "amazon-pay.refund_declined",
        data: {
          ...OF_PERMISSION,
          charge_id: refund.charge_id,
          refund_id: refund.id,
          reason_code: "AmazonRejected",
          amount: refund.amount.amount,
          currency_code: "JPY",
        },
      },
    ])
  })
})
