import type { ChargePermissionId } from "../amazon/ids"
import { Money } from "../amazon/money"
import { COLLECTION, PROVIDER, SESSION, useProvider, type TestProvider } from "../providers/amazon-pay/test/provider"
import { operatorOf } from "../providers/amazon-pay/provider-context"
import { isLive, isTaken, takenByAll } from "./charge"
import type { Holdings } from "./holdings"
import { createLedger, type Ledger } from "./ledger"
import { carryOut, operate, OutcomeUnknownError, settleInterrupted, settleOpen, type Operator } from "./operate"
import type { NewOperation, OperationKind, OperationRequest } from "./operation"
import { returnedBy } from "./refund"

const start = useProvider()
let provider: TestProvider
beforeEach(async () => (provider = await start({ allowOvercharge: true })))

const price = (amount: number) => Money.of(amount, "JPY").toPrice()

/** What is asked until it is there. */
type Wanted = Exclude<OperationKind, "complete">

function next(kind: Wanted, holdings: Holdings, chargePermissionId: ChargePermissionId): NewOperation | null {
  const request = requestOf(kind, holdings, chargePermissionId)
  const owner = { charge: SESSION, capture: "capt_1", cancel: "pay_01", refund: "ref_1", close: "order_1" }[kind]
  const names = { provider_id: PROVIDER, payment_session_id: SESSION, payment_collection_id: COLLECTION }
  return request && { ...names, subject: chargePermissionId, owner, request }
}

function requestOf(
  kind: Wanted,
  { charges, refunds, permissions }: Holdings,
  chargePermissionId: ChargePermissionId,
): OperationRequest | null {
  const chargeId = charges[0]!.id
  switch (kind) {
    case "charge":
      if (charges.length > 1) return null
      return {
        kind,
        chargePermissionId,
        chargeAmount: price(100),
        captureNow: false,
        canHandlePendingAuthorization: false,
        turn: null,
      }
    case "capture":
      return charges.some(isTaken) ? null : { kind, chargeId, captureAmount: price(1000) }
    case "cancel":
      return charges.some(isLive) ? { kind, chargeId, cancellationReason: "for a test" } : null
    case "refund":
      return refunds.length > 0 ? null : { kind, chargeId, refundAmount: price(700) }
    case "close":
      if (permissions[0]?.state === "Closed") return null
      return { kind, chargePermissionId, closureReason: "for a test", cancelPendingCharges: true }
  }
}

const PATTERNS: Record<OperationKind, string> = {
  complete: "/complete$",
  charge: "/charges$",
  capture: "/capture$",
  cancel: "/cancel$",
  refund: "/refunds$",
  close: "/close$",
}

/** A payment for which it can be asked. */
async function begun(kind: OperationKind): Promise<void> {
  if (kind === "complete") {
    await provider.approved("2500")
    return
  }
  // A first part leaves room on the permission for a further charge.
  await provider.paid("2500", kind === "charge" ? "1000" : undefined)
  if (kind === "refund") await provider.capture("capt_0", "2500")
}

/** Asks for it, as a method of the provider would. */
async function askFor(kind: OperationKind, operator: Operator = operatorOf(provider)): Promise<void> {
  if (kind === "complete") {
    const [operation] = await operator.ledger.operations.ofOwner(SESSION)
    await settleOpen(operator, operation!.subject)
    const open = await operator.ledger.operations.openPrepared(operation!.id, null)
    if (open) await carryOut(operator, open)
    return
  }
  const id = await permission()
  await operate(
    operator,
    id,
    (holdings) => next(kind, holdings, id),
    ({ reply }) => {
      if (reply.is === "refused") throw new Error(reply.reason)
    },
  )
}

const permission = async () => (await provider.holdings()).permissions[0]!.id
const subjectOf = async (kind: OperationKind) => {
  const { operations } = await provider.holdings()
  return kind === "complete" ? operations[0]!.subject : await permission()
}

