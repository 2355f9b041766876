import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { Money } from "../../amazon/money"
import { moneyOf } from "../../providers/amazon-pay/medusa/money-of"

/** What Medusa has captured and refunded of a payment, as of now. */
export async function freshBookings(container: MedusaContainer, paymentId: string, currencyCode: string) {
  const payment = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(paymentId, { relations: ["captures", "refunds"] })
  const sum = (rows: readonly { amount: Parameters<typeof moneyOf>[0] }[] | undefined) =>
    Money.sum(
      (rows ?? []).map(({ amount }) => moneyOf(amount, currencyCode)),
      currencyCode,
    )
  return { captured: sum(payment.captures), refunded: sum(payment.refunds) }
}
