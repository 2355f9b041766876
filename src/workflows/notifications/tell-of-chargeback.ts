import type { MedusaContainer } from "@medusajs/framework/types"
import type { PaymentNotification } from "../../amazon/sns"
import { isAgreement } from "../../ledger/permission"
import { findOrderPayments, orderOfCollection } from "../books/order-payments"
import { emitEvents } from "../notify/events"
import { notifyAdminOfAgreement, notifyAdminOfEvents } from "../notify/notify-admin"
import { tellOnce } from "../reconcile/news"
import { ordersOfPermission } from "../reconcile/reconcile"
import { amazonPayModule } from "../support/amazon-pay-module"

/**
 * Tells store owner and admin once which payment is disputed, if it is one of this store's: that of the order which the
 * disputed charge pays for; where Amazon names no charge that is known, of all that the permission pays for, or of the
 * agreement, which pays for many orders of which one is meant. Where there is no order, of the permission.
 */
export async function tellOfChargeback(
  container: MedusaContainer,
  { chargePermissionId, objectId: object_id }: PaymentNotification,
): Promise<void> {
  if (chargePermissionId === null) return
  const { permissions, charges } = await amazonPayModule(container).ledger.ofPermission(chargePermissionId)
  const [permission] = permissions
  if (permission === undefined) return
  const { id: charge_permission_id, provider_id, payment_collection_id } = permission
  const what = `chargeback ${object_id}`
  const eventOf = (order_id: string | null) => {
    const data = { order_id, provider_id, charge_permission_id, object_id }
    return { name: "amazon-pay.chargeback_received", data } as const
  }
  const charge = charges.find(({ id }) => id === object_id)
  const paid = await orderOf(container, charge?.payment_collection_id)
  const orders = paid === null ? await ordersOfPermission(container, charge_permission_id) : [paid]
  if (paid === null && (isAgreement(permission) || orders.length === 0)) {
    await tellOnce(container, { watchId: charge_permission_id, what }, async () => {
      const events = [eventOf(await orderOf(container, payment_collection_id))]
      await emitEvents(container, events)
      await notifyAdminOfAgreement(container, events)
    })
    return
  }
  for (const order_id of orders) {
    await tellOnce(container, { watchId: order_id, what }, async () => {
      const events = [eventOf(order_id)]
      await emitEvents(container, events)
      await notifyAdminOfEvents(container, await findOrderPayments(container, order_id), events)
    })
  }
}

async function orderOf(container: MedusaContainer, collection: string | null | undefined): Promise<string | null> {
  return collection ? orderOfCollection(container, collection) : null
}
