import { MedusaError } from "@medusajs/framework/utils"
import { readPaymentData, type PaymentData } from "./payment-data"

/** @throws MedusaError(INVALID_DATA) when `data` holds nothing that this provider wrote */
export function needPaymentData(data: Record<string, unknown> | undefined): PaymentData {
  const payment = readPaymentData(data)
  if (payment) return payment
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    "This payment holds no Amazon Pay data, so nothing was sent to Amazon. Look for the payment in Seller Central.",
  )
}
