import type { MedusaError } from "@medusajs/framework/utils"
import type { AmazonPayClient } from "../../../amazon/client"
import type { ChargePermissionId } from "../../../amazon/ids"
import type { Money } from "../../../amazon/money"
import { panelError } from "../panel-error"

/**
 * What the limit of a Charge Permission cannot hold is not asked of Amazon. A charge made elsewhere may have taken some.
 * @throws MedusaError(NOT_ALLOWED) naming both amounts · AmazonPayError
 */
export async function throwIfBeyondLimit(
  client: AmazonPayClient,
  id: ChargePermissionId,
  amount: Money,
): Promise<void> {
  const { amountBalance } = await client.getChargePermission(id)
  if (amountBalance !== null && amount.isMoreThan(amountBalance)) throw beyondLimit(amountBalance, amount)
}

export function beyondLimit(room: Money, amount: Money): MedusaError {
  return panelError(
    "beyond_limit",
    `Amazon Pay: the Charge Permission has room for ${room.toString()}, and ${amount.toString()} was to be charged. Amazon takes more than the first total only of an account with the option allowOvercharge.`,
  )
}
