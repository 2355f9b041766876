import type * as server from "../../src/workflows/order/panel-types"

/** What the order's routes answer, as the server says it. */
export type AmazonPayOrder = server.OrderPanel
export type AmazonPayPayment = server.PaymentPanel
export type ChargePermission = server.PermissionPanel
export type RecurringCharge = server.RecurringChargePanel
export type Charge = server.ChargeView
export type Refund = server.RefundView
