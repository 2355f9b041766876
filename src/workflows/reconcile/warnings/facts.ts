import type BigNumber from "bignumber.js"
import type { Money } from "../../../amazon/money"
import { isLive, isTaken, type ChargeEntry } from "../../../ledger/charge"
import type { Operation } from "../../../ledger/operation"
import type { PermissionEntry } from "../../../ledger/permission"
import type { RecurringCharge } from "../../../ledger/recurring-charge"
import type { NewWarning, Remedy, WarningEntry } from "../../../ledger/warning"
import { permissionOf, type OrderPayment, type OrderPayments } from "../../books/order-payments"

/** All that an order's warnings are found by. */
export interface OrderFacts {
  order: OrderPayments
  /** The payment providers whose account is a live one. */
  liveProviders: ReadonlySet<string>
  /** What the admin was told once, by its kind (`amazon_pay_watch`). */
  told: Readonly<Record<string, string>>
  /** The order costs something else now, and that is still to be charged. */
  isChargeDue: boolean
  isAddressEdited: boolean
  /** What is held beyond what the order costs; null when it is nothing, undefined when that cannot be said just now. */
  heldBeyond: Money | null | undefined
  /** The order's transactions. */
  entered: readonly { reference_id: string; amount: BigNumber }[]
  periods: readonly RecurringCharge[]
  /** Its warnings as they were. */
  before: readonly WarningEntry[]
  /** Whether Amazon was looked at just now: else nothing is said to be missing there. */
  hasLooked: boolean
  now: Date
}

/** Finds the warnings of one kind. */
export type Finder = (facts: OrderFacts) => NewWarning[]

/** @param found what is particular about it */
export function warningOf(
  kind: NewWarning["kind"],
  { provider_id, payment_id }: Pick<OrderPayment, "provider_id" | "payment_id">,
  found: Pick<NewWarning, "since" | "remedy"> & Partial<NewWarning>,
): NewWarning {
  return { kind, provider_id, payment_id, object_id: null, amount: null, reason_code: null, until: null, ...found }
}

/** Amazon's clock may be ahead of the shop's, and what is not so yet is not shown. */
export function sinceOf(seen: Date | null, { now }: Pick<OrderFacts, "now">): Date {
  return seen === null || seen > now ? now : seen
}

/** Those that were there before, of a kind that what is known of the order does not show again. */
export function kept({ before }: OrderFacts, kind: NewWarning["kind"]): WarningEntry[] {
  return before.filter((warning) => warning.kind === kind)
}

/** Payments that are still to be captured, or were. */
export function standing({ order }: OrderFacts): OrderPayment[] {
  return order.canceled ? [] : order.payments.filter(({ canceled }) => !canceled)
}

export function knownPermission({ order }: OrderFacts, payment: OrderPayment): PermissionEntry | undefined {
  const id = permissionOf(payment)
  return order.permissions.find((permission) => permission.id === id)
}

/** What gets the money of a payment whose authorization is lost. */
export function remedyOfLost(facts: OrderFacts, payment: OrderPayment): Remedy {
  return knownPermission(facts, payment)?.state === "Closed" ? "payment_link" : "reauthorize"
}

/** Whether something else pays for what a lost charge was to pay for: a later charge, another payment, or another provider. */
export function isReplaced({ order }: OrderFacts, payment: OrderPayment, { id }: ChargeEntry): boolean {
  if (order.pending.isLessThanOrEqualTo(0)) return true
  const isPaying = (charge: ChargeEntry) => isLive(charge) || isTaken(charge)
  const at = payment.charges.findIndex((charge) => charge.id === id)
  const later = order.payments.filter(({ begun, canceled }) => !canceled && begun.created_at > payment.begun.created_at)
  return payment.charges.slice(at + 1).some(isPaying) || later.some(({ charges }) => charges.some(isPaying))
}

/** When a charge was made, as far as anybody says. */
export function madeAt(payment: OrderPayment, charge: ChargeEntry): Date | null {
  const operation = makerOf(payment, charge)
  return charge.charged_at ?? operation?.settled_at ?? payment.begun.settled_at
}

/** What made a charge; null for one that was found. */
export function makerOf({ begun, operations }: OrderPayment, { operation_id }: ChargeEntry): Operation | null {
  if (operation_id === null) return null
  return [begun, ...operations].find(({ id }) => id === operation_id) ?? null
}
