import BigNumber from "bignumber.js"
import {
  CHARGE,
  chargeEntry,
  operationEntry,
  PERMISSION,
  PROVIDER,
  REFUND,
  refundEntry,
  yen,
} from "../../../ledger/test/entries"
import { WARNING_KINDS, type WarningEntry, type WarningKind } from "../../../ledger/warning"
import type { OrderPayment, OrderPayments } from "../../books/order-payments"
import { booking, chargeId, NOW } from "../../books/test/books"
import { paymentWith } from "../test/payment"
import type { OrderFacts } from "./facts"
import { orderWarnings } from "./order-warnings"

const HOUR = 3_600_000
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR)
const ahead = (hours: number) => new Date(NOW.getTime() + hours * HOUR)

type Known = Omit<Partial<OrderFacts>, "order"> & { payment?: Partial<OrderPayment>; order?: Partial<OrderPayments> }

function facts({ payment = {}, order = {}, ...more }: Known): OrderFacts {
  return {
    order: {
      order_id: "order_1",
      display_id: "1",
      canceled: false,
      isShared: false,
      collection_ids: ["pay_col_1"],
      pending: new BigNumber(2500),
      read_at: NOW,
      payments: [paymentWith({ charges: [chargeEntry("Authorized")], ...payment })],
      permissions: [],
      ...order,
    },
    liveProviders: new Set([PROVIDER]),
    told: {},
    isChargeDue: false,
    isAddressEdited: false,
    heldBeyond: null,
    entered: [],
    periods: [],
    before: [],
    hasLooked: true,
    now: NOW,
    ...more,
  }
}

const before = (kind: WarningKind): WarningEntry => ({
  id: "apwarn_1",
  subject: { type: "order", id: "order_1" },
  kind,
  severity: "error",
  provider_id: PROVIDER,
  object_id: null,
  payment_id: null,
  amount: null,
  reason_code: null,
  since: ago(1),
  until: null,
  remedy: "none",
  dismissed_at: null,
  dismissed_by: null,
})

const capture = operationEntry({ kind: "capture", chargeId: CHARGE, captureAmount: yen(2500).toPrice() })
const cancel = operationEntry({ kind: "cancel", chargeId: CHARGE, cancellationReason: "x" }, { id: "apop_2" })
const permission = (state: "Chargeable" | "NonChargeable" | "Closed", reason_code: string | null) =>
  ({
    id: PERMISSION,
    provider_id: PROVIDER,
    type: "OneTime",
    state,
    reason_code,
    amount_limit: yen(5000),
    amount_balance: yen(1500),
  }) as unknown as OrderPayments["permissions"][number]
const captured = chargeEntry("Captured", { capture_id: "capt_1" })
const booked = { captures: [booking("capt_1", 2500)], isCaptured: true, operations: [capture] }
const ENTERED = [{ reference_id: "capt_1", amount: new BigNumber(2500) }]

