import { idempotencyKey } from "../../../amazon/idempotency-key"
import type { Money } from "../../../amazon/money"
import type { NewCharge } from "../../../amazon/resources/charge"
import type { PaymentData } from "./payment-data"

/**
 * The key of a further charge on a permission. Amazon keeps a key's answer for ever: the same try, sent again after a
 * lost answer, must have the same key, and a new try after a decline another one. Therefore charges are counted by their
 * amount: what else is charged between the two tries makes no difference. Of two tries for the same amount at the same
 * time both are given the same charge; it goes to the one that writes it down first, and the other one counts it.
 */
export function chargeKey(
  { chargePermissionId, captureNow }: Pick<NewCharge, "chargePermissionId" | "captureNow">,
  amount: Money,
  { payment_session_id, charges, declined_charges }: PaymentData,
): string {
  const number = charges.filter((charge) => charge.amount === amount.amount).length
  const operation = captureNow ? "charge and capture" : "charge"
  // An order that was edited has several payments on one permission.
  const payment = payment_session_id ?? ""
  return idempotencyKey(operation, chargePermissionId, payment, amount.toString(), number, declined_charges)
}
