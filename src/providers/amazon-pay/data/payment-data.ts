import { z } from "zod"
import { MedusaError } from "@medusajs/framework/utils"
import {
  isChargePermissionId,
  isCheckoutSessionId,
  type ChargePermissionId,
  type CheckoutSessionId,
} from "../../../amazon/ids"
import { PAYMENT_INTENTS, type PaymentIntent } from "../../../amazon/states"
import type { AmazonPayButton } from "../checkout/amazon-pay-button"
import { chargeRecordSchema, refundRecordSchema, type ChargeRecord, type RefundRecord } from "./charge-record"

const REPLACEMENTS = ["due", "tried"] as const
type Replacement = (typeof REPLACEMENTS)[number]

/**
 * `data.amazon_pay` of a payment session and of a payment: all that the provider remembers. The storefront can read it,
 * so it holds ids, amounts, states and what the buyer paid with, and nothing of the buyer.
 */
export interface PaymentData {
  v: 1
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
  charges: ChargeRecord[]
  refunds: RefundRecord[]
  /** New charges that Amazon declined: each makes the next try's idempotency key another one. */
  declined_charges: number
  /** Refunds that were found by their amount alone: each makes the next refund's idempotency key another one. */
  found_refunds: number
  /**
   * Medusa canceled the payment because the order costs something else now: what is to be charged instead is due, or was
   * tried. null for one that was canceled for good, or not at all.
   */
  replacement: Replacement | null
  /** For a storefront that begins with a payment session: the answer of POST /store/amazon-pay/button. */
  button: AmazonPayButton | null
}

const text = z.string().nullable().catch(null)
const decimal = z.string().regex(/^\d+(\.\d+)?$/)
const listOf = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((values) =>
      values.flatMap((value) => {
        const parsed = entry.safeParse(value)
        return parsed.success ? [parsed.data] : []
      }),
    )

const schema = z.object({
  payment_session_id: text,
  amount: decimal,
  first_charge: decimal.nullable().catch(null),
  currency_code: z.string().length(3),
  payment_intent: z.enum(PAYMENT_INTENTS),
  checkout_session_id: z.custom<CheckoutSessionId>(isCheckoutSessionId).nullable().catch(null),
  redirect_url: text,
  charge_permission_id: z.custom<ChargePermissionId>(isChargePermissionId).nullable().catch(null),
  payment_descriptor: text,
  charges: listOf(chargeRecordSchema),
  refunds: listOf(refundRecordSchema),
  declined_charges: z.number().int().nonnegative().catch(0),
  found_refunds: z.number().int().nonnegative().catch(0),
  replacement: z.enum(REPLACEMENTS).nullable().catch(null),
})

/** What the provider wrote, or null when `data` holds nothing of ours. */
export function readPaymentData(data: Record<string, unknown> | null | undefined): PaymentData | null {
  const parsed = schema.safeParse(data?.["amazon_pay"])
  return parsed.success ? { v: 1, ...parsed.data, button: null } : null
}

/**
 * The provider's `data`, whole. Medusa merges `data` deeply into what it has, and puts what the shopper posted under it:
 * every key is therefore written each time, and a key that is not ours becomes null.
 *
 * @param written of a payment session: `data` as it came with the call, when a shopper may have written it, and the proof
 *   that tells ours from theirs
 */
export function writePaymentData(
  payment: PaymentData,
  { posted, proof = null }: { posted?: Record<string, unknown>; proof?: string | null } = {},
): Record<string, unknown> {
  const under = posted?.["amazon_pay"]
  const foreign = typeof under === "object" && under !== null ? Object.keys(under) : []
  return { amazon_pay: { ...Object.fromEntries(foreign.map((key) => [key, null])), ...payment, sealed: null, proof } }
}

export function newPaymentData(
  payment: Pick<PaymentData, "payment_session_id" | "amount" | "currency_code" | "payment_intent"> &
    Partial<PaymentData>,
): PaymentData {
  return {
    v: 1,
    first_charge: null,
    checkout_session_id: null,
    redirect_url: null,
    charge_permission_id: null,
    payment_descriptor: null,
    charges: [],
    refunds: [],
    declined_charges: 0,
    found_refunds: 0,
    replacement: null,
    button: null,
    ...payment,
  }
}

/** @throws MedusaError(INVALID_DATA) when `data` holds nothing that this provider wrote */
export function needPaymentData(data: Record<string, unknown> | undefined): PaymentData {
  const payment = readPaymentData(data)
  if (payment) return payment
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    "This payment holds no Amazon Pay data, so nothing was sent to Amazon. Look for the payment in Seller Central.",
  )
}
