import { MedusaError } from "@medusajs/framework/utils"
import type { AmazonPayClient } from "../../../amazon/client"
import { idempotencyKey } from "../../../amazon/idempotency-key"
import { Money } from "../../../amazon/money"
import { recordOfCharge, recordOfRefund, refundable, returnedFor, withRecord } from "../data/charge-record"
import type { ChargeRecord, RefundRecord } from "../data/charge-record"
import type { PaymentData } from "../data/payment-data"
import type { PaymentNow } from "../medusa/payment-store"
import type { ProviderContext } from "../provider-context"

export interface RefundRequest {
  /** Of Medusa's refund, whose row exists by now. */
  id: string
  payment_id: string
  amount: Money
}

type Context = Pick<ProviderContext, "account" | "payments">

/** A refund at Amazon, and its charge as it was before; null for one that was made for another try. */
interface Made {
  refund: RefundRecord
  charge: ChargeRecord | null
}

/**
 * Gives back the amount from the captured charges, oldest first. Amazon is asked before each what is left on them, so that
 * a refund made in Seller Central is not made twice.
 *
 * Each is written down as this refund's before the next call. A refund that broke off goes on from there when it is made
 * again, and two at the same time never share one at Amazon.
 *
 * @throws AmazonPayError · MedusaError(NOT_ALLOWED) when the charges together do not hold as much
 */
export async function refundAtAmazon(context: Context, refund: RefundRequest): Promise<void> {
  const { data } = await context.payments.read(refund.payment_id)
  // An earlier try may have given back some of it.
  let left = refund.amount.minus(returnedFor(refund.id, data.refunds, refund.amount.currencyCode))
  while (!left.isZero()) {
    const made = await refundSome(context, refund, left)
    if (await claim(context, refund, made)) left = left.minus(Money.of(made.refund.amount, left.currencyCode))
  }
}

async function refundSome({ account, payments }: Context, { payment_id }: RefundRequest, left: Money): Promise<Made> {
  const now = await payments.read(payment_id)
  const abandoned = now.data.refunds.find((refund) => isAbandoned(refund, now) && fits(refund, left))
  if (abandoned) return { refund: abandoned, charge: null }
  const { charge, part } = shareOf(await chargesAtAmazon(account.client, now.data), left)
  const key = refundKey(charge, part, now.data)
  const made = await account.client.createRefund({ chargeId: charge.id, refundAmount: part.toPrice() }, key)
  return { refund: recordOfRefund(made, { charge_id: charge.id, amount: part.amount, refund_id: null }), charge }
}

/** Made for a refund that failed afterwards: Medusa has deleted its row, and the money has gone. */
function isAbandoned({ refund_id, state }: RefundRecord, { refunds }: PaymentNow): boolean {
  return state !== "Declined" && refund_id !== null && !refunds.has(refund_id)
}

function fits({ amount }: RefundRecord, left: Money): boolean {
  return !Money.of(amount, left.currencyCode).isMoreThan(left)
}

function chargesAtAmazon(client: AmazonPayClient, { charges }: PaymentData): Promise<ChargeRecord[]> {
  const known = charges.filter(({ state }) => state !== "Canceled" && state !== "Declined")
  return Promise.all(known.map(async (charge) => recordOfCharge(await client.getCharge(charge.id), charge)))
}

/**
 * The same refund, sent again after a lost answer, has the same key; the next one of as much on the charge another. Of two
 * at the same time both are given the same refund; it goes to the one that writes it down first, and the other counts it.
 */
function refundKey({ id }: ChargeRecord, part: Money, { refunds, found_refunds }: PaymentData): string {
  const number = refunds.filter(({ charge_id, amount }) => charge_id === id && amount === part.amount).length
  return idempotencyKey("refund", id, part.toString(), number + found_refunds)
}

/** @throws MedusaError when the charges together do not hold as much */
function shareOf(charges: readonly ChargeRecord[], amount: Money): { charge: ChargeRecord; part: Money } {
  const { currencyCode } = amount
  const shares = charges.map((charge) => ({ charge, part: refundable(charge, currencyCode).min(amount) }))
  const held = Money.sum(
    charges.map((charge) => refundable(charge, currencyCode)),
    currencyCode,
  )
  const first = shares.find(({ part }) => !part.isZero())
  if (first && !amount.isMoreThan(held)) return first
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    held.isZero()
      ? "Amazon Pay cannot refund: nothing is captured, or all of it has been refunded at Amazon already. Refresh the Amazon Pay panel."
      : `Amazon Pay can refund ${held.toString()} at most, not ${amount.toString()}. Refresh the Amazon Pay panel.`,
  )
}

/** @returns false when it is another refund's: it was made at the same time, with the same key */
async function claim({ payments }: Context, { id, payment_id }: RefundRequest, made: Made): Promise<boolean> {
  const changed = await payments.change(payment_id, (now) => {
    const owner = now.data.refunds.find((refund) => refund.id === made.refund.id)?.refund_id ?? null
    if (owner !== null && owner !== id && now.refunds.has(owner)) return null
    const refunds = withRecord(now.data.refunds, { ...made.refund, refund_id: id })
    return {
      ...now.data,
      refunds,
      charges: made.charge ? afterRefund(now.data, made.charge, made.refund) : now.data.charges,
    }
  })
  return changed !== null
}

/** What is left on the charge, for the panel: reconcile asks Amazon. */
function afterRefund(
  { charges, currency_code }: PaymentData,
  before: ChargeRecord,
  refund: RefundRecord,
): ChargeRecord[] {
  const money = (amount: string) => Money.of(amount, currency_code)
  const refunded = money(before.refunded_amount).plus(money(refund.amount))
  return charges.map((charge) => {
    const isKnown = charge.id !== before.id || money(charge.refunded_amount).isMoreThan(refunded)
    return isKnown ? charge : { ...charge, refunded_amount: refunded.amount }
  })
}
