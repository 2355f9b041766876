import { Money, type Price } from "../../../amazon/money"
import type { PaymentData } from "./payment-data"

/** What Complete Checkout Session is told: the amounts that Update, or the direct flow's button, has set. */
export interface CheckoutAmounts {
  chargeAmount: Price
  /** Only where more is to be charged after the checkout. */
  totalOrderAmount?: Price
}

export function checkoutAmounts(total: Money, firstCharge: Money | null): CheckoutAmounts {
  return firstCharge === null
    ? { chargeAmount: total.toPrice() }
    : { chargeAmount: firstCharge.toPrice(), totalOrderAmount: total.toPrice() }
}

export function amountsToComplete({ amount, currency_code, first_charge }: PaymentData): CheckoutAmounts {
  const firstCharge = first_charge === null ? null : Money.of(first_charge, currency_code)
  return checkoutAmounts(Money.of(amount, currency_code), firstCharge)
}
