import { Money } from "../money"
import type { RecurringTerms } from "./terms"

/**
 * The chargeAmount of a Confirm: Amazon wants one, although nothing is charged. Which one is unsettled: WooCommerce's
 * plugin sends the first renewal's total, a sample of Amazon's "1".
 */
export function trialChargeAmount({ amount }: Pick<RecurringTerms, "amount">, currencyCode: string): Money {
  return amount && !amount.isZero() ? amount : Money.of(1, currencyCode)
}
