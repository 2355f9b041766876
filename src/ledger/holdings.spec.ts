import { createClock } from "../amazon/clock"
import type { ChargeId } from "../amazon/ids"
import { Money } from "../amazon/money"
import type { ChargePermission } from "../amazon/resources/charge-permission"
import type { ChargeState, RefundState } from "../amazon/states"
import type { SeenCharge } from "./charge"
import { createLedger, type Ledger } from "./ledger"
import type { SeenRefund } from "./refund"
import { cellsOf } from "./test/cells"
import { useDatabase } from "./test/database"
import { CHARGE, COLLECTION, PERMISSION, PROVIDER, REFUND, SESSION } from "./test/entries"

const database = useDatabase()
const clock = createClock()
let ledger: Ledger
beforeEach(async () => {
  ledger = createLedger(database(), clock)
  await ledger.addPermission({
    id: PERMISSION,
    provider_id: PROVIDER,
    payment_descriptor: null,
    payment_collection_id: null,
  })
})

const yen = (amount: number) => Money.of(amount, "JPY")
const OWNER = {
  provider_id: PROVIDER,
  charge_permission_id: PERMISSION,
  payment_session_id: SESSION,
  payment_collection_id: COLLECTION,
  operation_id: null,
}

const seen = (state: ChargeState, more: Partial<SeenCharge> = {}): SeenCharge => ({
  state,
  reason_code: null,
  state_since: null,
  amount: yen(2500),
  captured: yen(state === "Captured" ? 2500 : 0),
  refunded: yen(0),
  charged_at: null,
  expires_at: null,
  ...more,
})

/** A look that begins now. */
const look = async (state: ChargeState, more: Partial<SeenCharge> = {}) =>
  ledger.saveCharge(CHARGE, OWNER, seen(state, more), await ledger.beginLook())
const answer = (state: ChargeState, operation_id = "apop_1") =>
  ledger.saveCharge(CHARGE, { ...OWNER, operation_id }, seen(state), null)
const stateNow = async () => (await ledger.charge(CHARGE))?.state
const turn = async () => (await ledger.ofPermission(PERMISSION)).permissions[0]!.turn

const seenRefund = (state: RefundState): SeenRefund => ({
  state,
  reason_code: null,
  amount: yen(700),
  refunded_at: null,
})
const saveRefund = (state: RefundState, operation_id: string | null = null) =>
  ledger.saveRefund({ id: REFUND, charge_id: CHARGE, operation_id }, seenRefund(state))

const FORWARD = {
  AuthorizationInitiated: true,
  Authorized: true,
  CaptureInitiated: true,
  Captured: true,
  Canceled: true,
  Declined: true,
  Unknown: true,
} as const satisfies Record<ChargeState, boolean>
const STAYS = {
  AuthorizationInitiated: false,
  Authorized: false,
  CaptureInitiated: false,
  Captured: false,
  Canceled: false,
  Declined: false,
  Unknown: false,
} as const satisfies Record<ChargeState, boolean>

/** Whether what is seen replaces what was known. A state that is added and not here fails to compile. */
const REPLACES = {
  AuthorizationInitiated: FORWARD,
  Authorized: FORWARD,
  CaptureInitiated: { ...FORWARD, AuthorizationInitiated: false, Authorized: false },
  Captured: { ...STAYS, Captured: true },
  Canceled: { ...STAYS, Canceled: true },
  Declined: { ...STAYS, Declined: true },
  Unknown: FORWARD,
} as const satisfies Record<ChargeState, Record<ChargeState, boolean>>

const REFUND_REPLACES = {
  RefundInitiated: { RefundInitiated: true, Refunded: true, Declined: true, Unknown: true },
  Refunded: { RefundInitiated: false, Refunded: true, Declined: false, Unknown: false },
  Declined: { RefundInitiated: false, Refunded: false, Declined: true, Unknown: false },
  Unknown: { RefundInitiated: true, Refunded: true, Declined: true, Unknown: true },
} as const satisfies Record<RefundState, Record<RefundState, boolean>>

