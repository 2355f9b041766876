import * as errors from "../amazon/errors"
import type { ChargePermissionState, ChargeState, CheckoutSessionState, RefundState } from "../amazon/states"
import { startSandbox, type Sandbox } from "../amazon/test/sandbox"
import { ask, type Reply } from "./ask"
import { OPERATION_KINDS, type OperationKind, type OperationRequest } from "./operation"
import { cellsOf, keysOf } from "./test/cells"
import { CHARGE, operationEntry, PERMISSION, REFUND } from "./test/entries"

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.emulator.faults.clear())
afterAll(() => sandbox.emulator.close())

const CHECKOUT = "00000000-0000-4000-8000-000000000000" as never
const price = (amount: string) => ({ amount, currencyCode: "JPY" })

/** What is asked. A kind that is added and not here fails to compile. */
const REQUESTS: { [Kind in OperationKind]: Extract<OperationRequest, { kind: Kind }> } = {
  complete: {
    kind: "complete",
    checkoutSessionId: CHECKOUT,
    chargeAmount: price("2500"),
    paymentIntent: "Authorize",
    paymentDescriptor: null,
  },
  charge: {
    kind: "charge",
    chargePermissionId: PERMISSION,
    chargeAmount: price("2500"),
    captureNow: false,
    canHandlePendingAuthorization: false,
    turn: null,
  },
  capture: { kind: "capture", chargeId: CHARGE, captureAmount: price("2500") },
  cancel: { kind: "cancel", chargeId: CHARGE, cancellationReason: "for a test" },
  refund: { kind: "refund", chargeId: CHARGE, refundAmount: price("700") },
  close: { kind: "close", chargePermissionId: PERMISSION, closureReason: "for a test", cancelPendingCharges: true },
}

/** The object that each is about. */
interface States {
  complete: CheckoutSessionState
  charge: ChargeState
  capture: ChargeState
  cancel: ChargeState
  refund: RefundState
  close: ChargePermissionState
}

const ASKED: Record<OperationKind, { method: string; pattern: string }> = {
  complete: { method: "POST", pattern: "/complete$" },
  charge: { method: "POST", pattern: "/charges$" },
  capture: { method: "POST", pattern: "/capture$" },
  cancel: { method: "DELETE", pattern: "/cancel$" },
  refund: { method: "POST", pattern: "/refunds$" },
  close: { method: "DELETE", pattern: "/close$" },
}

const charge = (state: string, more = {}) => ({
  chargeId: CHARGE,
  chargePermissionId: PERMISSION,
  statusDetails: { state },
  chargeAmount: price("2500"),
  captureAmount: state.startsWith("Capture") ? price("2500") : null,
  ...more,
})

function bodyOf(kind: OperationKind, state: string): object {
  if (kind === "complete") {
    return { statusDetails: { state }, chargePermissionId: PERMISSION, chargeId: CHARGE }
  }
  if (kind === "refund") {
    return { refundId: REFUND, chargeId: CHARGE, statusDetails: { state }, refundAmount: price("700") }
  }
  if (kind === "close") return { chargePermissionId: PERMISSION, statusDetails: { state } }
  return charge(state)
}

type Answer = { status: number; body: unknown } | "lost"

/** Amazon answers the operation so, and a look at its object so. */
function answer(kind: OperationKind, asked: Answer, seen: Answer): void {
  const fault = (where: { method: string; pattern: string }, given: Answer) =>
    given === "lost"
      ? sandbox.emulator.faults.add({ kind: "drop-before", ...where, times: null })
      : sandbox.emulator.faults.add({ kind: "status", ...where, ...given, times: null })
  fault(ASKED[kind], asked)
  const look = kind === "complete" ? "/checkoutSessions/" : "/(charges|refunds|chargePermissions)/"
  fault({ method: "GET", pattern: look }, seen)
  // A Complete that got through before is looked up with its charge.
  if (kind === "complete") fault({ method: "GET", pattern: "/charges/" }, { status: 200, body: charge("Authorized") })
}

const asked = (kind: OperationKind, attempts = 1) => ask(sandbox.client, operationEntry(REQUESTS[kind], { attempts }))

