import type { MedusaContainer } from "@medusajs/framework/types"
import type { Account } from "../../providers/amazon-pay/account/account"
import { chargeView, refundView } from "../../providers/amazon-pay/data/payment-data"
import { findOrderPayments, permissionOf, type OrderPayment, type OrderPayments } from "../books/order-payments"
import { addressDigest } from "../../amazon/address/address-digest"
import { amazonPayModule } from "../support/amazon-pay-module"
import { queryRows } from "../support/query-rows"
import type { PaymentPanel, PermissionPanel, OrderPanel } from "./panel-types"

/** What the store knows of an order at Amazon Pay, without asking Amazon. @throws MedusaError(NOT_FOUND) */
export async function readOrderPanel(container: MedusaContainer, orderId: string): Promise<OrderPanel> {
  const order = await findOrderPayments(container, orderId)
  const { accounts } = amazonPayModule(container)
  return {
    address_edited: await isAddressEdited(container, orderId, order),
    payments: order.payments.map((payment) => paymentPanel(order, payment, accounts.get(payment.provider_id))),
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
