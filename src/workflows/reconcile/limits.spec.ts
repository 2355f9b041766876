import { Money } from "../../amazon/money"
import type { ChargePermissionState, ChargeState } from "../../amazon/states"
import type { Holdings } from "../../ledger/holdings"
import { CHARGE, chargeEntry, operationEntry } from "../../ledger/test/entries"
import { unknownDifference } from "./limits"
import { permissionIn } from "./test/payment"

const yen = (amount: number) => Money.of(amount, "JPY")

/** A permission of ¥5,000 of which so much is used. */
const used = (amount: number, state: ChargePermissionState = "Chargeable") =>
  permissionIn(state, null, { amountLimit: yen(5000), amountBalance: yen(5000 - amount) })

type Known = Pick<Holdings, "charges" | "operations">

/** Nothing changes while Amazon is asked. */
const still = (known: Known) => ({ begun: known, seen: known })
const nothing = still({ charges: [], operations: [] })

/** What a charge of ¥2,500 uses of the permission. A state that is added and not here fails to compile. */
const USED = {
  AuthorizationInitiated: 2500,
  Authorized: 2500,
  CaptureInitiated: 2500,
  Captured: 2500,
  Canceled: 0,
  Declined: 0,
  Unknown: 2500,
} as const satisfies Record<ChargeState, number>

const COMPARABLE = {
  Chargeable: true,
  NonChargeable: true,
  Closed: false,
  Unknown: false,
} as const satisfies Record<ChargePermissionState, boolean>

describe("what Amazon counts on a permission, beside what the ledger knows", () => {
  it.each(Object.entries(USED) as [ChargeState, number][])("a charge that is %s uses %i of it", (state, amount) => {
    const known = still({ charges: [chargeEntry(state)], operations: [] })
    expect(unknownDifference(used(amount), known)).toBeNull()
    expect(unknownDifference(used(amount + 1), known)).toMatchObject({ used: yen(amount + 1), known: yen(amount) })
  })

  it("a charge that was captured in part uses that part", () => {
    const known = still({ charges: [chargeEntry("Captured", { captured: yen(900) })], operations: [] })
    expect(unknownDifference(used(900), known)).toBeNull()
  })

  it.each(Object.entries(COMPARABLE) as [ChargePermissionState, boolean][])(
    "can be compared on a permission that is %s: %s",
    (state, isComparable) => {
      expect(unknownDifference(used(2500, state), nothing) !== undefined).toBe(isComparable)
    },
  )

  it("cannot be compared where Amazon tells no limits", () => {
    expect(unknownDifference(permissionIn("Chargeable"), nothing)).toBeUndefined()
  })

  it("cannot be compared while an operation is open, or was begun meanwhile, which may have used more", () => {
    const cancel = { kind: "cancel", chargeId: CHARGE, cancellationReason: "for a test" } as const
    const none: Known = { charges: [], operations: [] }
    const open: Known = { charges: [], operations: [operationEntry(cancel, { outcome: "open" })] }
    const made: Known = { charges: [], operations: [operationEntry(cancel)] }
    for (const [begun, seen] of [
      [open, open],
      [open, made],
      [none, open],
      [none, made],
    ] as const) {
      expect(unknownDifference(used(2500), { begun, seen })).toBeUndefined()
    }
  })

  it("may be less than what the ledger knows: what was captured in part gives the rest back later", () => {
    expect(unknownDifference(used(0), still({ charges: [chargeEntry("Authorized")], operations: [] }))).toBeNull()
  })
})
