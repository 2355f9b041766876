import type { ChargeId, ChargePermissionId, RefundId } from "../../amazon/ids"
import { Money } from "../../amazon/money"
import type { ChargeState, RefundState } from "../../amazon/states"
import type { ChargeEntry } from "../charge"
import type { Operation, OperationRequest } from "../operation"
import type { PermissionEntry } from "../permission"
import type { RecurringCharge } from "../recurring-charge"
import type { RefundEntry } from "../refund"

export const PERMISSION = "S03-0000001-0000001" as ChargePermissionId
export const CHARGE = `${PERMISSION}-C000001` as ChargeId
export const REFUND = `${PERMISSION}-R000001` as RefundId
export const PROVIDER = "pp_amazon-pay_jp"
export const SESSION = "payses_1"
export const COLLECTION = "pay_col_1"

export const yen = (amount: number) => Money.of(amount, "JPY")

/** A charge of ¥2,500; a captured one has taken all of it. */
export function chargeEntry(state: ChargeState, more: Partial<ChargeEntry> = {}): ChargeEntry {
  return {
    id: CHARGE,
    charge_permission_id: PERMISSION,
    provider_id: PROVIDER,
    payment_session_id: SESSION,
    payment_collection_id: COLLECTION,
    state,
    reason_code: null,
    state_since: null,
    amount: yen(2500),
    captured: yen(state === "Captured" ? 2500 : 0),
    refunded: yen(0),
    expires_at: null,
    charged_at: null,
    seen_at: new Date("2027-01-10T00:00:00Z"),
    operation_id: null,
    capture_id: null,
    announced: null,
    ...more,
  }
}

/** An agreement that may be charged. */
export function permissionEntry(more: Partial<PermissionEntry> = {}): PermissionEntry {
  return {
    id: PERMISSION,
    provider_id: PROVIDER,
    type: "Recurring",
    state: "Chargeable",
    reason_code: null,
    payment_descriptor: null,
    amount_limit: yen(100_000),
    amount_balance: null,
    expires_at: null,
    recurring_metadata: null,
    payment_collection_id: COLLECTION,
    observed_at: null,
    turn: 0,
    created_at: new Date("2027-01-10T00:00:00Z"),
    closed_by_shop: false,
    ...more,
  }
}

/** A period of ¥2,500 for an order, of which nothing has come yet. */
export function recurringChargeEntry(more: Partial<RecurringCharge> = {}): RecurringCharge {
  return {
    id: "aprc_1",
    charge_permission_id: PERMISSION,
    period: "2027-01",
    provider_id: PROVIDER,
    amount: yen(2500),
    order_id: "order_2",
    payment_collection_id: COLLECTION,
    payment_session_id: SESSION,
    outcome: "open",
    reason_code: null,
    attempts: 0,
    capture: null,
    pending: false,
    retry: false,
    next_look_at: null,
    announced: null,
    settled_at: null,
    created_at: new Date("2027-01-10T00:00:00Z"),
    ...more,
  }
}

/** A refund of ¥700. */
export function refundEntry(state: RefundState, more: Partial<RefundEntry> = {}): RefundEntry {
  return {
    id: REFUND,
    charge_id: CHARGE,
    state,
    reason_code: null,
    amount: yen(700),
    refunded_at: null,
    operation_id: null,
    refund_id: null,
    announced: null,
    ...more,
  }
}

export function operationEntry(request: OperationRequest, more: Partial<Operation> = {}): Operation {
  return {
    id: "apop_1",
    provider_id: PROVIDER,
    subject: PERMISSION,
    owner: "capt_1",
    payment_session_id: SESSION,
    payment_collection_id: COLLECTION,
    request,
    idempotency_key: "key",
    outcome: "made",
    object_id: null,
    reason_code: null,
    unanswered: false,
    attempts: 1,
    leased: false,
    ask_again_at: null,
    created_at: new Date("2026-04-01T00:00:00Z"),
    settled_at: new Date("2026-04-01T00:00:01Z"),
    ...more,
  }
}
