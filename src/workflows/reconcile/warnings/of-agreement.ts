import { closedBy } from "../../../amazon/recurring"
import { Money } from "../../../amazon/money"
import { isLive } from "../../../ledger/charge"
import { isAgreement, type PermissionEntry } from "../../../ledger/permission"
import type { NewWarning, WarningEntry, WarningKind } from "../../../ledger/warning"
import { leftOf, permissionOf, type OrderPayment } from "../../books/order-payments"
import { isMethodNeeded } from "../state-changes"
import { knownPermission, standing, warningOf, type Finder, type OrderFacts } from "./facts"

/** What is known when it is told, and cannot be seen of the permission later. */
const TOLD: readonly WarningKind[] = ["charge_without_order", "limits_differ", "chargeback"]

/** What an agreement needs, which is no order's. Pure. */
export function agreementWarnings(
  permission: PermissionEntry,
  { before, now }: { before: readonly WarningEntry[]; now: Date },
): NewWarning[] {
  const told = before.filter(({ kind }) => TOLD.includes(kind))
  return [...told, ...ofPermission(permission, now)]
}

function ofPermission(permission: PermissionEntry, now: Date, payment_id: string | null = null): NewWarning[] {
  const { id: object_id, provider_id, state, reason_code } = permission
  const about = { provider_id, payment_id }
  const found = { object_id, reason_code, since: now }
  if (state === "Closed" && closedBy(reason_code) === "buyer") {
    const remedy = isAgreement(permission) ? "none" : "payment_link"
    return [warningOf("closed_by_buyer", about, { ...found, remedy })]
  }
  // An agreement that another closed has nothing left to be done about: it is told once.
  if (state === "Closed" && !isAgreement(permission) && !permission.closed_by_shop) {
    return [warningOf("permission_closed", about, { ...found, remedy: "payment_link" })]
  }
  if (!isMethodNeeded(permission)) return []
  return [warningOf("payment_method_needed", about, { ...found, remedy: "send_update_link" })]
}

/** While something is still to be captured on it. That of an agreement is told of the agreement. */
const ofOrder =
  (kind: NewWarning["kind"], isMeant: (payment: OrderPayment) => boolean = () => true): Finder =>
  (facts) =>
    standing(facts)
      .filter(isMeant)
      .flatMap((payment) => {
        const permission = knownPermission(facts, payment)
        if (!permission || isAgreement(permission) || !isToBeCaptured(facts, payment)) return []
        return ofPermission(permission, facts.now, payment.payment_id).filter((warning) => warning.kind === kind)
      })

/** Another payment, or another provider's, may pay for what is left of this one. */
function isToBeCaptured(facts: OrderFacts, payment: OrderPayment): boolean {
  const beside = standing(facts).filter((other) => other !== payment)
  const held = beside.flatMap(({ charges }) => charges.filter(isLive)).map(({ amount }) => amount)
  const { pending } = facts.order
  const owed = held.reduce((left, { amount }) => left.minus(amount), pending)
  return owed.isGreaterThan(0) && !leftOf(payment).isZero()
}

export const closedByBuyer = ofOrder("closed_by_buyer")

/** What is held can be captured all the same, and of a charge that is lost it is told what helps. */
export const permissionClosed = ofOrder("permission_closed", isToBeCharged)

function isToBeCharged(payment: OrderPayment): boolean {
  const { charges, currency_code } = payment
  const held = charges.filter(isLive).map(({ amount }) => amount)
  const last = charges.at(-1)?.state
  const isLost = last === "Declined" || last === "Canceled"
  return !isLost && leftOf(payment).isMoreThan(Money.sum(held, currency_code))
}

/** Also of a period that waits for it. */
export const paymentMethodNeeded: Finder = (facts) => [
  ...ofOrder("payment_method_needed")(facts),
  ...facts.periods
    .filter(({ outcome }) => outcome === "payment_method_needed" && !facts.order.canceled)
    .filter(({ charge_permission_id: id }) => !facts.order.payments.some((payment) => permissionOf(payment) === id))
    .map(({ provider_id, charge_permission_id: object_id, amount, reason_code, settled_at, created_at }) =>
      warningOf(
        "payment_method_needed",
        { provider_id, payment_id: null },
        {
          object_id,
          amount,
          reason_code,
          since: settled_at ?? created_at,
          remedy: "send_update_link",
        },
      ),
    ),
]