/** When each kind is found, and what mends it. A kind that is added and not here fails to compile. */
const CASES: Readonly<Record<WarningKind, { found?: Known; mended?: Known }>> = {
  refund_declined: {
    found: { payment: { charges: [captured], chargeRefunds: [refundEntry("Declined")], ...booked }, entered: ENTERED },
    mended: {
      payment: {
        charges: [captured],
        chargeRefunds: [refundEntry("Declined"), refundEntry("Refunded", { id: `${REFUND}2` as never })],
        ...booked,
      },
    },
  },
  refund_owed: {
    found: { order: { canceled: true }, payment: { charges: [captured], ...booked }, entered: ENTERED },
    mended: {
      order: { canceled: true },
      payment: { charges: [captured], chargeRefunds: [refundEntry("Refunded", { amount: yen(2500) })], ...booked },
    },
  },
  release_failed: {
    found: { order: { canceled: true }, payment: { operations: [{ ...cancel, outcome: "open" }] } },
    mended: { order: { canceled: true }, payment: { charges: [chargeEntry("Canceled")], operations: [cancel] } },
  },
  capture_declined: {
    found: { payment: { charges: [chargeEntry("Declined")], operations: [capture] } },
    mended: {
      payment: {
        charges: [chargeEntry("Declined"), chargeEntry("Authorized", { id: chargeId(2) })],
        operations: [capture],
      },
    },
  },
  authorization_declined: {
    found: { payment: { payment_id: null, charges: [chargeEntry("Declined")], operations: [] } },
    mended: { payment: { charges: [chargeEntry("Declined")] }, order: { pending: new BigNumber(0) } },
  },
  authorization_expiring: {
    found: { payment: { charges: [chargeEntry("Authorized", { charged_at: ago(24), expires_at: ahead(24) })] } },
    mended: {
      payment: {
        charges: [chargeEntry("Captured", { charged_at: ago(24), expires_at: ahead(24) })],
        operations: [capture],
      },
    },
  },
  authorization_expired: {
    found: { payment: { charges: [chargeEntry("Canceled", { reason_code: "ExpiredUnused" })] } },
    mended: {
      payment: { charges: [chargeEntry("Canceled", { reason_code: "MerchantCanceled" })], operations: [cancel] },
    },
  },
  authorization_pending: {
    found: { payment: { charges: [chargeEntry("AuthorizationInitiated")] } },
    mended: {},
  },
  capture_asynchronous: {
    found: { payment: { charges: [chargeEntry("Authorized", { charged_at: ago(24 * 8) })] } },
    mended: {
      payment: { charges: [chargeEntry("Authorized", { charged_at: ago(24 * 8) })] },
      liveProviders: new Set(),
    },
  },
  books_differ: {
    found: { payment: { charges: [captured], captures: [], operations: [capture] } },
    mended: { payment: { charges: [captured], ...booked }, entered: ENTERED },
  },
  limits_differ: {
    found: { told: { [`limits ${PERMISSION}`]: "x" }, order: { permissions: [permission("Chargeable", null)] } },
    mended: { order: { permissions: [permission("Chargeable", null)] } },
  },
  captured_beyond_payment: {
    found: { payment: { charges: [{ ...captured, captured: yen(3000) }], ...booked }, entered: ENTERED },
    mended: { payment: { charges: [captured], ...booked }, entered: ENTERED },
  },
  captured_though_canceled: {
    found: { before: [before("captured_though_canceled")], payment: { charges: [captured], ...booked } },
    mended: {
      before: [before("captured_though_canceled")],
      payment: { charges: [captured], chargeRefunds: [refundEntry("Refunded", { amount: yen(2500) })], ...booked },
    },
  },
  captured_elsewhere: {
    found: { payment: { charges: [captured], ...booked, operations: [] }, entered: ENTERED },
    mended: { payment: { charges: [captured], ...booked }, entered: ENTERED },
  },
  refunded_elsewhere: {
    found: { payment: { charges: [captured], chargeRefunds: [refundEntry("Refunded")], ...booked } },
    mended: {
      payment: { charges: [captured], chargeRefunds: [refundEntry("Refunded", { operation_id: "apop_1" })], ...booked },
    },
  },
  address_edited: { found: { isAddressEdited: true }, mended: {} },
  chargeback: { found: { before: [before("chargeback")] }, mended: {} },
  closed_by_buyer: {
    found: { order: { permissions: [permission("Closed", "BuyerClosed")] } },
    mended: { order: { permissions: [permission("Closed", "MerchantClosed")] } },
  },
  held_beyond_order: { found: { heldBeyond: yen(500) }, mended: { heldBeyond: yen(500), isChargeDue: true } },
  permission_closed: {
    found: {
      payment: { charges: [], terms: { ...paymentWith().terms, permissionId: PERMISSION } },
      order: { permissions: [permission("Closed", "MerchantClosed")] },
    },
    mended: { order: { permissions: [permission("Closed", "MerchantClosed")] } },
  },
  payment_method_needed: {
    found: { order: { permissions: [permission("NonChargeable", "PaymentMethodInvalid")] } },
    mended: { order: { permissions: [permission("NonChargeable", "ChargeInProgress")] } },
  },
  edited_order_unpaid: {
    found: { before: [before("edited_order_unpaid")], order: { pending: new BigNumber(3500) } },
    mended: { before: [before("edited_order_unpaid")], order: { pending: new BigNumber(2500) } },
  },
  outcome_unknown: {
    found: { payment: { operations: [{ ...capture, outcome: "open" }] } },
    mended: { payment: { operations: [{ ...capture, outcome: "open", leased: true }] } },
  },
  // No order's.
  paid_without_order: {},
  charge_without_order: {},
}

const kindsOf = (known: Known) => orderWarnings(facts(known)).map(({ kind }) => kind)

