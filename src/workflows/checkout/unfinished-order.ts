import type { IInventoryService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { digest } from "../../amazon/address/address-digest"
import { StillAtWorkError } from "../../ledger/one-at-a-time"
import { amazonPayModule } from "../support/amazon-pay-module"
import { ownMetadata, type Cart } from "./cart"

/**
 * Medusa makes the order, and only then ties it to the cart. Where its process ended in between, this takes away what it
 * left, as Medusa would have: the next try makes an order of its own, and needs what that one has reserved.
 *
 * The cart's metadata tell the next one: Medusa copies them into the order.
 *
 * @throws StillAtWorkError when it is so young that Medusa may be about to tie it to the cart
 */
export async function removeUnfinishedOrder(
  container: MedusaContainer,
  { id, customer, metadata }: Cart,
): Promise<void> {
  const mark = digest([id])
  const own = ownMetadata({ metadata })
  if (Reflect.get(own, "cart") !== mark) {
    const marked = { ...metadata, amazon_pay: { ...own, cart: mark } }
    await container.resolve(Modules.CART).updateCarts([{ id, metadata: marked }])
    return
  }
  if (!customer) return
  const orders = container.resolve(Modules.ORDER)
  const links = container.resolve(ContainerRegistrationKeys.LINK)
  // A store may do without.
  const inventory = container.resolve<IInventoryService | undefined>(Modules.INVENTORY, { allowUnregistered: true })
  for (const { id: order, isYoung } of await amazonPayModule(container).rows.unfinishedOrders(customer.id, mark)) {
    // Somebody may complete the cart just now, by a route of Medusa's.
    if (isYoung) throw new StillAtWorkError(id)
    const { items = [] } = await orders.retrieveOrder(order, { relations: ["items"] })
    await inventory?.deleteReservationItemsByLineItem(items.map((item) => item.id))
    // Medusa ties it to its cart and to what pays for it at the same time: the one may be done without the other.
    await links.delete({ [Modules.ORDER]: { order_id: order } })
    await orders.softDeleteOrders([order])
  }
}
