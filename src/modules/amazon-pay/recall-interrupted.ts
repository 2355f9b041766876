import type { Clock } from "../../amazon/clock"
import type { Ledger } from "../../ledger/ledger"
import type { MedusaRows } from "../../providers/amazon-pay/medusa/rows"
import type { Accounts } from "./accounts/accounts"

const DAY = 24 * 3_600_000
/** By then no capture or refund that others are making just now is under way any more. */
const LATER_MS = 40_000

interface Interrupted {
  ledger: Ledger
  rows: MedusaRows
  clock: Clock
  accounts: Accounts
}

/**
 * At startup, schedules a look at whatever was interrupted when the process ended. Operations that were open then are due
 * by themselves.
 */
export async function recallInterrupted(shop: Interrupted): Promise<void> {
  await recallBookings(shop)
  await recallCanceled(shop)
  await recallHalfDone(shop)
  await recallEdited(shop)
}

/** Orders that were canceled, and of whose cancellation nobody has heard: their Charge Permission is open. */
async function recallCanceled({ ledger, rows, clock, accounts }: Interrupted): Promise<void> {
  const now = clock.now().getTime()
  for (const { order_id, payment_collection_id } of await rows.canceledLately(
    accounts.providerIds,
    new Date(now - 3 * DAY),
  )) {
    const { permissions } = await ledger.ofCollection(payment_collection_id)
    const isOpen = permissions.some(({ state }) => state !== "Closed")
    if (isOpen) await ledger.watches.bringForward(order_id, { to: new Date(now + LATER_MS) })
  }
}

/** Orders whose payment Medusa still offers to capture, although nothing is held any more, or that still cost what was refunded. */
async function recallHalfDone({ ledger, rows, clock, accounts }: Interrupted): Promise<void> {
  const now = clock.now().getTime()
  const lately = [accounts.providerIds, new Date(now - 3 * DAY)] as const
  for (const order of [...(await rows.releasedLately(...lately)), ...(await rows.uncreditedLately(...lately))]) {
    await ledger.watches.bringForward(order, { to: new Date(now + LATER_MS) })
  }
}

/** Orders that cost something else now, and whose payment is still for what they cost before. */
async function recallEdited({ ledger, rows, clock, accounts }: Interrupted): Promise<void> {
  const now = clock.now().getTime()
  for (const order of await rows.editedLately(accounts.providerIds, new Date(now - 3 * DAY))) {
    await ledger.watches.setChargeDue(order, new Date(now + LATER_MS))
  }
}

/**
 * Captures and refunds in Medusa that nothing in the ledger stands for, as Amazon was never asked, or that the order does
 * not count yet.
 */
async function recallBookings({ ledger, rows, clock, accounts }: Interrupted): Promise<void> {
  const now = clock.now().getTime()
  const recent = await rows.lately(accounts.providerIds, new Date(now - 3 * DAY))
  if (recent.length === 0) return
  const sessions = [...new Set(recent.map(({ payment_session_id }) => payment_session_id))]
  const { charges, refunds } = await ledger.ofSessions(sessions)
  const booked = new Set([...charges.map(({ capture_id }) => capture_id), ...refunds.map(({ refund_id }) => refund_id)])
  const unfinished = recent.filter(({ id, entered }) => !entered || !booked.has(id))
  for (const collection of new Set(unfinished.map(({ payment_collection_id }) => payment_collection_id))) {
    const order = await rows.orderOfCollection(collection)
    await ledger.watches.bringForward(order ?? collection, { to: new Date(now + LATER_MS) })
  }
}
