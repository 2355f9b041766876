import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

interface Reversal {
  order_id: string
  /** Amazon's charge or refund that was declined: each is reversed once. */
  reference_id: string
  currency_code: string
  /** Positive when money that was to be returned stays, negative when money that was to come does not. */
  amount: number
}

const REFERENCE = "amazon_pay_declined"

/**
 * The order's books, where Medusa counts captures and refunds once more, apart from the payment's own rows. A new entry
 * corrects them: deleting the old one would change only the version of the order that it was booked under.
 */
export async function reverseTransaction(container: MedusaContainer, reversal: Reversal): Promise<void> {
  const module = container.resolve(Modules.ORDER)
  const { order_id, reference_id } = reversal
  const known = await module.listOrderTransactions({ order_id })
  if (known.some((entry) => entry.reference === REFERENCE && entry.reference_id === reference_id)) return
  const currency_code = reversal.currency_code.toLowerCase()
  await module.addOrderTransactions({ ...reversal, reference: REFERENCE, currency_code })
}