const ok = (body: unknown): Answer => ({ status: 200, body })

type Is = Reply["is"]
type ByState = { [Kind in OperationKind]: Record<States[Kind], Is> }

const MADE_UNLESS_ENDED = {
  AuthorizationInitiated: "made",
  Authorized: "made",
  CaptureInitiated: "made",
  Captured: "made",
  Canceled: "refused",
  Declined: "refused",
  Unknown: "made",
} as const

/** 2xx with this state, and a look says the same. A charge or refund was made once it has an id, whatever its state. */
const ANSWERED: ByState = {
  complete: { Open: "not yet", Completed: "made", Canceled: "refused", Unknown: "unknown" },
  charge: MADE_UNLESS_ENDED,
  capture: {
    AuthorizationInitiated: "unknown",
    Authorized: "unknown",
    CaptureInitiated: "made",
    Captured: "made",
    Canceled: "refused",
    Declined: "refused",
    Unknown: "unknown",
  },
  cancel: {
    AuthorizationInitiated: "unknown",
    Authorized: "unknown",
    CaptureInitiated: "refused",
    Captured: "refused",
    Canceled: "made",
    Declined: "made",
    Unknown: "unknown",
  },
  refund: { RefundInitiated: "made", Refunded: "made", Declined: "refused", Unknown: "made" },
  close: { Chargeable: "unknown", NonChargeable: "unknown", Closed: "made", Unknown: "unknown" },
}

const UNNAMED: Record<ChargeState, Is> = {
  AuthorizationInitiated: "unknown",
  Authorized: "unknown",
  CaptureInitiated: "unknown",
  Captured: "unknown",
  Canceled: "unknown",
  Declined: "unknown",
  Unknown: "unknown",
}

/** 2xx that says nothing, and a look says this. What has no id yet cannot be looked at. */
const SAID_NOTHING: ByState = {
  ...ANSWERED,
  charge: UNNAMED,
  refund: { RefundInitiated: "unknown", Refunded: "unknown", Declined: "unknown", Unknown: "unknown" },
}

const REFUSED = {
  AuthorizationInitiated: "refused",
  Authorized: "refused",
  CaptureInitiated: "refused",
  Captured: "refused",
  Canceled: "refused",
  Declined: "refused",
  Unknown: "refused",
} as const

/** 422 because of the object's state, and a look says this. */
const NOT_POSSIBLE: ByState = {
  complete: ANSWERED.complete,
  charge: REFUSED,
  capture: { ...REFUSED, CaptureInitiated: "made", Captured: "made" },
  cancel: { ...REFUSED, Canceled: "made", Declined: "made" },
  refund: { RefundInitiated: "refused", Refunded: "refused", Declined: "refused", Unknown: "refused" },
  close: { Chargeable: "refused", NonChargeable: "refused", Closed: "made", Unknown: "refused" },
}

const wide = (table: ByState) => cellsOf<OperationKind, string, Is>(table)

describe("an answer of 2xx that says", () => {
  it.each(wide(ANSWERED))("to a %s: %s, is %s", async (kind, state, is) => {
    answer(kind, ok(bodyOf(kind, state)), ok(bodyOf(kind, state)))
    expect((await asked(kind)).is).toBe(is)
  })
})

describe.each(["{}", "[]", "null"])("an answer of 2xx that says %s", (body) => {
  it.each(wide(SAID_NOTHING))("to a %s, where a look says %s, is %s", async (kind, state, is) => {
    answer(kind, ok(body), ok(bodyOf(kind, state)))
    expect((await asked(kind)).is).toBe(is)
  })

  it.each(OPERATION_KINDS)("to a %s, where a look says as much, is unknown", async (kind) => {
    answer(kind, ok(body), ok(body))
    expect((await asked(kind)).is).toBe("unknown")
  })

  it.each(OPERATION_KINDS)("to a %s, where nothing can be looked at, is unknown", async (kind) => {
    answer(kind, ok(body), { status: 503, body: undefined })
    expect((await asked(kind)).is).toBe("unknown")
  })
})