describe("what was seen of a charge", () => {
  it.each(cellsOf<ChargeState, ChargeState, boolean>(REPLACES))(
    "%s, and later %s, replaces what was known: %s",
    async (before, state, replaces) => {
      await look(before)
      const change = await look(state)
      expect(change).toEqual(
        replaces
          ? { before: expect.objectContaining({ state: before }), now: expect.objectContaining({ state }) }
          : null,
      )
      expect(await stateNow()).toBe(replaces ? state : before)
    },
  )

  it("at its first sight has no before", async () => {
    expect(await look("Authorized")).toMatchObject({ before: null, now: { id: CHARGE, state: "Authorized" } })
  })

  it("by a look that began before an answer never replaces the answer", async () => {
    const since = await ledger.beginLook()
    await answer("CaptureInitiated")
    expect(await ledger.saveCharge(CHARGE, OWNER, seen("Unknown"), since)).toBeNull()
    expect(await stateNow()).toBe("CaptureInitiated")
  })

  it("by a look that began earlier never replaces one that began later", async () => {
    const earlier = await ledger.beginLook()
    await look("AuthorizationInitiated")
    expect(await ledger.saveCharge(CHARGE, OWNER, seen("Authorized"), earlier)).toBeNull()
  })

  it("once it is captured may still be refunded", async () => {
    await look("Captured")
    await look("Captured", { refunded: yen(700) })
    expect((await ledger.charge(CHARGE))?.refunded.amount).toBe("700")
  })

  it("is told to both of two who see it at the same time, and is entered once", async () => {
    const both = await Promise.all([look("Authorized"), look("Authorized")])
    expect(both.some((change) => change?.before === null)).toBe(true)
    expect((await ledger.ofSessions([SESSION])).charges).toHaveLength(1)
  })

  it("keeps whose the charge is, and which operation made it", async () => {
    await answer("Authorized")
    const found = { ...OWNER, payment_session_id: "payses_2", payment_collection_id: "pay_col_2" }
    await ledger.saveCharge(CHARGE, found, seen("Captured"), await ledger.beginLook())
    expect(await ledger.charge(CHARGE)).toMatchObject({
      payment_session_id: SESSION,
      payment_collection_id: COLLECTION,
      operation_id: "apop_1",
    })
  })
})

describe("what was seen of a refund", () => {
  it.each(cellsOf<RefundState, RefundState, boolean>(REFUND_REPLACES))(
    "%s, and later %s, replaces what was known: %s",
    async (before, state, replaces) => {
      await look("Captured")
      await saveRefund(before)
      const change = await saveRefund(state)
      expect(change?.now.state ?? null).toBe(replaces ? state : null)
      expect((await ledger.ofSessions([SESSION])).refunds).toMatchObject([{ state: replaces ? state : before }])
    },
  )
})

describe("a permission's turn", () => {
  /** How far it moves. */
  const moved = async (work: () => Promise<unknown>) => {
    const before = await turn()
    await work()
    return (await turn()) - before
  }

  it.each([
    ["a charge that is new", 1, () => look("Authorized")],
    ["a charge in another state", 1, async () => look("Captured")],
    ["a charge that is refunded", 1, () => look("Authorized", { refunded: yen(1) })],
    ["a charge that is as it was", 0, () => look("Authorized")],
  ])("moves with %s: by %i", async (what, by, work) => {
    if (what !== "a charge that is new") await look("Authorized")
    expect(await moved(work)).toBe(by)
  })

  it.each([
    ["a refund that is new", 1, "RefundInitiated"],
    ["a refund in another state", 1, "Refunded"],
    ["a refund that is as it was", 0, "RefundInitiated"],
  ] as const)("moves with %s: by %i", async (what, by, state) => {
    await look("Captured")
    if (what !== "a refund that is new") await saveRefund("RefundInitiated")
    expect(await moved(() => saveRefund(state))).toBe(by)
  })

  it("stays with what never replaced what was known", async () => {
    await look("Captured")
    expect(await moved(() => look("Authorized"))).toBe(0)
  })

  it("stays with what is booked and told of it", async () => {
    await look("Captured")
    const charge = (await ledger.charge(CHARGE))!
    expect(
      await moved(async () => {
        await ledger.bookCharge(CHARGE, "capt_1")
        await ledger.announceCharge(charge)
      }),
    ).toBe(0)
  })
})