describe("an order's warnings", () => {
  const CELLS = WARNING_KINDS.flatMap((kind) => {
    const { found, mended } = CASES[kind]
    return found && mended ? [{ kind, found, mended }] : []
  })

  it.each(CELLS)("name $kind when it is so", ({ kind, found }) => {
    expect(kindsOf(found)).toContain(kind)
  })

  it.each(CELLS)("do not name $kind once it is mended, or none", ({ kind, mended }) => {
    expect(kindsOf(mended)).not.toContain(kind)
  })

  it("are none while all is as it should be", () => {
    expect(kindsOf({ payment: { charges: [captured], ...booked }, entered: ENTERED })).toEqual([])
  })

  it.each(["MerchantCanceled", "ChargePermissionCanceled"])(
    "tell an authorization that was given up in Seller Central (%s) from one that the shop gave up",
    (reason_code) => {
      const charges = [chargeEntry("Canceled", { reason_code, operation_id: "apop_0" })]
      const closed = { ...permission("Closed", "MerchantClosed"), closed_by_shop: true }
      expect(kindsOf({ payment: { charges } })).toEqual(["authorization_expired"])
      expect(kindsOf({ payment: { charges, operations: [cancel] } })).toEqual([])
      expect(kindsOf({ payment: { charges }, order: { permissions: [closed] } })).toEqual([])
    },
  )

  it.each([
    ["by the shop", { closed_by_shop: true }],
    ["after all was captured", { reason_code: "AmazonClosed" }],
  ])("are none of a permission that was closed %s", (_, closed) => {
    const payment =
      "reason_code" in closed
        ? { charges: [captured], ...booked }
        : { charges: [], terms: { ...paymentWith().terms, permissionId: PERMISSION } }
    const order = { permissions: [{ ...permission("Closed", "MerchantClosed"), ...closed }] }
    expect(kindsOf({ payment, order, entered: ENTERED })).toEqual([])
  })

  it("keep what was held beyond the order while that cannot be said", () => {
    const kept = [before("held_beyond_order")]
    expect(kindsOf({ heldBeyond: undefined, before: kept })).toContain("held_beyond_order")
    expect(kindsOf({ heldBeyond: null, before: kept })).not.toContain("held_beyond_order")
  })

  it("are none of a permission that was closed when something else pays for the rest", () => {
    const rest = { charges: [captured], captures: [booking("capt_1", 1000)], operations: [capture] }
    const order = (pending: number, payments: OrderPayment[]) => ({
      pending: new BigNumber(pending),
      permissions: [permission("Closed", "MerchantClosed")],
      payments,
    })
    const part = paymentWith({ ...rest, charges: [{ ...captured, captured: yen(1000) }] })
    const beside = paymentWith({
      payment_id: "pay_2",
      amount: new BigNumber(1500),
      charges: [chargeEntry("Authorized", { amount: yen(1500) })],
    })
    const entered = [{ reference_id: "capt_1", amount: new BigNumber(1000) }]
    const closed = (known: Known) => kindsOf({ ...known, entered }).filter((kind) => kind === "permission_closed")
    expect(closed({ order: order(1500, [part]) })).toEqual(["permission_closed"])
    expect(closed({ order: order(1500, [part, beside]) })).toEqual([])
    expect(closed({ order: order(0, [part]) })).toEqual([])
  })

  it.each(["Declined", "Canceled"] as const)("name what was %s, and not its permission's end beside it", (state) => {
    const payment = {
      charges: [chargeEntry(state, { reason_code: "ChargePermissionCanceled", operation_id: "apop_0" })],
    }
    const kinds = kindsOf({ payment, order: { permissions: [permission("Closed", "MerchantClosed")] } })
    expect(kinds).toEqual([state === "Declined" ? "authorization_declined" : "authorization_expired"])
  })

  it("say when a warning's time comes, which may lie ahead", () => {
    const charges = [chargeEntry("Authorized", { charged_at: ago(1), expires_at: ahead(24 * 30 - 1) })]
    expect(orderWarnings(facts({ payment: { charges } }))).toMatchObject([
      { kind: "authorization_expiring", since: ahead(24 * 25 - 1), until: ahead(24 * 30 - 1) },
      { kind: "capture_asynchronous", since: ahead(24 * 7 - 1), until: ahead(24 * 30 - 1) },
    ])
  })

  it.each([
    ["Chargeable", "reauthorize"],
    ["Closed", "payment_link"],
  ] as const)("know what helps on a permission that is %s: %s", (state, remedy) => {
    const charges = [chargeEntry("Canceled", { reason_code: "ExpiredUnused" })]
    const known = { payment: { charges }, order: { permissions: [permission(state, null)] } }
    const [warning] = orderWarnings(facts(known)).filter(({ kind }) => kind === "authorization_expired")
    expect(warning?.remedy).toBe(remedy)
  })

  it("say nothing is missing at Amazon before it was looked at", () => {
    const known = { payment: { captures: [booking("capt_1", 2500)] }, entered: ENTERED }
    expect(kindsOf({ ...known, hasLooked: false })).not.toContain("books_differ")
    expect(kindsOf({ ...known, hasLooked: true })).toContain("books_differ")
  })

  it("stand while somebody is at the payment", () => {
    const warning = { ...before("captured_beyond_payment"), payment_id: "pay_1" }
    const busy = { payment: { operations: [{ ...capture, outcome: "open" as const }] }, before: [warning] }
    expect(kindsOf(busy)).toContain("captured_beyond_payment")
  })

  it("tell of transactions that are not the payment's", () => {
    const known = {
      payment: { charges: [captured], ...booked },
      entered: [{ ...ENTERED[0]!, amount: new BigNumber(5000) }],
    }
    expect(orderWarnings(facts(known))).toMatchObject([{ kind: "books_differ", amount: yen(2500) }])
  })
})
