import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AmazonPayError } from "../../amazon/errors"
import type { ChargePermissionId } from "../../amazon/ids"
import type { ChargePermission } from "../../amazon/resources/charge-permission"
import type { Account } from "../../providers/amazon-pay/account/account"
import { merchantMetadata } from "../../providers/amazon-pay/checkout/merchant-metadata"
import { permissionOf, type OrderPayments } from "../books/order-payments"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { Observation } from "./observe"

interface Order {
  account: Account
  id: ChargePermissionId
  order_id: string
  display_id: string
}

/** Kept in `watch.told`: the number that Amazon shows on a Charge Permission. */
export function numberOn(id: string): string {
  return `number ${id}`
}

/**
 * Writes the order's number to Amazon, where buyer and merchant see it.
 * @returns the permission as it is then; "later" when Amazon could not be reached, "never" when it refused
 */
export async function writeOrderNumber(
  container: MedusaContainer,
  { account, id, order_id, display_id }: Order,
): Promise<ChargePermission | "later" | "never"> {
  try {
    const permission = await account.client.updateChargePermission(id, {
      merchantMetadata: { ...merchantMetadata(account), merchantReferenceId: display_id },
    })
    await amazonPayModule(container).ledger.watches.tell(order_id, numberOn(id), display_id)
    return permission
  } catch (error) {
    if (!(error instanceof AmazonPayError)) throw error
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Amazon Pay: order ${display_id} could not be written to ${id}. ${error.in_own_words}`)
    return error.retryable ? "later" : "never"
  }
}

/** Amazon may have been away when the order was placed. @returns whether all have it */
export async function writeMissingNumbers(
  container: MedusaContainer,
  { order_id, display_id, payments }: OrderPayments,
  seen: Map<ChargePermissionId, Observation>,
): Promise<boolean> {
  const { accounts } = amazonPayModule(container)
  let isDone = true
  for (const [id, { permission }] of seen) {
    if (permission.state === "Closed" || permission.merchantReferenceId !== null) continue
    const payment = payments.find((one) => permissionOf(one) === id)
    if (!payment) continue
    const account = accounts.get(payment.provider_id)
    if ((await writeOrderNumber(container, { account, id, order_id, display_id })) === "later") isDone = false
  }
  return isDone
}
