import { createClock } from "../amazon/clock"
import { createLedger, type Ledger } from "./ledger"
import type { NewOperation, Operation } from "./operation"
import { useDatabase } from "./test/database"
import { CHARGE, COLLECTION, PERMISSION, PROVIDER, SESSION } from "./test/entries"

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

const capture = (owner = "capt_1", amount = "2500"): NewOperation => ({
  provider_id: PROVIDER,
  subject: PERMISSION,
  owner,
  payment_session_id: SESSION,
  payment_collection_id: COLLECTION,
  request: { kind: "capture", chargeId: CHARGE, captureAmount: { amount, currencyCode: "JPY" } },
})
const complete = (subject: string): NewOperation => ({
  ...capture(SESSION),
  subject,
  request: {
    kind: "complete",
    checkoutSessionId: subject as never,
    chargeAmount: { amount: "2500", currencyCode: "JPY" },
    paymentIntent: "Authorize",
    paymentDescriptor: null,
  },
})
const CHECKOUT = "00000000-0000-4000-8000-000000000000"
const MADE = { outcome: "made", object_id: CHARGE, reason_code: null } as const

const turn = async () => (await ledger.ofPermission(PERMISSION)).permissions[0]!.turn

async function opened(operation = capture()): Promise<Operation> {
  const open = await ledger.operations.open(operation, await turn())
  if (open === null) throw new Error("It was somebody else's turn.")
  return open
}

async function prepared(operation = complete(CHECKOUT)): Promise<Operation> {
  await ledger.operations.prepare(operation)
  return (await ledger.operations.ofSubject(operation.subject)).at(-1)!
}

/** The process that asks has died, and its lease has run out. */
const expireLease = () =>
  database().raw("update amazon_pay_operation set leased_until = now() - interval '1 second'", [])

describe("an operation that is opened", () => {
  it("is written down whole, with a key of 32 characters that Amazon takes", async () => {
    const open = await opened()
    expect(open).toMatchObject({ ...capture(), outcome: "open", attempts: 1, leased: true, unanswered: false })
    expect(open.idempotency_key).toMatch(/^[A-Za-z0-9_-]{32}$/)
    expect(await ledger.operations.openOn(PERMISSION)).toEqual(open)
  })

  it("is the only one that is open on its permission", async () => {
    await opened()
    expect(await ledger.operations.open(capture("capt_2"), await turn())).toBeNull()
  })

  it("is one of two that are opened at the same time on the same turn", async () => {
    const now = await turn()
    const both = await Promise.all([
      ledger.operations.open(capture("capt_1"), now),
      createLedger(database(), clock).operations.open(capture("capt_2"), now),
    ])
    expect(both.filter((operation) => operation !== null)).toHaveLength(1)
    expect(await ledger.operations.ofSubject(PERMISSION)).toHaveLength(1)
  })

  it("counts only on the turn that it was decided on", async () => {
    const before = await turn()
    const first = await opened()
    await ledger.operations.settle(first.id, MADE)
    expect(await ledger.operations.open(capture("capt_2"), before)).toBeNull()
    expect(await ledger.operations.open(capture("capt_2"), await turn())).not.toBeNull()
  })

  it("cannot be opened on a permission that the ledger does not know", async () => {
    expect(await ledger.operations.open({ ...capture(), subject: "S03-0000009-0000009" }, 0)).toBeNull()
  })

  it("leaves other permissions free", async () => {
    await opened()
    const other = "S03-0000002-0000002"
    await ledger.addPermission({
      id: other as never,
      provider_id: PROVIDER,
      payment_descriptor: null,
      payment_collection_id: null,
    })
    expect(await ledger.operations.open({ ...capture("capt_2"), subject: other }, 0)).not.toBeNull()
  })

  it.each(["made", "refused"] as const)("is %s once, whoever else says so", async (outcome) => {
    const { id } = await opened()
    const answer = { outcome, object_id: CHARGE, reason_code: "Reason" }
    expect(await ledger.operations.settle(id, answer)).toBe(true)
    expect(await ledger.operations.settle(id, { ...MADE, object_id: null })).toBe(false)
    expect(await ledger.operations.ofOwner("capt_1")).toMatchObject([{ ...answer, leased: false }])
    expect(await ledger.operations.openOn(PERMISSION)).toBeNull()
  })
})