describe("what is to be told", () => {
  it("is told once of a charge's state, to one of two who ask", async () => {
    await look("Declined")
    const charge = (await ledger.charge(CHARGE))!
    const both = await Promise.all([ledger.announceCharge(charge), ledger.announceCharge(charge)])
    expect(both.filter(Boolean)).toHaveLength(1)
    expect(await ledger.announceCharge((await ledger.charge(CHARGE))!)).toBe(false)
  })

  it("is told anew of the next state", async () => {
    await look("Authorized")
    await ledger.announceCharge((await ledger.charge(CHARGE))!)
    await look("Canceled")
    expect(await ledger.announceCharge((await ledger.charge(CHARGE))!)).toBe(true)
  })

  it("is not told of what an operation's answer has said: whoever asked knows it", async () => {
    await answer("Captured")
    expect(await ledger.announceCharge((await ledger.charge(CHARGE))!)).toBe(false)
    await saveRefund("RefundInitiated", "apop_2")
    const [refund] = (await ledger.ofSessions([SESSION])).refunds
    expect(await ledger.announceRefund(refund!)).toBe(false)
  })

  it("is told once of a refund's state", async () => {
    await look("Captured")
    await saveRefund("Declined")
    const [refund] = (await ledger.ofSessions([SESSION])).refunds
    expect(await Promise.all([ledger.announceRefund(refund!), ledger.announceRefund(refund!)])).toContain(false)
  })
})