describe("an answer that it is not possible in the object's state", () => {
  const impossible = { status: 422, body: { reasonCode: "InvalidChargeStatus", message: "for a test" } }

  it.each(wide(NOT_POSSIBLE))("to a %s, where a look says %s, is %s", async (kind, state, is) => {
    answer(kind, impossible, ok(bodyOf(kind, state)))
    expect((await asked(kind)).is).toBe(is)
  })

  it.each(["complete", "capture", "cancel", "close"] as const)(
    "to a %s, where nothing can be looked at, is unknown",
    async (kind) => {
      answer(kind, impossible, { status: 503, body: undefined })
      expect((await asked(kind)).is).toBe("unknown")
    },
  )
})

type ErrorName = Exclude<Extract<keyof typeof errors, `AmazonPay${string}Error`>, "AmazonPayError">

const failure = (status: number, reasonCode: string): Answer => ({
  status,
  body: { reasonCode, message: "for a test" },
})

/** Each class of errors. One that is added and not here fails to compile. */
const FAILURES = {
  AmazonPayConfigurationError: failure(403, "InvalidRequestSignature"),
  AmazonPayInvalidRequestError: failure(400, "InvalidParameterValue"),
  AmazonPayNotFoundError: failure(404, "ResourceNotFound"),
  AmazonPayStateError: failure(422, "InvalidChargePermissionStatus"),
  AmazonPayAmountError: failure(400, "TransactionAmountExceeded"),
  AmazonPayDeclinedError: failure(422, "HardDeclined"),
  AmazonPayUnavailableError: failure(503, "ServiceUnavailable"),
} as const satisfies Record<ErrorName, Answer>
const OTHER_FAILURES = {
  "too many requests": failure(429, "TooManyRequests"),
  "an answer about the payment, sent with 500": failure(500, "ProcessingFailure"),
  "a lost connection": "lost",
} as const satisfies Record<string, Answer>
const ALL_FAILURES: Record<ErrorName | keyof typeof OTHER_FAILURES, Answer> = { ...FAILURES, ...OTHER_FAILURES }

const REFUSALS: Record<keyof typeof ALL_FAILURES, Is> = {
  AmazonPayConfigurationError: "refused",
  AmazonPayInvalidRequestError: "refused",
  AmazonPayNotFoundError: "refused",
  AmazonPayStateError: "refused",
  AmazonPayAmountError: "refused",
  AmazonPayDeclinedError: "refused",
  AmazonPayUnavailableError: "unknown",
  "too many requests": "unknown",
  "an answer about the payment, sent with 500": "refused",
  "a lost connection": "unknown",
}

/** Where a look says that nothing has happened. A Complete has no key, and may be asked again while its session is open. */
const FAILED: Record<OperationKind, typeof REFUSALS> = {
  complete: {
    ...REFUSALS,
    AmazonPayConfigurationError: "not yet",
    AmazonPayInvalidRequestError: "not yet",
    AmazonPayNotFoundError: "not yet",
    AmazonPayStateError: "not yet",
    AmazonPayAmountError: "not yet",
    AmazonPayDeclinedError: "not yet",
    "an answer about the payment, sent with 500": "unknown",
  },
  charge: REFUSALS,
  capture: REFUSALS,
  cancel: REFUSALS,
  refund: REFUSALS,
  close: REFUSALS,
}
const UNTOUCHED: { [Kind in OperationKind]: States[Kind] } = {
  complete: "Open",
  charge: "Authorized",
  capture: "Authorized",
  cancel: "Authorized",
  refund: "RefundInitiated",
  close: "Chargeable",
}

