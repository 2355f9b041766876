import type { KnownReasonCode } from "../errors"
import type { ChargePermissionState, ChargeState } from "../states"
import { keysOf } from "../../ledger/test/cells"
import { decideCharge, type ChargeDecision, type ChargeReply } from "./decide-charge"
import type { ClosedReason, NonChargeableReason } from "./reason"
import { spelled } from "./test/reasons"

/** How a permission stands: the columns of the tables below. */
type Column = "chargeable" | "in_progress" | "mendable" | "buyer" | "merchant" | "amazon" | "expired" | "unseen"

/** By each state, and each reason of it. One that is new does not compile without a column. */
const PERMISSIONS = {
  Chargeable: "chargeable",
  NonChargeable: {
    ChargeInProgress: "in_progress",
    PaymentMethodInvalid: "mendable",
    PaymentMethodDeleted: "mendable",
    PaymentMethodExpired: "mendable",
    PaymentMethodNotAllowed: "mendable",
    PaymentMethodNotSet: "mendable",
    BillingAddressDeleted: "mendable",
    MFAFailed: "mendable",
    Unknown: "mendable",
  } satisfies Record<NonChargeableReason, Column>,
  Closed: {
    BuyerClosed: "buyer",
    BuyerCanceled: "buyer",
    MerchantClosed: "merchant",
    MerchantCanceled: "merchant",
    AmazonClosed: "amazon",
    AmazonCanceled: "amazon",
    Expired: "expired",
    Unknown: "amazon",
  } satisfies Record<ClosedReason, Column>,
  Unknown: "unseen",
} as const satisfies Record<ChargePermissionState, Column | Record<string, Column>>

const COLUMNS = keysOf(PERMISSIONS).flatMap(
  (state): { column: Column; state: ChargePermissionState; reasonCode: string | null }[] => {
    const columns: Column | Readonly<Record<string, Column>> = PERMISSIONS[state]
    if (typeof columns === "string") return [{ column: columns, state, reasonCode: null }]
    return Object.entries(columns).flatMap(([reason, column]) =>
      spelled(reason).map((reasonCode) => ({ column, state, reasonCode })),
    )
  },
)

const charged: ChargeDecision = { outcome: "charged", event: "recurring_charged" }
const pending: ChargeDecision = { outcome: "pending", event: null }
const retry: ChargeDecision = { outcome: "retry_later", event: "recurring_declined" }
const wait: ChargeDecision = { outcome: "retry_later", event: "recurring_delayed" }
const mend: ChargeDecision = { outcome: "payment_method_needed", event: "payment_method_needed" }
const capped: ChargeDecision = { outcome: "over_cap", event: "recurring_over_cap" }
const unknown: ChargeDecision = { outcome: "unknown", event: null }
const refused: ChargeDecision = { outcome: "refused", event: "recurring_declined" }
const canceled: ChargeDecision = { outcome: "refused", event: null }
const ask: ChargeDecision = { outcome: "ask", event: null }
const closed = {
  buyer: { outcome: "closed", closed_by: "buyer", event: "charge_permission_closed" },
  merchant: { outcome: "closed", closed_by: "merchant", event: "charge_permission_closed" },
  amazon: { outcome: "closed", closed_by: "amazon", event: "charge_permission_closed" },
  expired: { outcome: "closed", closed_by: "expired", event: "charge_permission_closed" },
} satisfies Partial<Record<Column, ChargeDecision>>

type Row = Record<Column, ChargeDecision>
const always = (decision: ChargeDecision): Row => row(decision, decision, decision, decision, decision)

function row(
  chargeable: ChargeDecision,
  in_progress: ChargeDecision,
  mendable: ChargeDecision,
  ended: ChargeDecision | typeof closed,
  unseen: ChargeDecision,
): Row {
  const { buyer, merchant, amazon, expired } =
    "outcome" in ended ? { buyer: ended, merchant: ended, amazon: ended, expired: ended } : ended
  return { chargeable, in_progress, mendable, buyer, merchant, amazon, expired, unseen }
}

const DECLINED = row(retry, retry, mend, closed, retry)
const ACCOUNT = row(wait, wait, mend, closed, wait)
const HOPELESS = row(refused, wait, mend, closed, refused)

// While the permission is:             Chargeable, ChargeInProgress, to be mended, Closed, not to be seen
const ANSWERED = {
  Authorized: always(charged),
  Captured: always(charged),
  AuthorizationInitiated: always(pending),
  CaptureInitiated: always(pending),
  Declined: DECLINED,
  Canceled: row(canceled, canceled, canceled, closed, canceled),
  Unknown: always(unknown),
} satisfies Record<ChargeState, Row>

