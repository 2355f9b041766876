import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { OrderPayment } from "./order-payments"

/** A payment that Medusa has canceled is as it was before: Medusa captures and books nothing on a canceled one. */
export async function revivePayment(
  container: MedusaContainer,
  { payment_id, payment_collection_id }: OrderPayment & { payment_id: string },
): Promise<void> {
  const module = container.resolve(Modules.PAYMENT)
  const update = { id: payment_id, canceled_at: null }
  await module.updatePayment(update)
  await module.updatePaymentCollections(payment_collection_id, { status: "authorized" })
}
