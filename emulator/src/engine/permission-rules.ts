import { refuse, AmazonPayError } from "../domain/errors.js"
import { moneyOf, type Money } from "../domain/money.js"
import { unreachable, type ChargeDeclineReason } from "../domain/states.js"
import { calendarMonth } from "../domain/timestamp.js"
import type { ChargePermission } from "./charge-permission.js"
import { heldBy, type Charge } from "./charge.js"
import type { Engine } from "./engine.js"
import { setPermissionStatus } from "./record.js"
import { SETTINGS } from "./settings.js"

/** A permission's charges, oldest first. */
export function chargesOf(engine: Engine, permission: ChargePermission): Charge[] {
  return permission.chargeIds.flatMap((id) => engine.store.charges.get(id) ?? [])
}

/** A permission's status as of now: a charge that is still pending keeps it from being charged again. */
export function statusOf(engine: Engine, permission: ChargePermission): ChargePermission["status"] {
  const { chargeInProgress } = engine.openQuestions
  if (permission.status.state !== "Chargeable" || chargeInProgress === false) return permission.status
  const pending = chargesOf(engine, permission).some(
    ({ status: { state } }) =>
      state === "AuthorizationInitiated" || (state === "Authorized" && chargeInProgress === "authorized"),
  )
  return pending ? { state: "NonChargeable", reason: "ChargeInProgress" } : permission.status
}

/** What can still be charged: the limit less what is held, for the calendar month where the limit is monthly. */
export function balanceOf(engine: Engine, permission: ChargePermission): Money {
  const charges = chargesOf(engine, permission)
  const offset = engine.region.utcOffsetHours
  const month = calendarMonth(engine.clock.now(), offset)
  const counted =
    permission.type === "OneTime"
      ? charges
      : charges.filter((charge) => calendarMonth(charge.createdAt, offset) === month)
  const held = counted.reduce((sum, charge) => sum + heldBy(charge), 0)
  return { minor: Math.max(permission.limit.minor - held, 0), currencyCode: permission.limit.currencyCode }
}

/** Refuses a charge a permission cannot take. Order: state, currency, count, amount. */
export function assertChargeable(engine: Engine, permission: ChargePermission, amount: Money): void {
  if (statusOf(engine, permission).state !== "Chargeable") throw refuse.permissionStatus()
  if (amount.currencyCode !== permission.limit.currencyCode) throw refuse.currencyMismatch()
  const live = chargesOf(engine, permission).filter((charge) => heldBy(charge) > 0)
  if (permission.type === "OneTime" && live.length >= SETTINGS.chargesPerPermission) {
    throw new AmazonPayError(
      "TransactionCountExceeded",
      `You have reached the maximum of ${SETTINGS.chargesPerPermission} charges for this Charge Permission.`,
    )
  }
  if (amount.minor <= balanceOf(engine, permission).minor) return
  if (permission.type === "OneTime") {
    throw refuse.amountExceeded("The chargeAmount exceeds the amountBalance of the Charge Permission.")
  }
  throw new AmazonPayError(
    "PeriodicAmountExceeded",
    "You've exceeded the monthly limit for the Charge Permission and must wait until the next month to charge this buyer.",
  )
}

/** OneTime permissions close by themselves once everything is captured. */
export function afterCapture(engine: Engine, permissionId: string): void {
  const permission = engine.store.permissions.get(permissionId)
  if (permission?.type !== "OneTime" || permission.status.state === "Closed") return
  const captured = chargesOf(engine, permission).reduce((sum, charge) => sum + (charge.captured?.minor ?? 0), 0)
  if (captured < permission.limit.minor) return
  setPermissionStatus(engine, permission, { state: "Closed", reason: "AmazonClosed", description: null })
}

/** What a declined charge does to its permission (Amazon Pay: declined payments). */
export function afterDecline(engine: Engine, permissionId: string, reason: ChargeDeclineReason): void {
  const permission = engine.store.permissions.get(permissionId)
  if (permission === undefined || permission.status.state === "Closed") return
  switch (reason) {
    case "HardDeclined":
      setPermissionStatus(engine, permission, { state: "NonChargeable", reason: "PaymentMethodInvalid" })
      return
    case "AmazonRejected":
      setPermissionStatus(engine, permission, { state: "Closed", reason: "AmazonCanceled", description: null })
      return
    case "SoftDeclined":
    case "ProcessingFailure":
    case "TransactionTimedOut":
      return
    default:
      unreachable(reason)
  }
}

/** The amountLimit a permission starts with. */
export function initialLimit(engine: Engine, order: Money, allowOvercharge: boolean): Money {
  if (!allowOvercharge) return order
  const floor = moneyOf(engine.region.overchargeFloor, order.currencyCode)
  return { minor: Math.max(order.minor * 9, floor.minor), currencyCode: order.currencyCode }
}
