import { Money } from "../../amazon/money"
import type { ClosedReason, NonChargeableReason } from "../../amazon/recurring/reason"
import { spelled } from "../../amazon/recurring/test/reasons"
import type { ChargePermissionState, ChargeState, RefundState } from "../../amazon/states"
import type { AmazonPayEventName } from "../notify/events"
import { cellsOf, keysOf } from "../../ledger/test/cells"
import { chargeEntry, PERMISSION, PROVIDER, refundEntry } from "../../ledger/test/entries"
import { chargeEvents, expiryEvents, owedOf, permissionEvents, refundEvents } from "./state-changes"
import { paymentWith, permissionIn } from "./test/payment"

type Expected = AmazonPayEventName | null
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
const PERMISSION_EVENTS = {
  unseen: { Chargeable: null, NonChargeable: null, Closed: closed, Unknown: null },
  Chargeable: { Chargeable: null, NonChargeable: null, Closed: closed, Unknown: null },
  NonChargeable: { Chargeable: null, NonChargeable: null, Closed: closed, Unknown: null },
  Closed: { Chargeable: null, NonChargeable: null, Closed: null, Unknown: null },
  Unknown: { Chargeable: null, NonChargeable: null, Closed: closed, Unknown: null },
} as const satisfies Record<ChargePermissionState | "unseen", Record<ChargePermissionState, Expected>>

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

/** What is told of an agreement, by how it stood when it was last seen. "written down": Amazon was not asked yet. */
const AGREEMENT_EVENTS = {
  "not known": { Chargeable: [], "in progress": [], "to be mended": [], Closed: [closed], Unknown: [] },
  "written down": {
    Chargeable: [stored],
    "in progress": [stored],
    "to be mended": [stored, needed],
    Closed: [closed],
    Unknown: [stored],
  },
  Chargeable: { Chargeable: [], "in progress": [], "to be mended": [needed], Closed: [closed], Unknown: [] },
  "in progress": { Chargeable: [], "in progress": [], "to be mended": [needed], Closed: [closed], Unknown: [] },
  "to be mended": {
    Chargeable: [mended],
    // What is pending was not declined for want of a payment method.
    "in progress": [mended],
    "to be mended": [],
    Closed: [closed],
    // It says nothing of the payment method.
    Unknown: [],
  },
  Closed: { Chargeable: [], "in progress": [], "to be mended": [needed], Closed: [], Unknown: [] },
  Unknown: { Chargeable: [], "in progress": [], "to be mended": [needed], Closed: [closed], Unknown: [] },
} as const satisfies Record<Standing | "not known" | "written down", Record<Standing, readonly AmazonPayEventName[]>>

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

  it.each(cellsOf<ChargePermissionState | "unseen", ChargePermissionState, Expected>(PERMISSION_EVENTS))(
    "of a permission that was %s and is %s: %s",
    (before, state, name) => {
      const known = { state: before === "unseen" ? null : before, reason_code: null, type: null }
      const names = { ...NAMES, provider_id: PROVIDER }
      const events = permissionEvents(known, permissionIn(state, "BuyerCanceled"), names)
      expect(events.map(({ name }) => name)).toEqual(expected(name))
    },
  )

  it.each(cellsOf<keyof typeof AGREEMENT_EVENTS, Standing, readonly AmazonPayEventName[]>(AGREEMENT_EVENTS))(
    "of an agreement that was %s and is %s, whatever the reason: %j",
    (before, after, names) => {
      const known = {
        "not known": [null],
        "written down": [{ type: null, state: null, reason_code: null }],
      } as const
      const isKept = before === "not known" || before === "written down"
      const befores = isKept
        ? known[before]
        : AGREEMENTS.filter(({ standing }) => standing === before).map(({ state, reason: reason_code }) => ({
            type: "Recurring" as const,
            state,
            reason_code,
          }))
      const afters = AGREEMENTS.filter(({ standing }) => standing === after)
      expect(befores.length * afters.length).toBeGreaterThan(0)
      for (const was of befores) {
        for (const { state, reason } of afters) {
          const is = permissionIn(state, reason, { chargePermissionType: "Recurring" })
          const told = permissionEvents(was, is, { ...NAMES, provider_id: PROVIDER })
          expect([was, state, reason, told.map(({ name }) => name)]).toEqual([was, state, reason, names])
        }
      }
    },
  )

  it.each(["MerchantCanceled", "ChargePermissionCanceled"])(
    "of an authorization that the shop itself released (%s): nothing",
    (reason_code) => {
      const charge = chargeEntry("Canceled", { reason_code, announced: "Authorized" })
      expect(chargeEvents(charge, paymentWith(), NAMES)).toEqual([])
    },
  )

  it("of an authorization of a payment that was canceled: nothing", () => {
    const charge = chargeEntry("Canceled", { announced: "Authorized" })
    expect(chargeEvents(charge, paymentWith({ canceled: true }), NAMES)).toEqual([])
  })

  it.each(["MerchantClosed", "MerchantCanceled", "AmazonClosed"])(
    "of a permission that the shop or its full use ended (%s): nothing",
    (reason) => {
      const names = { ...NAMES, provider_id: PROVIDER }
      expect(
        permissionEvents(
          { state: "Chargeable", reason_code: null, type: "OneTime" },
          permissionIn("Closed", reason),
          names,
        ),
      ).toEqual([])
    },
  )
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
    expect(expiryEvents(paymentWith({ charges }), NAMES, { lastLook: null, now })).toMatchObject([
      { name: "amazon-pay.authorization_expiring", data: { expires_at: "2026-05-01T00:00:00.000Z" } },
    ])
  })

  it("is not warned of when the payment is canceled", () => {
    expect(expiryEvents(paymentWith({ charges, canceled: true }), NAMES, { lastLook: null, now })).toEqual([])
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
