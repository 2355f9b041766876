import BigNumber from "bignumber.js"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { Money } from "../../amazon/money"
import { isPeriod } from "../../ledger/period"
import { ShopError } from "../../providers/amazon-pay/shop-error"

export interface ChargeRecurringInput {
  charge_permission_id: string
  /** The store's own name of what is charged once, such as "sub_01/2027-01": 1 to 64 printable characters. */
  period: string
  /** What is paid: an order, or a payment collection, or an amount for which a collection is made. */
  order_id?: string
  payment_collection_id?: string
  /** In major units. Beside an order or a collection it is checked against what that costs. */
  amount?: number | string
  currency_code?: string
  /** By default what the account's paymentIntent says. */
  capture?: boolean
  /** Whether Amazon may take up to a day to decide, with fewer declines. */
  pending?: boolean
  /** Whether the clock tries again by itself what was declined, or waits for the buyer or the month. */
  retry?: boolean
  /** The clock's: a try of what waits for one. A period that was withdrawn meanwhile, or ended, is left as it is. */
  is_retry?: boolean
}

export interface ChargeRequest extends ChargeRecurringInput {
  /** null where the order or the collection says it. */
  asked: Money | null
}

const schema = z.object({
  charge_permission_id: z.string(),
  period: z.string(),
  order_id: z.string().optional(),
  payment_collection_id: z.string().optional(),
  amount: z.union([z.number(), z.string()]).optional(),
  currency_code: z.string().optional(),
  capture: z.boolean().optional(),
  pending: z.boolean().optional(),
  retry: z.boolean().optional(),
  is_retry: z.boolean().optional(),
})

/** @throws MedusaError(INVALID_DATA) naming what is wrong, with a code */
export function readRequest(input: ChargeRecurringInput): ChargeRequest {
  const parsed = schema.safeParse(input)
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)
    throw invalid("invalid_request", `The request is not one to charge a period: ${fields.join("; ")}.`)
  }
  const request = parsed.data
  if (!isPeriod(request.period)) {
    throw invalid("invalid_period", 'Give a period of 1 to 64 printable characters, such as "sub_01/2027-01".')
  }
  if (request.order_id !== undefined && request.payment_collection_id !== undefined) {
    throw invalid("invalid_request", "Give an order_id or a payment_collection_id, and not both.")
  }
  const isForMedusa = request.order_id !== undefined || request.payment_collection_id !== undefined
  if (!isForMedusa && (request.amount === undefined || request.currency_code === undefined)) {
    throw invalid("invalid_request", "Give an order_id, a payment_collection_id, or an amount with its currency_code.")
  }
  return { ...request, asked: readAmount(request) }
}

/** @throws MedusaError(INVALID_DATA) for what is not an exact amount of its currency, and for nothing */
export function readAmount({
  amount,
  currency_code,
}: Pick<ChargeRecurringInput, "amount" | "currency_code">): Money | null {
  if (amount === undefined) return null
  const code = currency_code?.toUpperCase()
  if (code === undefined) throw invalid("invalid_amount", "Give the currency_code of the amount.")
  const text = String(amount)
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(text)) throw invalid("invalid_amount", `An amount is like 2500 or "10.50".`)
  let money: Money
  try {
    money = Money.of(text, code)
  } catch {
    throw invalid("currency_unsupported", `Amazon Pay does not take the currency ${code.slice(0, 3)}.`)
  }
  if (!new BigNumber(text).isEqualTo(money.amount)) {
    throw invalid("invalid_amount", `${code} has no such fraction: ${text}.`)
  }
  if (money.isZero()) throw invalid("invalid_amount", "Nothing can be charged for an amount of 0.")
  return money
}

export function invalid(code: string, message: string): MedusaError {
  return new ShopError(MedusaError.Types.INVALID_DATA, message, code)
}

export function conflict(code: string, message: string): MedusaError {
  return new ShopError(MedusaError.Types.CONFLICT, message, code)
}
