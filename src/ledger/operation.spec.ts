import { OPERATION_KINDS, amountOf, chargeOf, isForCapture, isForRefund, isGivingBack, isUnanswered } from "./operation"
import type { NewOperation, Operation, OperationKind, OperationRequest } from "./operation"
import { CHARGE, PERMISSION, PROVIDER, SESSION } from "./test/entries"

const price = { amount: "1000", currencyCode: "JPY" }
const REQUESTS: { [Kind in OperationKind]: Extract<OperationRequest, { kind: Kind }> } = {
  complete: {
    kind: "complete",
    checkoutSessionId: "00000000-0000-4000-8000-000000000000" as never,
    chargeAmount: price,
    paymentIntent: "Authorize",
    paymentDescriptor: null,
  },
  charge: {
    kind: "charge",
    chargePermissionId: PERMISSION,
    chargeAmount: price,
    captureNow: true,
    canHandlePendingAuthorization: false,
    turn: null,
  },
  capture: { kind: "capture", chargeId: CHARGE, captureAmount: price },
  cancel: { kind: "cancel", chargeId: CHARGE, cancellationReason: "" },
  refund: { kind: "refund", chargeId: CHARGE, refundAmount: price },
  close: { kind: "close", chargePermissionId: PERMISSION, closureReason: "", cancelPendingCharges: true },
}
const operation = (request: OperationRequest, owner: string): NewOperation => ({
  provider_id: PROVIDER,
  subject: PERMISSION,
  owner,
  payment_session_id: SESSION,
  payment_collection_id: null,
  request,
})

describe("what an operation is about", () => {
  const AMOUNTS: Record<OperationKind, string | null> = {
    complete: "1000 JPY",
    charge: "1000 JPY",
    capture: "1000 JPY",
    refund: "1000 JPY",
    cancel: null,
    close: null,
  }
  const ACTS_ON: Record<OperationKind, string | null> = {
    complete: null,
    charge: null,
    capture: CHARGE,
    cancel: CHARGE,
    refund: CHARGE,
    close: null,
  }

  it.each(OPERATION_KINDS)("is its amount, and the charge that it acts on: %s", (kind) => {
    expect(amountOf(REQUESTS[kind])?.toString() ?? null).toBe(AMOUNTS[kind])
    expect(chargeOf(REQUESTS[kind])).toBe(ACTS_ON[kind])
  })

  it("is all of the order, of which a part is charged", () => {
    const totalOrderAmount = { amount: "2500", currencyCode: "JPY" }
    expect(amountOf({ ...REQUESTS.complete, totalOrderAmount })?.amount).toBe("2500")
  })

  it("is nothing where the first order is free", () => {
    expect(amountOf({ ...REQUESTS.complete, trial: true })?.toString()).toBe("0 JPY")
  })
})

describe("whose row an operation's owner is", () => {
  const CAPTURES: Record<OperationKind, boolean> = {
    complete: false,
    charge: true,
    capture: true,
    cancel: false,
    refund: false,
    close: false,
  }

  it.each(OPERATION_KINDS)("is a capture's, or a refund's, or neither: %s", (kind) => {
    expect(isForCapture(operation(REQUESTS[kind], "capt_1"))).toBe(CAPTURES[kind])
    expect(isForRefund(operation(REQUESTS[kind], "ref_1"))).toBe(kind === "refund")
  })

  it("is no capture's of a charge that is only authorized, or is a payment session's own", () => {
    expect(isForCapture(operation({ ...REQUESTS.charge, captureNow: false }, "capt_1"))).toBe(false)
    expect(isForCapture(operation(REQUESTS.charge, SESSION))).toBe(false)
  })

  it("is no refund's where a checkout is given back", () => {
    expect(isForRefund(operation(REQUESTS.refund, SESSION))).toBe(false)
  })

  it.each(OPERATION_KINDS)("is a payment session's that is given back, or another's: %s", (kind) => {
    const isBack = kind === "refund" || kind === "close"
    expect(isGivingBack(operation(REQUESTS[kind], SESSION), SESSION)).toBe(isBack)
    expect(isGivingBack(operation(REQUESTS[kind], "order_1"), SESSION)).toBe(false)
  })
})

describe("a repetition by somebody who never heard of the outcome", () => {
  const settled_at = new Date("2027-01-10T00:00:00Z")
  const known = { outcome: "made", unanswered: true, settled_at } as Operation
  const after = (minutes: number) => new Date(settled_at.getTime() + minutes * 60_000)

  it("comes within a quarter of an hour", () => {
    expect(isUnanswered(known, after(14))).toBe(true)
    expect(isUnanswered(known, after(15))).toBe(false)
  })

  it.each([
    ["who was told", { unanswered: false }],
    ["of what Amazon refused", { outcome: "refused" }],
    ["of what is still open", { outcome: "open", settled_at: null }],
  ] as const)("is none %s", (_, more) => {
    expect(isUnanswered({ ...known, ...more }, after(1))).toBe(false)
  })
})