/** What Amazon and the ledger have when it was made once. */
async function expectOnce(kind: OperationKind): Promise<void> {
  const { emulator, client } = provider.sandbox
  const holdings = await provider.holdings()
  const { charges, refunds, operations } = holdings
  const atAmazon = await provider.chargesAtAmazon()
  expect(emulator.objects("charges")).toHaveLength(charges.length)
  expect(emulator.objects("refunds")).toHaveLength(refunds.length)
  // What a closed permission has canceled is seen at the next look.
  if (kind !== "close") expect(charges.map(({ state }) => state)).toEqual(atAmazon.map(({ state }) => state))
  expect(operations.filter(({ request }) => request.kind === kind).map(({ outcome }) => outcome)).toEqual(["made"])
  switch (kind) {
    case "complete":
      expect(charges).toHaveLength(1)
      expect(holdings.permissions).toMatchObject([{ payment_descriptor: "Visa ****1111 (Amazon Pay)" }])
      return
    case "charge":
      expect(charges).toHaveLength(2)
      return
    case "capture":
      expect(atAmazon.map(({ captured }) => captured)).toEqual(["1000"])
      expect(takenByAll(charges, "JPY").amount).toBe("1000")
      expect(charges[0]?.capture_id).toBe("capt_1")
      return
    case "cancel":
      expect(atAmazon.map(({ state }) => state)).toEqual(["Canceled"])
      return
    case "refund":
      expect(atAmazon.map(({ refunded }) => refunded)).toEqual(["700"])
      expect(returnedBy(refunds, "JPY").amount).toBe("700")
      expect(refunds[0]?.refund_id).toBe("ref_1")
      return
    case "close":
      expect((await client.getChargePermission(await permission())).state).toBe("Closed")
  }
}

class ProcessEnded extends Error {}

/** What writes. */
const WRITES = ["saveCharge", "saveRefund", "addPermission", "savePermission", "bookCharge", "bookRefund"] as const
const OPERATION_WRITES = ["prepare", "open", "openPrepared", "takeOver", "letGo", "settle", "putBack", "drop"] as const

/** A ledger whose process ends before or after its nth write, and writes nothing from then on. */
function endingAt(ledger: Ledger, write: number, when: "before" | "after"): Ledger {
  let count = 0
  const guarded = <Store extends object>(store: Store, names: readonly (keyof Store)[]) =>
    names.reduce((guarding, name) => {
      const original = store[name] as (...given: unknown[]) => Promise<unknown>
      const method = async (...given: unknown[]) => {
        count += 1
        if (count > write || (count === write && when === "before")) throw new ProcessEnded()
        const result = await original(...given)
        if (count === write) throw new ProcessEnded()
        return result
      }
      return { ...guarding, [name]: method }
    }, store)
  return { ...guarded(ledger, WRITES), operations: guarded(ledger.operations, OPERATION_WRITES) }
}

const expireLeases = () =>
  provider.database.raw("update amazon_pay_operation set leased_until = now() - interval '1 second'", [])

/** More than any of them writes. */
const MOST_WRITES = 6
const KINDS = Object.keys(PATTERNS) as OperationKind[]
const ENDS = KINDS.flatMap((kind) =>
  Array.from({ length: MOST_WRITES }, (_, number) => number + 1).flatMap((write) =>
    (["before", "after"] as const).map((when) => [kind, when, write] as const),
  ),
)

describe("a process that ends", () => {
  it.each(ENDS)(
    "in a %s, %s write %i, leaves it to the next one, which finds it made once",
    async (kind, when, write) => {
      await begun(kind)
      const ledger = endingAt(provider.ledger, write, when)
      await askFor(kind, { ...operatorOf(provider), ledger }).catch((error: unknown) => {
        if (!(error instanceof ProcessEnded)) throw error
      })
      await expireLeases()
      await settleInterrupted(operatorOf(provider), await subjectOf(kind))
      await askFor(kind)
      await expectOnce(kind)
    },
  )

  it.each(KINDS)("in a %s has fewer writes than are tried", async (kind) => {
    await begun(kind)
    const ledger = endingAt(provider.ledger, MOST_WRITES, "before")
    await askFor(kind, { ...operatorOf(provider), ledger })
    await expectOnce(kind)
  })
})

