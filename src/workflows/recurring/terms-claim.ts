import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { ChargePermissionType } from "../../amazon/button"
import { Money } from "../../amazon/money"
import { isSameAgreement, ONE_TIME, type Agreement } from "../../amazon/recurring/agreement"
import { readFrequency } from "../../amazon/recurring/frequency"
import { toRecurringMetadata, type RecurringMetadata, type RecurringTerms } from "../../amazon/recurring/terms"
import { ShopError } from "../../providers/amazon-pay/shop-error"
import { amountOfTerms, asShopError, invalidTerms, termsIn, type Opinion } from "./terms"

/** What a buyer's browser asks the button to be for. */
export interface TermsClaim {
  charge_permission_type?: ChargePermissionType
  recurring_metadata?: unknown
}

/**
 * What the button is for: the store's terms, which the browser may only repeat. Only where the store has no opinion, what
 * the browser claims.
 *
 * @throws MedusaError(INVALID_DATA) with the code invalid_recurring_terms, or (NOT_ALLOWED) with terms_differ
 */
export function agreementOf(claim: TermsClaim, opinion: Opinion, currencyCode: string): Agreement {
  const type = claim.charge_permission_type
  const metadata = claim.recurring_metadata === undefined ? null : readMetadata(claim.recurring_metadata, currencyCode)
  if (metadata && type !== "Recurring") {
    throw invalidTerms('recurring_metadata goes with charge_permission_type "Recurring"')
  }
  if (opinion.is === "terms") {
    const agreement = recurring(termsIn(opinion.terms, currencyCode))
    const claimed: Agreement | null = metadata && { chargePermissionType: "Recurring", recurringMetadata: metadata }
    if (claimed ? isSameAgreement(claimed, agreement) : type === undefined || type === "Recurring") return agreement
    throw differs("The store's recurring terms of this cart are others. Leave charge_permission_type out to use them.")
  }
  if (type !== "Recurring") return type === undefined ? ONE_TIME : { chargePermissionType: type }
  if (opinion.is === "not recurring") throw differs("The store takes no recurring payment for this cart.")
  if (metadata) return { chargePermissionType: type, recurringMetadata: metadata }
  throw invalidTerms(
    'charge_permission_type "Recurring" needs recurring_metadata: {frequency: {unit: "Month", value: "1"}}',
  )
}

export function recurring(terms: RecurringTerms): Agreement {
  return { chargePermissionType: "Recurring", recurringMetadata: toRecurringMetadata(terms) }
}

const schema = z.strictObject({
  frequency: z.strictObject({ unit: z.unknown().optional(), value: z.unknown().optional() }),
  amount: z.strictObject({ amount: z.string().max(20), currencyCode: z.string() }).nullish(),
})

/** As Amazon takes it: with an integer for the frequency's value, only its hosted page would fail. */
function readMetadata(input: unknown, currencyCode: string): RecurringMetadata {
  const { data } = schema.safeParse(input)
  if (!data) {
    throw invalidTerms(
      'recurring_metadata is {frequency: {unit: "Month", value: "1"}, amount: {amount: "2500", currencyCode: "JPY"}}, with an amount of null where that differs from time to time',
    )
  }
  const frequency = asShopError(() => readFrequency(data.frequency))
  return toRecurringMetadata({ frequency, amount: data.amount ? readAmount(data.amount, currencyCode) : null })
}

function readAmount(price: { amount: string; currencyCode: string }, currencyCode: string): Money {
  const code = currencyCode.toUpperCase()
  const amount = price.currencyCode === code && /^\d+(\.\d+)?$/.test(price.amount) ? Money.read(price) : null
  // Nothing is rounded that a buyer is told.
  if (amount && Number(amount.amount) === Number(price.amount)) return amountOfTerms(amount)
  throw invalidTerms(`the amount of recurring_metadata is a decimal string in ${code}, as the cart is`)
}

function differs(message: string): ShopError {
  return new ShopError(MedusaError.Types.NOT_ALLOWED, message, "terms_differ")
}