describe("an operation that is prepared", () => {
  it("is not open, and leaves its subject free", async () => {
    await prepared()
    expect(await ledger.operations.openOn(CHECKOUT)).toBeNull()
  })

  it("takes the place of what was prepared before for the same", async () => {
    await ledger.operations.prepare(complete(CHECKOUT))
    const { id } = await prepared()
    expect((await ledger.operations.ofSubject(CHECKOUT)).map((operation) => operation.id)).toEqual([id])
  })

  it("takes the place of nothing that was asked already", async () => {
    const { id } = await prepared()
    await ledger.operations.openPrepared(id, null)
    await prepared()
    expect((await ledger.operations.ofSubject(CHECKOUT)).map(({ outcome }) => outcome)).toEqual(["open", "prepared"])
  })

  it("is opened once, though two open it at the same time", async () => {
    const { id } = await prepared()
    const both = await Promise.all([1, 2].map(() => ledger.operations.openPrepared(id, null)))
    expect(both.filter((operation) => operation !== null)).toMatchObject([
      { outcome: "open", attempts: 1, leased: true },
    ])
  })

  it("counts only on the turn that it was decided on, where it names one", async () => {
    const { id } = await prepared(capture())
    const before = await turn()
    await ledger.operations.settle((await opened(capture("capt_2"))).id, MADE)
    expect(await ledger.operations.openPrepared(id, before)).toBeNull()
    expect(await ledger.operations.openPrepared(id, await turn())).toMatchObject({ outcome: "open" })
  })

  it("moves the turn on when it is opened: what others have decided meanwhile counts no more", async () => {
    const { id } = await prepared(capture())
    const before = await turn()
    await ledger.operations.openPrepared(id, before)
    expect(await turn()).toBe(before + 1)
  })

  it("cannot be opened while another one is open", async () => {
    const { id } = await prepared(capture())
    await opened(capture("capt_2"))
    expect(await ledger.operations.openPrepared(id, await turn())).toBeNull()
  })

  it("is put back when Amazon says not yet, and opened again with the same key", async () => {
    const { id, idempotency_key } = await prepared()
    await ledger.operations.openPrepared(id, null)
    await ledger.operations.putBack(id, "NotApproved")
    expect(await ledger.operations.ofSubject(CHECKOUT)).toMatchObject([
      { outcome: "prepared", reason_code: "NotApproved", leased: false },
    ])
    expect(await ledger.operations.openPrepared(id, null)).toMatchObject({ idempotency_key, attempts: 2 })
  })

  it("can be dropped, and only while it is prepared", async () => {
    const first = await prepared()
    await ledger.operations.drop(first.id)
    expect(await ledger.operations.ofSubject(CHECKOUT)).toEqual([])
    const second = await prepared()
    await ledger.operations.openPrepared(second.id, null)
    await ledger.operations.drop(second.id)
    expect(await ledger.operations.ofSubject(CHECKOUT)).toHaveLength(1)
  })
})

