import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { Money } from "../../amazon/money"
import { moneyOf } from "../../providers/amazon-pay/medusa/money-of"
import type { OrderPayment } from "./order-payments"

/** The collection's sums, which Medusa reckons anew only when it captures or refunds itself. */
export async function recomputeCollection(container: MedusaContainer, payment: OrderPayment): Promise<void> {
  const module = container.resolve(Modules.PAYMENT)
  const { payment_collection_id: id, data } = payment
  const relations = ["payments.captures", "payments.refunds"]
  const { payments = [], amount, status } = await module.retrievePaymentCollection(id, { relations })
  const captured = sum(payments.flatMap(({ captures }) => captures ?? []))
  const refunded = sum(payments.flatMap(({ refunds }) => refunds ?? []))
  const isComplete = !moneyOf(amount, data.currency_code).isMoreThan(captured)
  // Open again, a canceled one would be taken for the order's at the next edit.
  const open = status === "canceled" ? status : ("authorized" as const)
  const update = {
    status: isComplete ? ("completed" as const) : open,
    completed_at: isComplete ? new Date() : null,
    captured_amount: captured.amount,
    refunded_amount: refunded.amount,
  }
  await module.updatePaymentCollections(id, update)

  function sum(rows: readonly { amount: BigNumberInput }[]): Money {
    return Money.sum(
      rows.map((row) => moneyOf(row.amount, data.currency_code)),
      data.currency_code,
    )
  }
}
