import { setTimeout as pause } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { settleInterrupted } from "../../ledger/operate"
import type { Operation } from "../../ledger/operation"
import { orderOfCollection } from "../books/order-payments"
import { completeAbandoned } from "../checkout/complete-abandoned"
import { chargeEditedOrder } from "../order/charge-edited-order"
import { chargeDue } from "../recurring/charge-due"
import { isChargePermissionId } from "../../amazon/ids"
import { lookAtAgreement } from "../reconcile/look-at-agreement"
import { byItself } from "../reconcile/by-itself"
import { operatorFor } from "../reconcile/operator"
import { reconcileOrder } from "../reconcile/reconcile"
import { amazonPayModule } from "../support/amazon-pay-module"
import { loggable } from "../support/error-info"
import { workflowOf } from "../support/workflow-of"

export interface ClockInput {
  /** ISO 8601; by default now. */
  now?: string
}

export interface ClockResult {
  checkout_sessions: number
  charge_permissions: number
  recurring_charges: number
  /** Another run of this process is under way, and this one has left everything to it. */
  is_running: boolean
}

/**
 * Milliseconds between the beginnings of two looks, each of which makes a call or two of a kind: Amazon allows at least one
 * of each a second in the sandbox and four live, after a burst (Amazon Pay API: throttling limits).
 */
const PACE = { sandbox: 1000, live: 250 }

/**
 * A run makes so many of the looks that wait for nothing but for news, which is a second of it at that pace: however many
 * agreements there are, what is due does not wait for them.
 */
const UNSEEN_LOOKS = { sandbox: 1, live: 4 }

/** A run that has looked for so long leaves what is still due to the next one. */
const LONGEST_MS = 50_000

/** What is claimed is due again after that, should the process end. */
const LEASE_MS = 5 * 60_000

/** The same for what was asked of Amazon: whoever waits for its answer waits no longer than for the next run. */
const OPERATION_LEASE_MS = 60_000

/** Looks at what is due: buyers who never came back, undecided payments, authorizations that end, holds to release. */
export const clockWorkflow = workflowOf("amazon-pay-clock", (container, input: ClockInput) =>
  byItself(() => lookAtWhatIsDue(container, input)),
)

/** One run at a time in a process; the next one finds what this one leaves. */
const running = new WeakSet<object>()

async function lookAtWhatIsDue(container: MedusaContainer, input: ClockInput): Promise<ClockResult> {
  const module = amazonPayModule(container)
  const now = input.now ? new Date(input.now) : module.clock.now()
  const result: ClockResult = { checkout_sessions: 0, charge_permissions: 0, recurring_charges: 0, is_running: false }
  if (running.has(module.ledger)) return { ...result, is_running: true }
  running.add(module.ledger)
  try {
    const isTime = deadline()
    const pace = paceOf(container)
    const claimFor = (lease: number) => ({ now, again: new Date(now.getTime() + lease), limit: 1 })
    const claim = claimFor(LEASE_MS)
    // What may have taken money comes first.
    for (const except: string[] = []; isTime();) {
      const [operation] = await module.ledger.operations.claimDue({ ...claimFor(OPERATION_LEASE_MS), except })
      if (!operation) break
      except.push(operation.id)
      await pace()
      await safely(container, `the ${operation.request.kind} of ${operation.subject}`, () =>
        settle(container, operation, now),
      )
    }
    while (isTime()) {
      const [id] = await module.dueSessions.claim(claim)
      if (id === undefined) break
      result.checkout_sessions += 1
      await pace()
      await safely(container, `the Checkout Session ${id}`, () => completeAbandoned(container, id, now))
    }
    for (const except: string[] = []; isTime();) {
      const [charge] = await module.ledger.recurringCharges.claimDue({ ...claim, except })
      if (!charge) break
      except.push(charge.id)
      result.recurring_charges += 1
      await pace()
      const what = `the period ${charge.period} of ${charge.charge_permission_id}`
      await safely(container, what, () => chargeDue(container, charge))
    }
    for (const except: string[] = []; isTime();) {
      const [id] = await module.ledger.watches.claimDue({ ...claim, except })
      if (id === undefined) break
      except.push(id)
      result.charge_permissions += 1
      await pace()
      await safely(container, id, () => look(container, id))
    }
    for (let looks = UNSEEN_LOOKS[environmentOf(container)]; looks > 0 && isTime(); looks--) {
      const [agreement] = await module.ledger.claimUnseen(claim)
      if (!agreement) break
      await pace()
      await safely(container, agreement.id, () => lookAtAgreement(container, agreement))
    }
    return result
  } finally {
    running.delete(module.ledger)
  }
}

/** Repeats what was asked of Amazon and not answered, then does what follows of it. */
async function settle(container: MedusaContainer, operation: Operation, now: Date): Promise<void> {
  const { subject, provider_id, payment_collection_id, request } = operation
  if (request.kind === "complete") {
    await completeAbandoned(container, subject, now)
    return
  }
  if (!(await settleInterrupted(operatorFor(container, provider_id), subject))) return
  if (request.kind === "close") await look(container, subject)
  const order = payment_collection_id ? await orderOfCollection(container, payment_collection_id) : null
  if (order !== null) await look(container, order)
}

async function look(container: MedusaContainer, id: string): Promise<void> {
  if (isChargePermissionId(id)) {
    const [agreement] = (await amazonPayModule(container).ledger.ofPermission(id)).permissions
    if (agreement) await lookAtAgreement(container, agreement)
    return
  }
  const orderId = id.startsWith("pay_col_") ? await orderOfCollection(container, id) : id
  if (orderId === null) return
  const { ledger, rows } = amazonPayModule(container)
  if ((await rows.order(orderId)) === null) {
    // Medusa has taken it away again: an order that it could not place, or a draft.
    const watch = await ledger.watches.find(orderId)
    const wasDue = watch?.next_look_at ?? null
    await ledger.watches.end(orderId, { next: null, idle: 0, wasDue, failedAt: null })
    return
  }
  await chargeEditedOrder(container, orderId)
  await reconcileOrder(container, orderId)
}

function deadline(): () => boolean {
  const end = performance.now() + LONGEST_MS
  return () => performance.now() < end
}

/** @returns waits until the next look may begin; the first one at once */
function paceOf(container: MedusaContainer): () => Promise<void> {
  const milliseconds = PACE[environmentOf(container)]
  let next = performance.now()
  return async () => {
    await pause(Math.max(0, next - performance.now()))
    next = performance.now() + milliseconds
  }
}

/** What the slowest of the accounts allows. */
function environmentOf(container: MedusaContainer): keyof typeof PACE {
  const { accounts } = amazonPayModule(container)
  return accounts.providerIds.some((id) => accounts.get(id).environment === "sandbox") ? "sandbox" : "live"
}

/** One that fails must not keep the others waiting; it is due again when its claim has run out. */
async function safely(container: MedusaContainer, what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Amazon Pay: could not look at ${what}, it is tried again in a few minutes. ${loggable(error)}`)
  }
}
