import type { ChargeState } from "../../../amazon/states"
import type { Operation, OperationKind, Outcome } from "../../../ledger/operation"
import { cellsOf, keysOf } from "../../../ledger/test/cells"
import { chargeEntry } from "../../../ledger/test/entries"
import { isPendingPayment } from "./pending-payment"

const HOLDS: Record<ChargeState, boolean> = {
  Authorized: true,
  AuthorizationInitiated: true,
  Unknown: true,
  CaptureInitiated: false,
  Captured: false,
  Canceled: false,
  Declined: false,
}
const NEVER = { prepared: false, open: false, made: false, refused: false }
const MAY_HOLD: Record<OperationKind, Record<Outcome, boolean>> = {
  complete: { ...NEVER, open: true },
  charge: { ...NEVER, open: true },
  capture: NEVER,
  cancel: NEVER,
  refund: NEVER,
  close: NEVER,
}

describe("a payment", () => {
  it.each(keysOf(HOLDS))("is pending or not with a charge that is %s", (state) => {
    expect(isPendingPayment({ charges: [chargeEntry(state)], operations: [] })).toBe(HOLDS[state])
  })

  it.each(cellsOf(MAY_HOLD))("is pending or not while a %s is %s: %p", (kind, outcome, isPending) => {
    const operation = { outcome, request: { kind } } as Operation
    expect(isPendingPayment({ charges: [], operations: [operation] })).toBe(isPending)
  })

  it("is not pending without any", () => {
    expect(isPendingPayment({ charges: [], operations: [] })).toBe(false)
  })
})