describe("an answer that is lost", () => {
  it.each(KINDS)("to a %s leaves it open, and whoever comes next finds it made once", async (kind) => {
    await begun(kind)
    const { faults } = provider.sandbox.emulator
    faults.add({ kind: "drop-after", pattern: PATTERNS[kind], times: 3 })
    if (kind === "complete")
      faults.add({ kind: "status", status: 503, method: "GET", path: "/checkoutSessions", times: 3 })
    await expect(askFor(kind)).rejects.toBeInstanceOf(OutcomeUnknownError)
    expect(await provider.ledger.operations.openOn(await subjectOf(kind))).toMatchObject({
      unanswered: true,
      leased: false,
    })
    await askFor(kind)
    await expectOnce(kind)
  })

  it.each(KINDS)("to a %s is got by a look, which asks for nothing new", async (kind) => {
    await begun(kind)
    const { faults } = provider.sandbox.emulator
    faults.add({ kind: "drop-after", pattern: PATTERNS[kind], times: 3 })
    if (kind === "complete")
      faults.add({ kind: "status", status: 503, method: "GET", path: "/checkoutSessions", times: 3 })
    await expect(askFor(kind)).rejects.toBeInstanceOf(OutcomeUnknownError)
    expect(await settleInterrupted(operatorOf(provider), await subjectOf(kind))).toBe(true)
    await expectOnce(kind)
  })

  it("stays lost while Amazon is away, and is asked for again ever more rarely", async () => {
    await begun("capture")
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, pattern: "/capture$", times: null })
    const dues: number[] = []
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await expect(askFor("capture")).rejects.toBeInstanceOf(OutcomeUnknownError)
      const { rows } = await provider.database.raw(
        "select extract(epoch from ask_again_at - updated_at)::float as pause from amazon_pay_operation where outcome = 'open'",
        [],
      )
      dues.push(Math.round(Number(rows[0]?.["pause"])))
    }
    expect(dues).toEqual([15, 30, 60, 300, 900, 3600, 3600])
  })

  it("has a request of the same kind, key and amount asked for again, and no other", async () => {
    await begun("capture")
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, pattern: "/capture$", times: 3 })
    await expect(askFor("capture")).rejects.toBeInstanceOf(OutcomeUnknownError)
    await askFor("refund").catch(() => undefined)
    const keys = provider.sandbox.emulator.requests
      .list()
      .filter(({ path }) => path.endsWith("/capture"))
      .map(({ idempotencyKey }) => idempotencyKey)
    expect(keys).toHaveLength(4)
    expect(new Set(keys).size).toBe(1)
  })
})

describe("two at once", () => {
  it.each(KINDS)("who ask for the same %s have it made once", async (kind) => {
    await begun(kind)
    const other = { ...operatorOf(provider), ledger: createLedger(provider.database, provider.clock) }
    await Promise.all([askFor(kind), askFor(kind, other)])
    await expectOnce(kind)
  })

  it("who ask for a capture and a release have one of them made", async () => {
    await begun("capture")
    await Promise.allSettled([askFor("capture"), askFor("cancel")])
    expect(await provider.chargesAtAmazon()).toEqual([
      expect.objectContaining({ state: expect.stringMatching(/^(Captured|Canceled)$/) }),
    ])
    const { operations } = await provider.holdings()
    expect(operations.map(({ outcome }) => outcome)).not.toContain("open")
  })

  it("who decide on what the permission holds decide anew when the other one has changed it", async () => {
    await begun("capture")
    const id = await permission()
    const decisions: number[] = []
    const decide = ({ charges }: Holdings) => {
      decisions.push(charges.filter(isTaken).length)
      return next("capture", { charges, refunds: [], permissions: [], operations: [] }, id)
    }
    await Promise.all([operate(operatorOf(provider), id, decide), operate(operatorOf(provider), id, decide)])
    expect(decisions.filter((taken) => taken === 1)).toHaveLength(2)
  })
})

