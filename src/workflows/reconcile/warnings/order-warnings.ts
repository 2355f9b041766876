import type { NewWarning, WarningKind } from "../../../ledger/warning"
import { kept, warningOf, type Finder, type OrderFacts } from "./facts"
import { closedByBuyer, paymentMethodNeeded, permissionClosed } from "./of-agreement"
import { booksDiffer, capturedBeyondPayment, limitsDiffer, outcomeUnknown } from "./of-books"
import {
  authorizationDeclined,
  authorizationExpired,
  authorizationExpiring,
  authorizationPending,
  captureAsynchronous,
  capturedElsewhere,
  capturedThoughCanceled,
  captureDeclined,
  editedOrderUnpaid,
  heldBeyondOrder,
  releaseFailed,
} from "./of-charges"
import { refundDeclined, refundedElsewhere, refundOwed } from "./of-refunds"

/** Until the goods are sent where the buyer wanted them, or it is put away. */
const addressEdited: Finder = ({ order, isAddressEdited, now }) => {
  const [first] = order.payments
  return first && isAddressEdited ? [warningOf("address_edited", first, { since: now, remedy: "none" })] : []
}

/** No message of Amazon's says how it ends. */
const chargeback: Finder = (facts) => kept(facts, "chargeback")

/** Of a cart, or of an agreement: there is no order. */
const ofNoOrder: Finder = () => []

/** A kind that is added and not here fails to compile. */
const FINDERS: Readonly<Record<WarningKind, Finder>> = {
  refund_declined: refundDeclined,
  refund_owed: refundOwed,
  release_failed: releaseFailed,
  capture_declined: captureDeclined,
  authorization_declined: authorizationDeclined,
  authorization_expiring: authorizationExpiring,
  authorization_expired: authorizationExpired,
  authorization_pending: authorizationPending,
  capture_asynchronous: captureAsynchronous,
  books_differ: booksDiffer,
  limits_differ: limitsDiffer,
  captured_beyond_payment: capturedBeyondPayment,
  captured_though_canceled: capturedThoughCanceled,
  captured_elsewhere: capturedElsewhere,
  refunded_elsewhere: refundedElsewhere,
  address_edited: addressEdited,
  chargeback,
  held_beyond_order: heldBeyondOrder,
  closed_by_buyer: closedByBuyer,
  permission_closed: permissionClosed,
  payment_method_needed: paymentMethodNeeded,
  edited_order_unpaid: editedOrderUnpaid,
  outcome_unknown: outcomeUnknown,
  paid_without_order: ofNoOrder,
  charge_without_order: ofNoOrder,
}

/** Pure: what an admin should know or do about an order. */
export function orderWarnings(facts: OrderFacts): NewWarning[] {
  return Object.values(FINDERS).flatMap((find) => find(facts))
}
