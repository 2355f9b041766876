import { authorizePaymentSessionForOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { OrderPayment, OrderPayments } from "../books/order-payments"
import { errorInfo } from "../support/error-info"
import { queryRows, textOf } from "../support/query-rows"
import type { Standing } from "./decide"

/**
 * Amazon has decided a pending authorization, or a request ended before Medusa made a payment of what Amazon had done:
 * Medusa makes the payment of it, or ends the session.
 */
export async function settleSession(
  container: MedusaContainer,
  order: Pick<OrderPayments, "order_id">,
  { payment, standing }: { payment: OrderPayment; standing: Standing },
): Promise<void> {
  const { payment_session_id } = payment
  try {
    if (standing === "pending") {
      await authorizePaymentSessionForOrderWorkflow(container).run({ input: { payment_session_id } })
      return
    }
    // Its transactions are entered with the books.
    await container.resolve(Modules.PAYMENT).authorizePaymentSession(payment_session_id, {})
  } catch (error) {
    // Medusa's way of saying that the session ended without an authorization: its state is saved by then.
    const { type } = errorInfo(error)
    const isEnd = type === MedusaError.Types.NOT_ALLOWED || type === MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR
    if (!isEnd) throw error
  }
  if (await isCheckout(container, payment.collection.id)) await announceOrder(container, order.order_id)
}

/** The cart was being completed. Medusa sends what that has to say only at its end, which never came. */
async function announceOrder(container: MedusaContainer, id: string): Promise<void> {
  await container.resolve(Modules.EVENT_BUS).emit({ name: "order.placed", data: { id } })
}

async function isCheckout(container: MedusaContainer, payment_collection_id: string): Promise<boolean> {
  const filters = { payment_collection_id }
  const [row] = await queryRows(container, { entity: "cart_payment_collection", fields: ["cart_id"], filters })
  return textOf(row, "cart_id") !== null
}
