import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { emitEvents } from "../notify/events"
import { notifyAdminOfAgreement } from "../notify/notify-admin"
import { lookAtAgreement } from "../reconcile/look-at-agreement"
import { isBlocked } from "../../ledger/permission"
import type { RecurringCharge } from "../../ledger/recurring-charge"
import { ORDER_DUE_MS } from "../../ledger/recurring-result"
import { orderOfCollection } from "../books/order-payments"
import { amazonPayModule } from "../support/amazon-pay-module"
import { errorInfo } from "../support/error-info"
import { oneAtATime } from "../support/one-at-a-time"
import {
  chargeRecurringWorkflow,
  findOut,
  findPeriod,
  giveBack,
  isToBeAsked,
  makePayment,
  PERIOD_IN_PROGRESS,
} from "./charge-recurring"
import { conclude, delay, giveUp, leaveToCaller, tellLate } from "./conclude"

/** What the clock does about a period whose time has come: finds out what became of it, waits, or tries again. */
export async function chargeDue(
  container: MedusaContainer,
  { charge_permission_id: id, period }: Pick<RecurringCharge, "charge_permission_id" | "period">,
): Promise<void> {
  // Nobody withdraws it meanwhile, or charges it: what is written down would undo that.
  const toTry = await oneAtATime(container, id, async () => {
    const known = await findPeriod(container, { charge_permission_id: id, period })
    if (known === null) return null
    const row = await findOut(container, known)
    // What was found out just now is told, and says itself when to look again.
    if (row.outcome !== known.outcome) return null
    return row.outcome === "charged" ? finish(container, row) : settle(container, row)
  })
  if (toTry) await tryAgain(container, toTry)
}

/** @returns what is to be tried again */
async function settle(container: MedusaContainer, row: RecurringCharge): Promise<RecurringCharge | null> {
  const { ledger } = amazonPayModule(container)
  const [known] = (await ledger.ofPermission(row.charge_permission_id)).permissions
  switch (row.outcome) {
    case "payment_method_needed": {
      const permission = known && (await lookAtAgreement(container, known))
      if (permission && isBlocked(permission)) {
        await conclude(container, row, { is: "not_asked" })
        return null
      }
      if (!row.retry) {
        await leaveToCaller(container, row)
        return null
      }
      // This look has found it mended, and made all that wait due: what has waited longer goes first, and this at the next run.
      const isMendedNow = known !== undefined && isBlocked(known)
      return isMendedNow && !(await isLongestWaiting(container, row)) ? null : row
    }
    // Whoever asked for it has gone before Amazon was asked.
    case "open":
    case "retry_later":
    case "over_cap":
    case "refused":
    case "gave_up":
    case "canceled":
      // What is tried at once is not delayed.
      if (row.outcome !== "open" || !row.retry) await tellLate(container, row)
      return row.retry ? row : rest(container, row)
    case "closed":
      if (known) await lookAtAgreement(container, known)
      return rest(container, row)
    case "charged":
    case "pending":
    case "unknown":
      return null
  }
}

/** Of the periods that are charged by themselves once the payment method is mended. */
async function isLongestWaiting(container: MedusaContainer, row: RecurringCharge): Promise<boolean> {
  const all = await amazonPayModule(container).ledger.recurringCharges.ofPermission(row.charge_permission_id)
  return all.find(({ outcome, retry }) => retry && outcome === "payment_method_needed")?.id === row.id
}

/**
 * What cannot be tried any more is given up: the order was canceled, say, or the store's hook said no. What cannot be tried
 * now waits: the order is being changed, say.
 */
async function tryAgain(container: MedusaContainer, row: RecurringCharge): Promise<void> {
  try {
    await charge(container, row)
  } catch (error) {
    const { type, code } = errorInfo(error)
    const isRefusal = REFUSALS.some((refusal) => refusal === type)
    if (!isRefusal && (type !== CONFLICT || code === PERIOD_IN_PROGRESS)) throw error
    const { charge_permission_id: id, period } = row
    await oneAtATime(container, id, async () => {
      const now = await amazonPayModule(container).ledger.recurringCharges.find(id, period)
      // The hook may have withdrawn it, or a caller charged it.
      if (now?.retry && isToBeAsked(now)) await (isRefusal ? giveUp : delay)(container, now, code ?? type)
    })
  }
}

const { INVALID_DATA, NOT_ALLOWED, NOT_FOUND, CONFLICT } = MedusaError.Types
const REFUSALS = [INVALID_DATA, NOT_ALLOWED, NOT_FOUND]

async function charge(container: MedusaContainer, row: RecurringCharge): Promise<void> {
  const { order_id, payment_collection_id } = row
  // It may cost something else by now.
  const subject = order_id === null ? { payment_collection_id } : { order_id }
  await chargeRecurringWorkflow(container).run({
    input: {
      charge_permission_id: row.charge_permission_id,
      period: row.period,
      ...subject,
      ...(row.capture === null ? {} : { capture: row.capture }),
      pending: row.pending,
      retry: true,
      is_retry: true,
    },
  })
}

/** The caller may call again. */
async function rest(container: MedusaContainer, row: RecurringCharge): Promise<null> {
  await amazonPayModule(container).ledger.recurringCharges.settle(row.id, { ...row, next_look_at: null })
  return null
}

/** The order that is paid with it may have come only after the charge. */
async function finish(container: MedusaContainer, row: RecurringCharge): Promise<null> {
  const { ledger, clock, rows } = amazonPayModule(container)
  const { payment_collection_id, payment_session_id, settled_at } = row
  const due = new Date((settled_at ?? row.created_at).getTime() + ORDER_DUE_MS)
  if (payment_session_id !== null && (await rows.isForgotten(payment_session_id))) {
    const { left } = await giveBack(container, row, payment_session_id)
    return left === "kept" && clock.now() >= due ? tellOfChargeWithoutOrder(container, row) : null
  }
  await tellLate(container, row)
  const order_id = row.order_id ?? (await orderOfCollection(container, payment_collection_id))
  if (order_id !== null) {
    if (payment_session_id !== null) await makePayment(container, { order_id }, payment_session_id)
    return rest(container, row)
  }
  if (clock.now() >= due) return tellOfChargeWithoutOrder(container, row)
  await ledger.recurringCharges.settle(row.id, { ...row, next_look_at: due })
  return null
}

/** The store was to place one, and its process may have ended before; or Amazon refuses to give back what pays for none. */
async function tellOfChargeWithoutOrder(container: MedusaContainer, row: RecurringCharge): Promise<null> {
  await rest(container, row)
  const { payment_session_id: session, amount } = row
  const { charges } = await amazonPayModule(container).ledger.ofSessions(session ? [session] : [])
  const data = {
    charge_permission_id: row.charge_permission_id,
    provider_id: row.provider_id,
    order_id: null,
    period: row.period,
    payment_collection_id: row.payment_collection_id,
    amount: amount.amount,
    currency_code: amount.currencyCode,
    charge_id: charges.at(-1)?.id ?? null,
  }
  const event = { name: "amazon-pay.charge_without_order", data } as const
  await emitEvents(container, [event])
  await notifyAdminOfAgreement(container, [event])
  return null
}
