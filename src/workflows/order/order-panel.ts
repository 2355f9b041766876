import type { MedusaContainer } from "@medusajs/framework/types"
import type { Account } from "../../providers/amazon-pay/account/account"
import { chargeView, refundView } from "../../providers/amazon-pay/data/payment-data"
import { findOrderPayments, permissionOf, type OrderPayment, type OrderPayments } from "../books/order-payments"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { PaymentPanel, PermissionPanel, OrderPanel } from "./panel-types"

/** What the store knows of an order at Amazon Pay, without asking Amazon. @throws MedusaError(NOT_FOUND) */
export async function readOrderPanel(container: MedusaContainer, orderId: string): Promise<OrderPanel> {
  const order = await findOrderPayments(container, orderId)
  const { accounts } = amazonPayModule(container)
  return {
    payments: order.payments.map((payment) => paymentPanel(order, payment, accounts.get(payment.provider_id))),
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

function permissionPanel(id: string, known: OrderPayments["permissions"][number] | undefined): PermissionPanel {
  return {
    id,
    state: known?.state ?? null,
    reason_code: known?.reason_code ?? null,
    amount_limit: known?.amount_limit ?? null,
    amount_balance: known?.amount_balance ?? null,
    expires_at: known?.expires_at?.toISOString() ?? null,
  }
}
