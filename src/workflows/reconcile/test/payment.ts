import type { ChargeId, ChargePermissionId, RefundId } from "../../../amazon/ids"
import type { ChargePermission } from "../../../amazon/resources/charge-permission"
import type { ChargePermissionState, ChargeState, RefundState } from "../../../amazon/states"
import type { ChargeRecord, RefundRecord } from "../../../providers/amazon-pay/data/charge-record"
import { newPaymentData } from "../../../providers/amazon-pay/data/payment-data"
import type { OrderPayment } from "../../books/order-payments"

export const PERMISSION = "S03-0000001-0000001" as ChargePermissionId
const CHARGE = `${PERMISSION}-C000001` as ChargeId

export function chargeIn(state: ChargeState, more: Partial<ChargeRecord> = {}): ChargeRecord {
  return {
    id: CHARGE,
    state,
    reason_code: null,
    amount: "2500",
    captured_amount: state === "Captured" ? "2500" : "0",
    refunded_amount: "0",
    created_at: null,
    expires_at: null,
    capture_id: null,
    ...more,
  }
}

export function refundIn(state: RefundState): RefundRecord {
  return {
    id: `${PERMISSION}-R000001` as RefundId,
    charge_id: CHARGE,
    state,
    reason_code: null,
    amount: "700",
    created_at: null,
    refund_id: null,
  }
}

/** A payment of ¥2,500 with these charges and refunds. */
export function paymentWith(
  { charges = [], refunds = [] }: { charges?: ChargeRecord[]; refunds?: RefundRecord[] },
  more: Partial<OrderPayment> = {},
): OrderPayment {
  return {
    payment_id: "pay_1",
    payment_session_id: "payses_1",
    payment_collection_id: "pay_col_1",
    provider_id: "pp_amazon-pay_jp",
    pending: false,
    canceled: false,
    captures: [],
    refunds: [],
    data: newPaymentData({
      payment_session_id: "payses_1",
      amount: "2500",
      currency_code: "JPY",
      payment_intent: "Authorize",
      charge_permission_id: PERMISSION,
      charges,
      refunds,
    }),
    ...more,
  }
}

export function permissionIn(state: ChargePermissionState, reasonCode: string | null = null): ChargePermission {
  return {
    chargePermissionId: PERMISSION,
    state,
    reasonCode,
    reasonDescription: null,
    amountLimit: null,
    amountBalance: null,
    paymentDescriptor: null,
    merchantReferenceId: "1",
    expirationTimestamp: null,
  }
}

/** The cells of a table of two dimensions, for it.each. */
export function cellsOf<Row extends string, Column extends string, Value>(
  table: Readonly<Record<Row, Readonly<Record<Column, Value>>>>,
): [Row, Column, Value][] {
  return keysOf(table).flatMap((row) =>
    keysOf(table[row]).map((column): [Row, Column, Value] => [row, column, table[row][column]]),
  )
}

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[]
}
