import type { MedusaContainer } from "@medusajs/framework/types"
import type { Account } from "../../providers/amazon-pay/account/account"
import { chargeView, refundView } from "../../providers/amazon-pay/data/payment-data"
import { findOrderPayments, permissionOf, type OrderPayment, type OrderPayments } from "../books/order-payments"
import { addressDigest } from "../../amazon/address/address-digest"
import { buyerUpdateUrl } from "../../amazon/buyer-update-url"
import { closedBy } from "../../amazon/recurring"
import type { PermissionEntry } from "../../ledger/permission"
import { retryAt, type RecurringCharge } from "../../ledger/recurring-charge"
import { isMethodNeeded } from "../reconcile/state-changes"
import { amazonPayModule } from "../support/amazon-pay-module"
import { queryRows } from "../support/query-rows"
import type { AgreementPanel, OrderPanel, PaymentPanel, PermissionPanel, RecurringChargePanel } from "./panel-types"

/** What the store knows of an order at Amazon Pay, without asking Amazon. @throws MedusaError(NOT_FOUND) */
export async function readOrderPanel(container: MedusaContainer, orderId: string): Promise<OrderPanel> {
  const order = await findOrderPayments(container, orderId)
  const { accounts, ledger } = amazonPayModule(container)
  const periods = await ledger.recurringCharges.ofCollections(order.collection_ids)
  return {
    address_edited: await isAddressEdited(container, orderId, order),
    payments: order.payments.map((payment) => paymentPanel(order, payment, accounts.get(payment.provider_id))),
    recurring_charges: periods.map(recurringChargePanel),
  }
}

async function isAddressEdited(container: MedusaContainer, id: string, { payments }: OrderPayments): Promise<boolean> {
  const ids = payments.flatMap(({ terms }) => terms.checkoutSessionId ?? [])
  const sessions = await amazonPayModule(container).listAmazonPayCheckoutSessions({ id: ids })
  const agreed = sessions.flatMap(({ imported_address }) => imported_address ?? [])
  if (agreed.length === 0) return false
  const fields = ["shipping_address.*"]
  const [order] = await queryRows(container, { entity: "order", fields, filters: { id } })
  const address: unknown = typeof order === "object" && order !== null && Reflect.get(order, "shipping_address")
  return typeof address === "object" && !agreed.includes(addressDigest(address))
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
    amount: terms.amount.amount,
    first_charge: terms.firstCharge?.amount ?? null,
    canceled,
    payment_intent: terms.paymentIntent,
    payment_descriptor: terms.paymentDescriptor,
    checkout_session_id: terms.checkoutSessionId,
    charge_permission: id === null ? null : permissionPanel(id, known),
    charges: charges.map((charge) => chargeView(charge, chargeRefunds)),
    refunds: chargeRefunds.map(refundView),
    seller_central_url: profile.sellerCentral,
    looked_at: known?.observed_at?.toISOString() ?? null,
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
