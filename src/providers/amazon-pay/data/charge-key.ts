import { idempotencyKey } from "../../../amazon/idempotency-key"
import type { ChargePermissionId } from "../../../amazon/ids"
import type { Money } from "../../../amazon/money"
import type { PaymentData } from "./payment-data"

/**
 * The key of a further charge on a permission. Amazon keeps a key's answer for ever: the same try, sent again after a
 * lost answer, must have the same key, and a new try after a decline another one.
 */
export function chargeKey(id: ChargePermissionId, amount: Money, { charges, declined_charges }: PaymentData): string {
  return idempotencyKey("charge", id, amount.toString(), charges.length, declined_charges)
}