describe("an answer that is no 2xx", () => {
  it.each(keysOf(FAILURES))("is made into the class that the table names: %s", (name) => {
    const { status, body } = FAILURES[name] as { status: number; body: object }
    expect(errors.errorFromAnswer("POST charges", status, null, body)).toBeInstanceOf(errors[name])
  })

  it.each(cellsOf<OperationKind, keyof typeof ALL_FAILURES, Is>(FAILED))("to a %s, %s: %s", async (kind, name, is) => {
    answer(kind, ALL_FAILURES[name], ok(bodyOf(kind, UNTOUCHED[kind])))
    expect((await asked(kind)).is).toBe(is)
  })

  it.each(["charge", "capture", "cancel", "refund", "close"] as const)(
    "to a %s that was asked before, about our keys, says nothing of what was asked",
    async (kind) => {
      answer(kind, FAILURES.AmazonPayConfigurationError, FAILURES.AmazonPayConfigurationError)
      expect((await asked(kind, 2)).is).toBe("unknown")
    },
  )

  it("to a charge that was asked before, about our clock, says nothing of what was asked", async () => {
    const misdated = failure(400, "InvalidHeaderValue")
    answer("charge", misdated, misdated)
    expect((await asked("charge", 2)).is).toBe("unknown")
  })

  it.each([
    ["is unknown, where our keys are wrong", FAILURES.AmazonPayConfigurationError, "unknown"],
    ["is refused, where its session has gone", FAILURES.AmazonPayNotFoundError, "refused"],
    ["is unknown, where Amazon is away", FAILURES.AmazonPayUnavailableError, "unknown"],
  ] as const)("to a complete and to the look: it %s", async (_, given, is) => {
    answer("complete", given, given)
    expect((await asked("complete")).is).toBe(is)
  })

  it("to a complete that got through before is made, and its charge is as it is now", async () => {
    answer("complete", FAILURES.AmazonPayStateError, ok(bodyOf("complete", "Completed")))
    expect(await asked("complete")).toMatchObject({ is: "made", charge: { state: "Authorized" } })
  })
})

describe("amounts and ids in an answer", () => {
  it.each([
    ["all of it", price("2500"), "made"],
    ["nothing said", null, "made"],
    ["an amount of 0", price("0"), "made"],
    ["another amount", price("900"), "refused"],
  ] as const)("a charge that was captured, %s: %s", async (_, captureAmount, is) => {
    const body = charge("Captured", { captureAmount })
    answer("capture", ok(body), ok(body))
    expect(await asked("capture")).toMatchObject({ is, charge: { state: "Captured" } })
  })

  it("a 201 that says Declined is a refusal, with the charge", async () => {
    answer("charge", { status: 201, body: charge("Declined") }, ok(charge("Declined")))
    expect(await asked("charge")).toMatchObject({ is: "refused", charge: { state: "Declined" } })
  })

  it.each(["charge", "refund"] as const)("a %s without an id is unknown: its key asks for it again", async (kind) => {
    const body = {
      ...bodyOf(kind, kind === "charge" ? "Authorized" : "RefundInitiated"),
      chargeId: null,
      refundId: "../x",
    }
    answer(kind, { status: 201, body }, { status: 404, body: undefined })
    expect((await asked(kind)).is).toBe("unknown")
  })

  it.each([
    ["a permission and a charge", { chargePermissionId: PERMISSION, chargeId: CHARGE }, "Authorize", "made"],
    ["no permission", { chargePermissionId: null, chargeId: CHARGE }, "Authorize", "unknown"],
    ["no charge", { chargePermissionId: PERMISSION, chargeId: null }, "Authorize", "unknown"],
    ["no charge, with Confirm", { chargePermissionId: PERMISSION, chargeId: null }, "Confirm", "made"],
  ] as const)("a session that is completed, with %s: is %s", async (_, ids, paymentIntent, is) => {
    const body = { statusDetails: { state: "Completed" }, ...ids }
    answer("complete", ok(body), ok(body))
    const operation = operationEntry({ ...REQUESTS.complete, paymentIntent })
    expect((await ask(sandbox.client, operation)).is).toBe(is)
  })

  it("a refusal carries Amazon's reason", async () => {
    answer("capture", FAILURES.AmazonPayAmountError, "lost")
    expect(await asked("capture")).toMatchObject({ is: "refused", reason: "TransactionAmountExceeded" })
  })
})

it.each([
  ["charge", "charges"],
  ["capture", "capture"],
  ["refund", "refunds"],
] as const)("a %s is asked with the operation's own key", async (kind, path) => {
  answer(kind, ok(bodyOf(kind, UNTOUCHED[kind])), "lost")
  sandbox.emulator.requests.clear()
  await asked(kind)
  const [request] = sandbox.emulator.requests.list().filter((entry) => entry.path.endsWith(path))
  expect(request?.idempotencyKey).toBe("key")
})
