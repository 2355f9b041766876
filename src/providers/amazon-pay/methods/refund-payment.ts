import type { RefundPaymentInput, RefundPaymentOutput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { idempotencyKey } from "../../../amazon/idempotency-key"
import { Money } from "../../../amazon/money"
import { recordOfCharge, recordOfRefund, refundable, withRecord, type ChargeRecord } from "../data/charge-record"
import { writePaymentData, type PaymentData } from "../data/payment-data"
import { moneyOf } from "../medusa/money-of"
import { adminError } from "../provider-error"
import type { ProviderContext } from "../provider-context"
import { needPaymentData } from "./need-payment-data"

/**
 * The maker of a refund that Amazon has made already, for example in Seller Central, and that Medusa is only to book. An
 * admin's refund has the admin's id here, whatever they post.
 */
export const BOOKED_ONLY = "amazon-pay"

/**
 * Refunds over the captured charges, oldest first. Amazon is asked first what is left on each, so that a refund made in
 * Seller Central is not made twice.
 *
 * @throws MedusaError for the admin: the reason and what to do
 */
export async function refundPayment(context: ProviderContext, input: RefundPaymentInput): Promise<RefundPaymentOutput> {
  const payment = needPaymentData(input.data)
  const amount = moneyOf(input.amount, payment.currency_code)
  const refundId = input.context?.idempotency_key ?? null
  const maker = refundId === null ? null : await context.records.refundMaker(refundId)
  if (maker === BOOKED_ONLY) return { data: writePaymentData(payment) }
  try {
    return { data: writePaymentData(await refund(context, payment, amount, refundId)) }
  } catch (error) {
    throw adminError(error, `Amazon Pay did not refund ${amount.toString()}`)
  }
}

async function refund(
  { account }: ProviderContext,
  payment: PaymentData,
  amount: Money,
  refund_id: string | null,
): Promise<PaymentData> {
  const { client } = account
  const known = payment.charges.filter(({ state }) => state !== "Canceled" && state !== "Declined")
  const charges = await Promise.all(
    known.map(async (charge) => recordOfCharge(await client.getCharge(charge.id), charge)),
  )
  const shares = share(charges, amount)
  const result = { ...payment, charges: charges.reduce(withRecord, payment.charges) }
  for (const { charge, part } of shares) {
    // The next refund of a charge has another number; the same one, sent again after a lost answer, has the same.
    const number = payment.refunds.filter(({ charge_id }) => charge_id === charge.id).length + payment.found_refunds
    const key = idempotencyKey("refund", charge.id, part.toString(), number)
    const made = await client.createRefund({ chargeId: charge.id, refundAmount: part.toPrice() }, key)
    result.refunds = [...result.refunds, recordOfRefund(made, { charge_id: charge.id, amount: part.amount, refund_id })]
    const refunded = Money.of(charge.refunded_amount, amount.currencyCode).plus(part)
    result.charges = withRecord(result.charges, { ...charge, refunded_amount: refunded.amount })
  }
  return result
}

interface Share {
  charge: ChargeRecord
  part: Money
}

/** @throws MedusaError when the charges together do not hold as much */
function share(charges: readonly ChargeRecord[], amount: Money): Share[] {
  const shares: Share[] = []
  let left = amount
  for (const charge of charges) {
    const part = refundable(charge, amount.currencyCode).min(left)
    if (part.isZero()) continue
    shares.push({ charge, part })
    left = left.minus(part)
  }
  if (left.isZero()) return shares
  const possible = amount.minus(left)
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    possible.isZero()
      ? "Amazon Pay cannot refund: nothing is captured, or all of it has been refunded at Amazon already. Refresh the Amazon Pay panel."
      : `Amazon Pay can refund ${possible.toString()} at most, not ${amount.toString()}. Refresh the Amazon Pay panel.`,
  )
}
