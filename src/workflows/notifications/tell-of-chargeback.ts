import type { MedusaContainer } from "@medusajs/framework/types"
import type { PaymentNotification } from "../../amazon/sns"
import { findOrderPayments } from "../books/order-payments"
import { emitEvents } from "../notify/events"
import { notifyAdminOfEvents } from "../notify/notify-admin"
import { ordersOfPermission } from "../reconcile/reconcile"
import { amazonPayModule } from "../support/amazon-pay-module"

/** Tells store owner and admin which order's payment is disputed, if it is one of this store's. */
export async function tellOfChargeback(
  container: MedusaContainer,
  { chargePermissionId, objectId: object_id }: PaymentNotification,
): Promise<void> {
  if (chargePermissionId === null) return
  const { permissions } = await amazonPayModule(container).ledger.ofPermission(chargePermissionId)
  const provider_id = permissions[0]?.provider_id ?? ""
  for (const order_id of await ordersOfPermission(container, chargePermissionId)) {
    const data = { order_id, provider_id, charge_permission_id: chargePermissionId, object_id }
    const events = [{ name: "amazon-pay.chargeback_received", data } as const]
    await emitEvents(container, events)
    await notifyAdminOfEvents(container, await findOrderPayments(container, order_id), events)
  }
}
