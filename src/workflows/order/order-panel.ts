import type { MedusaContainer } from "@medusajs/framework/types"
import type { Account } from "../../providers/amazon-pay/account/account"
import type { PaymentData } from "../../providers/amazon-pay/data/payment-data"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findOrderPayments, type OrderPayment } from "../books/order-payments"

/** What `GET /admin/amazon-pay/orders/:id` answers. Amounts are decimal strings in major units, dates ISO 8601. */
export interface OrderPanel {
  payments: PaymentPanel[]
}

export interface PaymentPanel {
  payment_id: string | null
  payment_session_id: string
  provider_id: string
  region: "jp" | "eu" | "na"
  environment: "sandbox" | "live"
  currency_code: string
  amount: string
  /** The part of it that was charged at checkout; null when that was all of it. */
  first_charge: string | null
  /** Released or canceled in Medusa: nothing more can be captured of it. */
  canceled: boolean
  payment_intent: PaymentData["payment_intent"]
  payment_descriptor: string | null
  checkout_session_id: string | null
  charge_permission: PermissionPanel | null
  charges: PaymentData["charges"]
  refunds: PaymentData["refunds"]
  seller_central_url: string
  /** When Amazon was last asked; null before the first time. */
  looked_at: string | null
}

export interface PermissionPanel {
  id: string
  state: string | null
  reason_code: string | null
  amount_limit: string | null
  amount_balance: string | null
  expires_at: string | null
}

/** What the store knows of an order at Amazon Pay, without asking Amazon. @throws MedusaError(NOT_FOUND) */
export async function readOrderPanel(container: MedusaContainer, orderId: string): Promise<OrderPanel> {
  const { payments } = await findOrderPayments(container, orderId)
  const { accounts } = amazonPayModule(container)
  return {
    payments: await Promise.all(
      payments.map((payment) => paymentPanel(container, payment, accounts.get(payment.provider_id))),
    ),
  }
}

async function paymentPanel(
  container: MedusaContainer,
  { payment_id, payment_session_id, provider_id, canceled, data }: OrderPayment,
  { options, environment, profile }: Account,
): Promise<PaymentPanel> {
  const id = data.charge_permission_id
  const [row] = id ? await amazonPayModule(container).listAmazonPayChargePermissions({ id: [id] }) : []
  return {
    payment_id,
    payment_session_id,
    provider_id,
    region: options.region,
    environment,
    currency_code: data.currency_code,
    amount: data.amount,
    first_charge: data.first_charge,
    canceled,
    payment_intent: data.payment_intent,
    payment_descriptor: data.payment_descriptor,
    checkout_session_id: data.checkout_session_id,
    charge_permission: id
      ? {
          id,
          state: row?.state ?? null,
          reason_code: row?.reason_code ?? null,
          amount_limit: row?.amount_limit ?? null,
          amount_balance: row?.amount_balance ?? null,
          expires_at: row?.expires_at?.toISOString() ?? null,
        }
      : null,
    charges: data.charges,
    refunds: data.refunds,
    seller_central_url: profile.sellerCentral,
    looked_at: row?.looked_at?.toISOString() ?? null,
  }
}
