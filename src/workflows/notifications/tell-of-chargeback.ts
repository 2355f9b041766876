import type { MedusaContainer } from "@medusajs/framework/types"
import type { PaymentNotification } from "../../amazon/sns"
import { emitEvents } from "../notify/events"
import { tellAdmin } from "../notify/notify-admin"
import { amazonPayModule } from "../support/amazon-pay-module"
import { findOrderPayments } from "../books/order-payments"

/** Tells store owner and admin which order's payment is disputed, if it is one of this store's. */
export async function tellOfChargeback(
  container: MedusaContainer,
  { chargePermissionId, objectId: object_id }: PaymentNotification,
): Promise<void> {
  if (chargePermissionId === null) return
  const [row] = await amazonPayModule(container).listAmazonPayChargePermissions({ id: [chargePermissionId] })
  if (!row) return
  const { order_id, provider_id, id: charge_permission_id } = row
  const data = { order_id, provider_id, charge_permission_id, object_id }
  const events = [{ name: "amazon-pay.chargeback_received", data } as const]
  await emitEvents(container, events)
  await tellAdmin(container, (await findOrderPayments(container, order_id)).display_id, events)
}
