import type { ChargeEntry } from "../../../ledger/charge"
import type { Holdings } from "../../../ledger/holdings"
import { amountOf, moneyOf, type Operation } from "../../../ledger/operation"
import type { RefundEntry } from "../../../ledger/refund"
import { returnedOf } from "../../../ledger/refund"
import type { ChargePermissionId, CheckoutSessionId } from "../../../amazon/ids"
import type { Money } from "../../../amazon/money"
import type { ChargeState, PaymentIntent, RefundState } from "../../../amazon/states"
import type { AmazonPayButton } from "../checkout/amazon-pay-button"

/** A Charge as storefront and panel are told of it. Amounts are decimal strings in major units, dates ISO 8601. */
export interface ChargeView {
  id: string
  state: ChargeState
  reason_code: string | null
  amount: string
  captured_amount: string
  refunded_amount: string
  created_at: string | null
  /** The end of the authorization: what is not captured by then, Amazon cancels. */
  expires_at: string | null
}

export interface RefundView {
  id: string
  charge_id: string
  state: RefundState
  reason_code: string | null
  amount: string
  created_at: string | null
}

/**
 * `data.amazon_pay` of a payment session and of a payment: a projection of the ledger, which the server writes whole and
 * never reads. The storefront can read it, so it holds ids, amounts, states and what the buyer paid with, and nothing of
 * the buyer.
 */
export interface PaymentData {
  v: 2
  payment_session_id: string | null
  /** What Medusa asks for, as it goes on the wire: "2500", "10.50". */
  amount: string
  /** The part of it that is charged at checkout; null when that is all of it. The rest is charged as it is captured. */
  first_charge: string | null
  /** ISO 4217 in capitals. */
  currency_code: string
  payment_intent: PaymentIntent
  checkout_session_id: CheckoutSessionId | null
  /** Where the buyer approves the payment. */
  redirect_url: string | null
  charge_permission_id: ChargePermissionId | null
  /** "Visa ****1111 (Amazon Pay)", verbatim. */
  payment_descriptor: string | null
  charges: ChargeView[]
  refunds: RefundView[]
  /** For a storefront that begins with a payment session: the answer of POST /store/amazon-pay/button. */
  button: AmazonPayButton | null
}

/** What a payment session was begun with. */
export interface Terms {
  /** All of it. */
  amount: Money
  /** The part that is charged at checkout; null for all of it. */
  firstCharge: Money | null
  paymentIntent: PaymentIntent
  checkoutSessionId: CheckoutSessionId | null
  permissionId: ChargePermissionId | null
  paymentDescriptor: string | null
}

/** The operation that a payment session was begun with: a Complete, or a charge without the buyer. */
export function beginningOf(operations: readonly Operation[], paymentSessionId: string): Operation | null {
  const isBeginning = ({ owner, request }: Operation) =>
    owner === paymentSessionId && (request.kind === "complete" || request.kind === "charge")
  return operations.findLast(isBeginning) ?? null
}

export function termsOf({ request, object_id, outcome }: Operation, holdings: Pick<Holdings, "permissions">): Terms {
  const amount = amountOf(request)
  if (amount === null) throw new Error(`A ${request.kind} begins no payment.`)
  if (request.kind === "complete") {
    const permission = outcome === "made" ? holdings.permissions.find(({ id }) => id === object_id) : undefined
    return {
      amount,
      firstCharge: request.totalOrderAmount ? moneyOf(request.chargeAmount) : null,
      paymentIntent: request.paymentIntent,
      checkoutSessionId: request.checkoutSessionId,
      permissionId: permission?.id ?? null,
      paymentDescriptor: request.paymentDescriptor,
    }
  }
  const permissionId = request.kind === "charge" ? request.chargePermissionId : null
  const permission = holdings.permissions.find(({ id }) => id === permissionId)
  return {
    amount,
    firstCharge: null,
    paymentIntent: request.kind === "charge" && request.captureNow ? "AuthorizeWithCapture" : "Authorize",
    checkoutSessionId: null,
    permissionId,
    paymentDescriptor: permission?.payment_descriptor ?? null,
  }
}

/** The provider's `data` of what the ledger knows of a payment session. */
export function projectionOf(paymentSessionId: string, terms: Terms, holdings: Holdings): PaymentData {
  const charges = holdings.charges.filter((charge) => charge.payment_session_id === paymentSessionId)
  const refunds = holdings.refunds.filter((refund) => charges.some(({ id }) => id === refund.charge_id))
  return {
    ...newPaymentData(paymentSessionId, terms),
    charges: charges.map((charge) => chargeView(charge, refunds)),
    refunds: refunds.map(refundView),
  }
}

export function newPaymentData(paymentSessionId: string, terms: Terms, more: Partial<PaymentData> = {}): PaymentData {
  return {
    v: 2,
    payment_session_id: paymentSessionId,
    amount: terms.amount.amount,
    first_charge: terms.firstCharge?.amount ?? null,
    currency_code: terms.amount.currencyCode,
    payment_intent: terms.paymentIntent,
    checkout_session_id: terms.checkoutSessionId,
    redirect_url: null,
    charge_permission_id: terms.permissionId,
    payment_descriptor: terms.paymentDescriptor,
    charges: [],
    refunds: [],
    button: null,
    ...more,
  }
}

export function chargeView(charge: ChargeEntry, refunds: readonly RefundEntry[]): ChargeView {
  return {
    id: charge.id,
    state: charge.state,
    reason_code: charge.reason_code,
    amount: charge.amount.amount,
    captured_amount: charge.captured.amount,
    refunded_amount: returnedOf(charge, refunds).amount,
    created_at: charge.charged_at?.toISOString() ?? null,
    expires_at: charge.expires_at?.toISOString() ?? null,
  }
}

export function refundView(refund: RefundEntry): RefundView {
  return {
    id: refund.id,
    charge_id: refund.charge_id,
    state: refund.state,
    reason_code: refund.reason_code,
    amount: refund.amount.amount,
    created_at: refund.refunded_at?.toISOString() ?? null,
  }
}

/** The payment session that `data` names. A shopper may have named another: nothing is moved or held by it. */
export function sessionIdOf(data: Record<string, unknown> | undefined): string | null {
  return textOf(data, "payment_session_id")
}

/** Where the buyer approves the payment, of a payment session that was begun just now. */
export function redirectUrlOf(data: Record<string, unknown> | undefined): string | null {
  return textOf(data, "redirect_url")
}

function textOf(data: Record<string, unknown> | undefined, name: string): string | null {
  const ours = data?.["amazon_pay"]
  const value: unknown = typeof ours === "object" && ours !== null ? Reflect.get(ours, name) : null
  return typeof value === "string" ? value : null
}

/**
 * The provider's `data`, whole. Medusa merges `data` deeply into what it has, and puts what the shopper posted under it:
 * every key is therefore written each time, and a key that is not ours becomes null.
 *
 * @param posted `data` as it came with the call, when a shopper may have written it
 */
export function writePaymentData(payment: PaymentData, posted?: Record<string, unknown>): Record<string, unknown> {
  const under = posted?.["amazon_pay"]
  const foreign = typeof under === "object" && under !== null ? Object.keys(under) : []
  return { amazon_pay: { ...Object.fromEntries(foreign.map((key) => [key, null])), ...payment } }
}
