import { refuse } from "../domain/errors.js"
import type { Money } from "../domain/money.js"
import type { PaymentDetails } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { readOptionalMoney } from "./read-money.js"
import type { PaymentDetailsInput } from "./session-input.js"

const NOTHING_SET: PaymentDetails = {
  paymentIntent: null,
  canHandlePendingAuthorization: null,
  chargeAmount: null,
  totalOrderAmount: null,
  softDescriptor: null,
  presentmentCurrency: null,
  allowOvercharge: null,
  extendExpiration: null,
}

/** The paymentDetails of a new Checkout Session. */
export function createPayment(engine: Engine, input: PaymentDetailsInput | null | undefined): PaymentDetails {
  const merged = merge(engine, NOTHING_SET, input ?? {})
  assertPresentment(engine, input?.presentmentCurrency, merged.chargeAmount)
  return checked({
    ...merged,
    presentmentCurrency: input?.presentmentCurrency ?? merged.chargeAmount?.currencyCode ?? null,
    allowOvercharge: input?.allowOvercharge ?? null,
    extendExpiration: input?.extendExpiration ?? null,
  })
}

/**
 * The paymentDetails after an Update: what is given replaces, the rest stays.
 * @throws InvalidParameterValue for what only creation may set (Amazon Pay Japan onboarding: overcharge,
 *   extend_expiration; multi-currency guide: presentmentCurrency).
 */
export function updatePayment(
  engine: Engine,
  current: PaymentDetails,
  input: PaymentDetailsInput | null | undefined,
): PaymentDetails {
  if (!input) return current
  const onlyAtCreation = "It can only be set when the Checkout Session is created."
  if (input.presentmentCurrency) throw refuse.invalidValue("paymentDetails.presentmentCurrency", onlyAtCreation)
  if (input.allowOvercharge && !current.allowOvercharge) {
    throw refuse.invalidValue("paymentDetails.allowOvercharge", onlyAtCreation)
  }
  if (input.extendExpiration && !current.extendExpiration) {
    throw refuse.invalidValue("paymentDetails.extendExpiration", onlyAtCreation)
  }
  return checked(merge(engine, current, input))
}

/** @throws InvalidParameterValue for a currency the region has not; CurrencyMismatch for another than the charge's. */
function assertPresentment(engine: Engine, currency: string | null | undefined, charge: Money | null): void {
  if (!currency) return
  const { code, currencies } = engine.region
  if (!currencies.includes(currency)) {
    throw refuse.invalidValue("paymentDetails.presentmentCurrency", `Region ${code} takes ${currencies.join(", ")}.`)
  }
  if (charge !== null && charge.currencyCode !== currency) throw refuse.currencyMismatch()
}

function merge(engine: Engine, current: PaymentDetails, input: PaymentDetailsInput): PaymentDetails {
  const chargeAmount =
    readOptionalMoney(engine, input.chargeAmount, "paymentDetails.chargeAmount") ?? current.chargeAmount
  return {
    ...current,
    paymentIntent: input.paymentIntent ?? current.paymentIntent,
    canHandlePendingAuthorization: input.canHandlePendingAuthorization ?? current.canHandlePendingAuthorization,
    chargeAmount,
    totalOrderAmount:
      readOptionalMoney(engine, input.totalOrderAmount, "paymentDetails.totalOrderAmount") ?? current.totalOrderAmount,
    // Japan prints a fixed text on statements (Amazon Pay API reference, JA: charge).
    softDescriptor: engine.region.code === "jp" ? null : (input.softDescriptor ?? current.softDescriptor),
    // A charge in another currency takes the presentmentCurrency with it (Amazon Pay: multi-currency integration).
    presentmentCurrency: chargeAmount?.currencyCode ?? current.presentmentCurrency,
  }
}

function checked(payment: PaymentDetails): PaymentDetails {
  const { paymentIntent, chargeAmount, totalOrderAmount } = payment
  if (payment.canHandlePendingAuthorization === true && paymentIntent === "AuthorizeWithCapture") {
    throw refuse.badCombination(
      "canHandlePendingAuthorization cannot be true when paymentIntent is 'AuthorizeWithCapture'.",
    )
  }
  if (payment.softDescriptor !== null && paymentIntent !== null && paymentIntent !== "AuthorizeWithCapture") {
    throw refuse.badCombination("softDescriptor can only be used when paymentIntent is 'AuthorizeWithCapture'.")
  }
  if (chargeAmount === null || totalOrderAmount === null) return payment
  if (chargeAmount.currencyCode !== totalOrderAmount.currencyCode) throw refuse.currencyMismatch()
  if (totalOrderAmount.minor < chargeAmount.minor) {
    throw refuse.invalidValue("paymentDetails.totalOrderAmount.amount", "It is less than the chargeAmount.")
  }
  return payment
}
