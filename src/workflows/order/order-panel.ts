import type { MedusaContainer } from "@medusajs/framework/types"
import type { Account } from "../../providers/amazon-pay/account/account"
import { chargeView, refundView } from "../../providers/amazon-pay/data/payment-data"
import type { OrderRecord } from "../../ledger/of-order"
import { amountOf } from "../../ledger/operation"
import {
  atAmazon,
  findOrderPayments,
  permissionOf,
  type OrderPayment,
  type OrderPayments,
} from "../books/order-payments"
import { buyerUpdateUrl } from "../../amazon/buyer-update-url"
import { sellerCentralUrl } from "../../amazon/region"
import { closedBy } from "../../amazon/recurring"
import type { PermissionEntry } from "../../ledger/permission"
import { retryAt, type RecurringCharge } from "../../ledger/recurring-charge"
import { readWarnings } from "../reconcile/read-warnings"
import { isMethodNeeded } from "../reconcile/state-changes"
import { amazonPayModule } from "../support/amazon-pay-module"
import { panelActions } from "./panel-actions"
import { NEWEST, timelineOf } from "./timeline"
import type { AgreementPanel, Look, OpenOperation, OrderPanel } from "./panel-types"
import type { PaymentPanel, PermissionPanel, RecurringChargePanel } from "./panel-types"

/** What the store knows of an order at Amazon Pay, without asking Amazon. @throws MedusaError(NOT_FOUND) */
export async function readOrderPanel(container: MedusaContainer, orderId: string): Promise<OrderPanel> {
  const order = await findOrderPayments(container, orderId)
  const { accounts, ledger } = amazonPayModule(container)
  const page = { limit: NEWEST, offset: 0 }
  const { order_id, canceled, collection_ids: payment_collection_ids } = order
  const record = await ledger.ofOrder({ order_id, payment_collection_ids, ...page })
  return {
    order_id,
    canceled,
    warnings: await readWarnings(container, order_id),
    payments: order.payments.map((payment) => paymentPanel(order, payment, accounts.get(payment.provider_id))),
    recurring_charges: record.recurring.map(recurringChargePanel),
    open_operations: openOperations(order),
    actions: panelActions(order),
    look: lookOf(order, record),
    timeline: await timelineOf(container, record, page),
  }
}

function openOperations({ payments }: OrderPayments): OpenOperation[] {
  const asked = payments.flatMap(({ begun, operations }) => [begun, ...operations])
  const open = new Map(asked.filter(({ outcome }) => outcome === "open").map((operation) => [operation.id, operation]))
  return [...open.values()]
    .sort((one, other) => one.created_at.getTime() - other.created_at.getTime())
    .map(({ request, created_at, ask_again_at, attempts }) => {
      const amount = amountOf(request)
      return {
        kind: request.kind,
        amount: amount?.amount ?? null,
        currency_code: amount?.currencyCode ?? null,
        asked_at: created_at.toISOString(),
        ask_again_at: ask_again_at?.toISOString() ?? null,
        attempts,
      }
    })
}

/** As current as what was looked at the longest time ago. */
function lookOf({ permissions }: OrderPayments, { watch }: OrderRecord): Look {
  const times = permissions.flatMap(({ observed_at }) => observed_at ?? []).map((date) => date.getTime())
  return {
    looked_at: times.length > 0 ? new Date(Math.min(...times)).toISOString() : null,
    next_look_at: watch?.next_look_at?.toISOString() ?? null,
    failing_since: watch?.failing_since?.toISOString() ?? null,
  }
}

function paymentPanel(
  order: OrderPayments,
  payment: OrderPayment,
  { options, environment, profile }: Account,
): PaymentPanel {
  const { payment_id, payment_session_id, provider_id, canceled, terms, charges, chargeRefunds } = payment
  const id = permissionOf(payment)
  const known = order.permissions.find((permission) => permission.id === id)
  return {
    payment_id,
    payment_session_id,
    provider_id,
    region: options.region,
    environment,
    currency_code: terms.amount.currencyCode,
    // Less than what was begun with, once the rest was voided.
    amount: payment_id === null ? terms.amount.amount : atAmazon(payment.amount, payment.currency_code).amount,
    first_charge: terms.firstCharge?.amount ?? null,
    canceled,
    payment_intent: terms.paymentIntent,
    payment_descriptor: terms.paymentDescriptor,
    checkout_session_id: terms.checkoutSessionId,
    charge_permission: id === null ? null : permissionPanel(id, known),
    charges: charges.map((charge) => chargeView(charge, chargeRefunds)),
    refunds: chargeRefunds.map(refundView),
    seller_central_url: sellerCentralUrl(profile, id),
  }
}

function permissionPanel(id: string, known: PermissionEntry | undefined): PermissionPanel {
  return {
    id,
    state: known?.state ?? null,
    reason_code: known?.reason_code ?? null,
    amount_limit: known?.amount_limit?.amount ?? null,
    amount_balance: known?.amount_balance?.amount ?? null,
    expires_at: known?.expires_at?.toISOString() ?? null,
    agreement: known ? agreementPanel(known) : null,
  }
}

function agreementPanel(permission: PermissionEntry): AgreementPanel | null {
  const { id, type, state, reason_code, recurring_metadata: terms } = permission
  if (type === null || type === "OneTime") return null
  return {
    type,
    closed_by: state === "Closed" ? closedBy(reason_code) : null,
    frequency: terms?.frequency ?? null,
    amount: terms?.amount?.amount ?? null,
    buyer_update_url: isMethodNeeded(permission) ? buyerUpdateUrl(id) : null,
  }
}

function recurringChargePanel(row: RecurringCharge): RecurringChargePanel {
  const { charge_permission_id, period, outcome, reason_code, amount } = row
  return {
    charge_permission_id,
    period,
    outcome,
    reason_code,
    amount: amount.amount,
    currency_code: amount.currencyCode,
    retry_at: retryAt(row)?.toISOString() ?? null,
    buyer_update_url: outcome === "payment_method_needed" ? buyerUpdateUrl(charge_permission_id) : null,
  }
}