it("an answer that is no error of Amazon's leaves the operation open, to be asked for again", async () => {
  await begun("capture")
  const client = { ...provider.account.client, captureCharge: () => Promise.reject(new TypeError("a bug")) }
  await expect(askFor("capture", { ...operatorOf(provider), client })).rejects.toThrow("a bug")
  await askFor("capture")
  await expectOnce("capture")
})

it("a Complete that Amazon says is not approved yet is prepared again", async () => {
  await provider.confirmed("2500")
  await askFor("complete")
  const [operation] = (await provider.holdings()).operations
  expect(operation).toMatchObject({ outcome: "prepared", reason_code: "InvalidCheckoutSessionStatus" })
})

it("a refusal is settled, and the next request for the same has another key", async () => {
  await begun("refund")
  const body = { reasonCode: "AmazonRejected", message: "for a test" }
  provider.sandbox.emulator.faults.add({ kind: "status", status: 422, pattern: "/refunds$", body })
  await expect(askFor("refund")).rejects.toThrow("AmazonRejected")
  await askFor("refund")
  const refunds = (await provider.holdings()).operations.filter(({ request }) => request.kind === "refund")
  expect(refunds.map(({ outcome }) => outcome)).toEqual(["refused", "made"])
  expect(new Set(refunds.map(({ idempotency_key }) => idempotency_key)).size).toBe(2)
})

it("a capture has taken what it was asked for, though Amazon's answer tells no amount", async () => {
  await begun("capture")
  const silent = { kind: "rewrite", fields: { captureAmount: null } } as const
  provider.sandbox.emulator.faults.add({ ...silent, pattern: "/capture$" })
  await askFor("capture")
  expect((await provider.holdings()).charges.map(({ captured }) => captured.amount)).toEqual(["1000"])
})

it("a charge that is captured at once has taken all of it, though Amazon's answer tells no amount", async () => {
  await begun("charge")
  provider.sandbox.emulator.faults.add({ kind: "rewrite", fields: { captureAmount: null }, pattern: "/charges$" })
  const id = await permission()
  await operate(operatorOf(provider), id, (holdings) => {
    const asked = next("charge", holdings, id)
    return asked?.request.kind === "charge" ? { ...asked, request: { ...asked.request, captureNow: true } } : null
  })
  expect((await provider.holdings()).charges.map(({ captured }) => captured.amount)).toEqual(["0", "100"])
})

it("a look leaves what another process is asking just now, and has nothing to do where nothing is open", async () => {
  await begun("capture")
  const id = await permission()
  expect(await settleInterrupted(operatorOf(provider), id)).toBe(true)
  const { permissions } = await provider.holdings()
  await provider.ledger.operations.open(next("capture", await provider.holdings(), id)!, permissions[0]!.turn)
  expect(await settleInterrupted(operatorOf(provider), id)).toBe(false)
  expect(await provider.chargesAtAmazon()).toMatchObject([{ state: "Authorized" }])
})

it("a look finds nothing out while Amazon is away, and says so", async () => {
  await begun("capture")
  provider.sandbox.emulator.faults.add({ kind: "status", status: 503, pattern: "/capture$", times: null })
  await expect(askFor("capture")).rejects.toBeInstanceOf(OutcomeUnknownError)
  expect(await settleInterrupted(operatorOf(provider), await permission())).toBe(false)
})

it("an error for what is not known yet says what was asked, and keeps what came instead of an answer", async () => {
  await begun("capture")
  provider.sandbox.emulator.faults.add({ kind: "status", status: 503, pattern: "/capture$", times: null })
  const id = await permission()
  await expect(askFor("capture")).rejects.toMatchObject({
    message: `Amazon Pay has not answered yet whether it made the capture of ${id}.`,
    in_own_words: `Amazon Pay has not answered yet whether it made the capture of ${id}.`,
    failure: { status: 503 },
  })
})
