import { authorizePaymentSessionForOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils"
import { statusOf } from "../../providers/amazon-pay/methods/authorize-payment"
import { errorInfo } from "../support/error-info"
import type { OrderPayment } from "../books/order-payments"

/**
 * Amazon has decided a pending authorization: Medusa makes the payment of it, with the order's transactions, or ends the
 * session. While it is undecided nothing is done.
 */
export async function settlePending(
  container: MedusaContainer,
  { data, payment_session_id }: OrderPayment,
): Promise<void> {
  if (statusOf(data) === PaymentSessionStatus.PENDING_AUTHORIZATION) return
  try {
    await authorizePaymentSessionForOrderWorkflow(container).run({ input: { payment_session_id } })
  } catch (error) {
    // Medusa's way of saying that the session ended without an authorization: its state is saved by then.
    if (errorInfo(error).type !== MedusaError.Types.NOT_ALLOWED) throw error
  }
}
