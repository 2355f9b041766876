import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { isChargePermissionId } from "../../amazon/ids"
import { isAgreement, type PermissionEntry } from "../../ledger/permission"
import type { Account } from "../../providers/amazon-pay/account/account"
import { adminError } from "../../providers/amazon-pay/provider-error"
import { ShopError } from "../../providers/amazon-pay/shop-error"
import { orderOfCollection } from "../books/order-payments"
import { lookAtAgreement } from "../reconcile/look-at-agreement"
import { amazonPayModule } from "../support/amazon-pay-module"
import { queryRows, textOf } from "../support/query-rows"

/** A Charge Permission that may be charged again without the buyer, and whose it is. */
export interface Agreement {
  permission: PermissionEntry
  account: Account
  /** The order that it comes from; null while there is none. */
  order_id: string | null
  /** Theirs is that order: a guest's customer too. It follows the order when that is transferred. */
  customer_id: string | null
}

/**
 * What the ledger knows of it; Amazon is asked only before the first look.
 * @throws MedusaError(NOT_FOUND) · MedusaError(INVALID_DATA) with the code "not_recurring" · MedusaError with Amazon's reason as
 *   its code, when Amazon was asked in vain
 */
export async function findAgreement(container: MedusaContainer, id: string): Promise<Agreement> {
  const { ledger, accounts } = amazonPayModule(container)
  const [known] = isChargePermissionId(id) ? (await ledger.ofPermission(id)).permissions : []
  if (known === undefined) {
    const message = `Charge Permission with id: ${id} was not found among those of this shop.`
    throw new ShopError(MedusaError.Types.NOT_FOUND, message, "charge_permission_not_found")
  }
  const permission = known.type === null ? await seen(container, known) : known
  if (!isAgreement(permission)) {
    const message = `The Charge Permission ${id} is for one order only: it cannot be charged for another. Its type is ${permission.type ?? "not known"}.`
    throw new ShopError(MedusaError.Types.INVALID_DATA, message, "not_recurring")
  }
  const { payment_collection_id: collection } = permission
  const order_id = collection === null ? null : await orderOfCollection(container, collection)
  return {
    permission,
    account: accounts.get(permission.provider_id),
    order_id,
    customer_id: order_id === null ? null : await customerOf(container, order_id),
  }
}

async function seen(container: MedusaContainer, known: PermissionEntry): Promise<PermissionEntry> {
  try {
    return await lookAtAgreement(container, known)
  } catch (error) {
    throw adminError(error, `Amazon Pay did not show the Charge Permission ${known.id}`)
  }
}

export async function customerOf(container: MedusaContainer, id: string): Promise<string | null> {
  const [order] = await queryRows(container, { entity: "order", fields: ["customer_id"], filters: { id } })
  return textOf(order, "customer_id")
}