describe("an operation whose outcome is not known", () => {
  it("is left to the process that asks", async () => {
    const { id } = await opened()
    expect(await ledger.operations.takeOver(id)).toBeNull()
  })

  it("is taken over, with its key, once nobody asks any more", async () => {
    const { id, idempotency_key } = await opened()
    await expireLease()
    expect(await ledger.operations.takeOver(id)).toMatchObject({
      id,
      idempotency_key,
      attempts: 2,
      leased: true,
      unanswered: true,
    })
  })

  it("is taken over by one of two", async () => {
    const { id } = await opened()
    await expireLease()
    const both = await Promise.all([1, 2].map(() => ledger.operations.takeOver(id)))
    expect(both.filter((operation) => operation !== null)).toHaveLength(1)
  })

  it("is taken over at once where its process has let it go", async () => {
    const { id } = await opened()
    await ledger.operations.letGo(id, new Date())
    expect(await ledger.operations.takeOver(id)).not.toBeNull()
  })

  it("is not taken over once it is settled", async () => {
    const { id } = await opened()
    await ledger.operations.settle(id, MADE)
    expect(await ledger.operations.takeOver(id)).toBeNull()
  })

  it("is marked, and stays so once it is settled, until somebody was told", async () => {
    const { id } = await opened()
    await ledger.operations.letGo(id, new Date())
    await ledger.operations.settle(id, MADE)
    const [settled] = await ledger.operations.ofOwner("capt_1")
    expect(settled).toMatchObject({ outcome: "made", unanswered: true })
    await ledger.operations.markAnswered(id)
    expect(await ledger.operations.ofOwner("capt_1")).toMatchObject([{ unanswered: false }])
  })
})

describe("operations that are due to be repeated", () => {
  const due = (now: Date, limit = 10) =>
    ledger.operations.claimDue({ now, again: new Date(now.getTime() + 60_000), limit })
  const at = (second: number) => new Date(Date.UTC(2040, 0, 1, 0, 0, second))

  it("are those that were let go, once their time has come", async () => {
    const { id } = await opened()
    await ledger.operations.letGo(id, at(10))
    expect(await due(at(9))).toEqual([])
    expect(await due(at(10))).toMatchObject([{ id }])
  })

  it("are those whose process has died", async () => {
    const { id } = await opened()
    expect(await due(at(0))).toMatchObject([{ id }])
  })

  it.each([-5, 5])("are so %d hours apart from the database's clock as well", async (hours) => {
    clock.setOffset(hours * 3_600_000)
    const inSeconds = (seconds: number) => new Date(clock.now().getTime() + seconds * 1_000)
    try {
      const { id } = await opened()
      expect(await due(inSeconds(5))).toEqual([])
      expect(await due(inSeconds(15))).toMatchObject([{ id, leased: true }])
      await ledger.operations.settle(id, MADE)
      const [settled] = await ledger.operations.ofOwner("capt_1")
      expect(inSeconds(0).getTime() - settled!.settled_at!.getTime()).toBeLessThan(5_000)
      const prepare = (await prepared()).id
      await ledger.operations.openPrepared(prepare, null)
      expect(await due(inSeconds(5))).toEqual([])
      expect(await due(inSeconds(15))).toMatchObject([{ id: prepare }])
    } finally {
      clock.setOffset(0)
    }
  })

  it("are due again later, if nothing comes of it", async () => {
    await ledger.operations.letGo((await opened()).id, at(0))
    await due(at(0))
    expect(await due(at(59))).toEqual([])
    expect(await due(at(60))).toHaveLength(1)
  })

  it("are no more due once they are settled, put back or never opened", async () => {
    await ledger.operations.settle((await opened()).id, MADE)
    const { id } = await prepared()
    await ledger.operations.openPrepared(id, null)
    await ledger.operations.putBack(id, "NotApproved")
    expect(await due(at(0))).toEqual([])
  })

  it("are claimed as far as the limit goes, the longest overdue first", async () => {
    const ids = [CHECKOUT.replace(/0$/, "1"), CHECKOUT.replace(/0$/, "2"), CHECKOUT.replace(/0$/, "3")]
    for (const [number, subject] of ids.entries()) {
      const { id } = await prepared(complete(subject))
      await ledger.operations.openPrepared(id, null)
      await ledger.operations.letGo(id, at(3 - number))
    }
    const claimed = await due(at(10), 2)
    expect(claimed.map(({ subject }) => subject).sort()).toEqual([ids[1], ids[2]])
  })

  it("are claimed by one of two", async () => {
    await ledger.operations.letGo((await opened()).id, at(0))
    const both = await Promise.all([due(at(0)), due(at(0))])
    expect(both.flat()).toHaveLength(1)
  })
})
