import { closedBy } from "../../../amazon/recurring"
import { isTaken } from "../../../ledger/charge"
import { isAgreement, type PermissionEntry } from "../../../ledger/permission"
import type { NewWarning, WarningEntry, WarningKind } from "../../../ledger/warning"
import { permissionOf } from "../../books/order-payments"
import { isMethodNeeded } from "../state-changes"
import { knownPermission, standing, warningOf, type Finder } from "./facts"

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
  if (!isMethodNeeded(permission)) return []
  return [warningOf("payment_method_needed", about, { ...found, remedy: "send_update_link" })]
}

/** While something is still to be captured on it. That of an agreement is told of the agreement. */
const ofOrder =
  (kind: NewWarning["kind"]): Finder =>
  (facts) =>
    standing(facts).flatMap((payment) => {
      const permission = knownPermission(facts, payment)
      const isOpen = !payment.isCaptured && !payment.charges.some(isTaken)
      if (!permission || isAgreement(permission) || !isOpen) return []
      return ofPermission(permission, facts.now, payment.payment_id).filter((warning) => warning.kind === kind)
    })

export const closedByBuyer = ofOrder("closed_by_buyer")

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