const REFUSED = {
  SoftDeclined: DECLINED,
  HardDeclined: DECLINED,
  AmazonRejected: DECLINED,
  TransactionTimedOut: DECLINED,
  ProcessingFailure: DECLINED,
  PaymentMethodNotAllowed: DECLINED,
  MFANotCompleted: DECLINED,
  PeriodicAmountExceeded: row(capped, wait, mend, closed, capped),
  InvalidChargePermissionStatus: row(wait, wait, mend, closed, wait),
  ChargeInProgress: row(wait, wait, mend, closed, wait),
  UnauthorizedAccess: ACCOUNT,
  InvalidAuthentication: ACCOUNT,
  InvalidAccountStatus: ACCOUNT,
  InvalidRequestSignature: ACCOUNT,
  InvalidAuthorizationToken: ACCOUNT,
  InvalidHeaderValue: ACCOUNT,
  MissingHeader: ACCOUNT,
  MissingHeaderValue: ACCOUNT,
  TransactionAmountExceeded: HOPELESS,
  TransactionCountExceeded: HOPELESS,
  AmountMismatch: HOPELESS,
  CurrencyMismatch: HOPELESS,
  ResourceNotFound: HOPELESS,
  ChargePermissionNotModifiable: HOPELESS,
  InvalidChargeStatus: HOPELESS,
  InvalidCheckoutSessionStatus: HOPELESS,
  CheckoutSessionCanceled: HOPELESS,
  DuplicateIdempotencyKey: HOPELESS,
  InvalidParameterValue: HOPELESS,
  AReasonThatIsNew: HOPELESS,
  constructor: HOPELESS,
} satisfies Record<
  | KnownReasonCode
  | "ChargeInProgress"
  | "DuplicateIdempotencyKey"
  | "InvalidParameterValue"
  | "AReasonThatIsNew"
  | "constructor",
  Row
>

const DECLINES = ["SoftDeclined", "HardDeclined", "AmazonRejected", "ProcessingFailure", "TransactionTimedOut"]

const CHARGE_REASONS = {
  Declined: [...DECLINES, "AReasonThatIsNew", null],
  Canceled: [
    "ExpiredUnused",
    "AmazonCanceled",
    "MerchantCanceled",
    "ChargePermissionCanceled",
    "BuyerCanceled",
    "AReasonThatIsNew",
    null,
  ],
  Authorized: [null],
  AuthorizationInitiated: [null],
  Captured: [null],
  CaptureInitiated: [null],
  Unknown: [null, "AReasonThatIsNew"],
} satisfies Record<ChargeState, (string | null)[]>

const UNHEARD = {
  unavailable: always(unknown),
  not_asked: row(ask, wait, mend, closed, wait),
} satisfies Record<Exclude<ChargeReply["is"], "answered" | "refused">, Row>

const CASES: [string, ChargeReply, Row][] = [
  ...Object.entries(CHARGE_REASONS).flatMap(([name, reasons]) => {
    const state = name as ChargeState
    return reasons.map((reasonCode): [string, ChargeReply, Row] => [
      `a Charge that is ${state}${reasonCode === null ? "" : ` with ${reasonCode}`}`,
      { is: "answered", state, reasonCode },
      ANSWERED[state],
    ])
  }),
  ...Object.entries(REFUSED).map(([reasonCode, expected]): [string, ChargeReply, Row] => [
    `a refusal with ${reasonCode}`,
    { is: "refused", reasonCode },
    expected,
  ]),
  ["no answer that is one", { is: "unavailable" }, UNHEARD.unavailable],
  ["a look at the permission before Amazon is asked", { is: "not_asked" }, UNHEARD.not_asked],
]

describe("what to do after", () => {
  it.each(CASES)("%s, however the permission stands", (_name, reply, expected) => {
    const key = ({ column, reasonCode }: (typeof COLUMNS)[number]) => `${column} ${reasonCode}`
    const decided = COLUMNS.map((entry) => [key(entry), decideCharge({ permission: entry, reply })])
    const wanted = COLUMNS.map((entry) => [key(entry), expected[entry.column]])
    expect(Object.fromEntries(decided)).toEqual(Object.fromEntries(wanted))
  })
})

describe("a charge", () => {
  const EVERY = CASES.flatMap(([, reply]) =>
    COLUMNS.map((permission) => ({ reply, permission, decision: decideCharge({ permission, reply }) })),
  )

  it("declined at once and one declined hours later call for the same", () => {
    for (const reasonCode of DECLINES) {
      for (const permission of COLUMNS) {
        const atOnce = decideCharge({ permission, reply: { is: "refused", reasonCode } })
        const later = decideCharge({ permission, reply: { is: "answered", state: "Declined", reasonCode } })
        expect(later).toEqual(atOnce)
      }
    }
  })

  it("is asked for again only when Amazon surely made none", () => {
    const mayExist = (reply: ChargeReply) =>
      reply.is === "unavailable" ||
      (reply.is === "answered" && reply.state !== "Declined" && reply.state !== "Canceled")
    const again = EVERY.filter(({ decision: { outcome } }) => ["ask", "retry_later", "over_cap"].includes(outcome))
    expect(again.filter(({ reply }) => mayExist(reply))).toEqual([])
  })

  it("is never asked for again on a permission that is Closed", () => {
    const ended = EVERY.filter(({ permission }) => permission.state === "Closed")
    const outcomes = new Set(ended.map(({ decision }) => decision.outcome))
    expect([...outcomes].sort()).toEqual(["charged", "closed", "pending", "unknown"])
  })

  it("counts as made only when Amazon says that it is Authorized or Captured", () => {
    const made = EVERY.filter(({ decision }) => decision.outcome === "charged")
    const said = new Set(made.map(({ reply }) => (reply.is === "answered" ? reply.state : reply.is)))
    expect([...said].sort()).toEqual(["Authorized", "Captured"])
  })
})