describe("what is held", () => {
  const OTHER = `${PERMISSION}-C000002` as ChargeId

  it("is found by payment session, permission and collection", async () => {
    await look("Captured")
    await saveRefund("Refunded")
    await ledger.bookCharge(CHARGE, "capt_1")
    await ledger.bookRefund(REFUND, "ref_1")
    const expected = { charges: [{ id: CHARGE, capture_id: "capt_1" }], refunds: [{ id: REFUND, refund_id: "ref_1" }] }
    expect(await ledger.ofSessions([SESSION])).toMatchObject({ ...expected, permissions: [{ id: PERMISSION }] })
    expect(await ledger.ofPermission(PERMISSION)).toMatchObject({ ...expected, permissions: [{ id: PERMISSION }] })
    expect(await ledger.ofCollection(COLLECTION)).toMatchObject(expected)
  })

  it("is told apart by payment session, on one permission that pays for two orders", async () => {
    await look("Authorized")
    const other = { ...OWNER, payment_session_id: "payses_2", payment_collection_id: "pay_col_2" }
    await ledger.saveCharge(OTHER, other, seen("Authorized"), null)
    expect((await ledger.ofSessions([SESSION])).charges.map(({ id }) => id)).toEqual([CHARGE])
    expect((await ledger.ofPermission(PERMISSION)).charges.map(({ id }) => id)).toEqual([CHARGE, OTHER])
  })

  it("comes oldest first", async () => {
    await ledger.saveCharge(OTHER, OWNER, seen("Captured"), null)
    await look("Authorized")
    expect((await ledger.ofSessions([SESSION])).charges.map(({ id }) => id)).toEqual([OTHER, CHARGE])
  })

  it("is nothing of a session that was never begun", async () => {
    const nothing = { permissions: [], charges: [], refunds: [], operations: [] }
    expect(await ledger.ofSessions(["payses_never"])).toEqual(nothing)
    expect(await ledger.charge("S03-0000009-0000009-C000009")).toBeNull()
  })

  it("of a permission is its state and limits, as last seen, and what the buyer paid with, as last told", async () => {
    await ledger.addPermission({
      id: PERMISSION,
      provider_id: PROVIDER,
      payment_descriptor: "Visa ****1111",
      payment_collection_id: null,
    })
    await ledger.addPermission({
      id: PERMISSION,
      provider_id: PROVIDER,
      payment_descriptor: null,
      payment_collection_id: null,
    })
    const now = new Date("2026-04-01T00:00:00Z")
    const earlier = await ledger.beginLook()
    const permission: ChargePermission = {
      chargePermissionId: PERMISSION,
      chargePermissionType: "OneTime",
      state: "Closed",
      reasonCode: "MerchantClosed",
      reasonDescription: null,
      amountLimit: yen(2500),
      amountBalance: yen(0),
      paymentDescriptor: null,
      merchantReferenceId: null,
      recurringMetadata: null,
      expirationTimestamp: now,
    }
    await ledger.savePermission({ ...permission, paymentDescriptor: "Visa ****0005" }, now, null)
    await ledger.savePermission(permission, now, null)
    expect((await ledger.ofPermission(PERMISSION)).permissions).toMatchObject([
      {
        payment_descriptor: "Visa ****0005",
        reason_code: "MerchantClosed",
        amount_limit: yen(2500),
        amount_balance: yen(0),
        expires_at: now,
        observed_at: expect.any(Date) as unknown,
      },
    ])
    // The answer to a look that began before comes last.
    await ledger.savePermission({ ...permission, state: "Chargeable", reasonCode: null }, now, earlier)
    expect((await ledger.ofPermission(PERMISSION)).permissions).toMatchObject([{ state: "Closed" }])
  })

  it.each([
    ["open", true],
    ["made", true],
    ["refused", false],
  ] as const)("of a permission is whether the shop has closed it: %s, %s", async (outcome, isByShop) => {
    const request = {
      kind: "close",
      chargePermissionId: PERMISSION,
      closureReason: "x",
      cancelPendingCharges: true,
    } as const
    const own = { payment_session_id: SESSION, payment_collection_id: COLLECTION }
    const closing = { provider_id: PROVIDER, subject: PERMISSION, owner: "order_1", ...own, request }
    await look("Authorized")
    const known = async () => [
      ...(await ledger.ofPermission(PERMISSION)).permissions,
      ...(await ledger.ofSessions([SESSION])).permissions,
    ]
    expect((await known()).map(({ closed_by_shop }) => closed_by_shop)).toEqual([false, false])
    const operation = await ledger.operations.open(closing, await turn())
    if (outcome !== "open") {
      await ledger.operations.settle(operation!.id, { outcome, object_id: PERMISSION, reason_code: null })
    }
    expect((await known()).map(({ closed_by_shop }) => closed_by_shop)).toEqual([isByShop, isByShop])
  })
})

describe("what is booked", () => {
  it("is a charge's by one of two who book it", async () => {
    await look("Captured")
    const known = (await ledger.charge(CHARGE))!
    expect(await ledger.claimCharge(known, "capt_1")).toBe(true)
    expect(await ledger.claimCharge(known, "capt_2")).toBe(false)
    expect((await ledger.charge(CHARGE))?.capture_id).toBe("capt_1")
  })

  it("is a refund's by one of two who book it", async () => {
    await look("Captured")
    await saveRefund("Refunded")
    const [known] = (await ledger.ofPermission(PERMISSION)).refunds
    expect(await ledger.claimRefund(known!, "ref_1")).toBe(true)
    expect(await ledger.claimRefund(known!, "ref_2")).toBe(false)
    expect((await ledger.ofPermission(PERMISSION)).refunds).toMatchObject([{ refund_id: "ref_1" }])
  })
})
