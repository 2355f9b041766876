import { Money } from "../../amazon/money"
import type { ChargePermission } from "../../amazon/resources/charge-permission"
import { isLive, takenBy } from "../../ledger/charge"
import type { Holdings } from "../../ledger/holdings"

/** What Amazon counts as charged, and the less that the ledger knows of. */
export interface UnknownDifference {
  used: Money
  known: Money
}

type Limits = Pick<ChargePermission, "state" | "chargePermissionType" | "amountLimit" | "amountBalance">
type Known = Pick<Holdings, "charges" | "operations">

/**
 * Amazon lists no charges: what no notification named shows only in the permission's limits.
 *
 * @param known before the permission was asked for and after its charges were
 * @returns null where both agree; undefined where that cannot be said, as while something is being asked of Amazon
 */
export function unknownDifference(
  { state, chargePermissionType: type, amountLimit, amountBalance }: Limits,
  { begun, seen }: { begun: Known; seen: Known },
): UnknownDifference | null | undefined {
  const isComparable = state === "Chargeable" || state === "NonChargeable"
  // The limit of an agreement is a month's.
  if (!isComparable || (type !== null && type !== "OneTime") || amountLimit === null || amountBalance === null)
    return undefined
  if (isOpen(begun) || isOpen(seen) || begun.operations.length !== seen.operations.length) return undefined
  const used = amountLimit.minus(amountBalance)
  const counted = seen.charges.map((charge) => (isLive(charge) ? charge.amount : takenBy(charge)))
  const known = Money.sum(counted, used.currencyCode)
  return used.isMoreThan(known) ? { used, known } : null
}

function isOpen({ operations }: Known): boolean {
  return operations.some(({ outcome }) => outcome === "open")
}
