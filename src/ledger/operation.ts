import { z } from "zod"
import { isChargeId, isChargePermissionId, isCheckoutSessionId } from "../amazon/ids"
import type { ChargeId, ChargePermissionId, CheckoutSessionId } from "../amazon/ids"
import { Money } from "../amazon/money"
import { CHARGE_CHANNELS, CHARGE_INITIATORS } from "../amazon/resources/charge"
import { PAYMENT_INTENTS } from "../amazon/states"

export const OPERATION_KINDS = ["complete", "charge", "capture", "cancel", "refund", "close"] as const
export type OperationKind = (typeof OPERATION_KINDS)[number]

/**
 * "prepared": decided, and Amazon was not asked yet. "open": Amazon is being asked, or was asked and its answer is not
 * known. "made" and "refused": Amazon has given a definite answer.
 */
export const OUTCOMES = ["prepared", "open", "made", "refused"] as const
export type Outcome = (typeof OUTCOMES)[number]

const price = z.object({ amount: z.string(), currencyCode: z.string() })
const chargeId = z.custom<ChargeId>(isChargeId)
const chargePermissionId = z.custom<ChargePermissionId>(isChargePermissionId)

/** What Amazon is asked, whole: a repeat sends exactly this again. */
const requestSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("complete"),
    checkoutSessionId: z.custom<CheckoutSessionId>(isCheckoutSessionId),
    chargeAmount: price,
    /** The whole order, when the chargeAmount is only its first part. */
    totalOrderAmount: price.optional(),
    paymentIntent: z.enum(PAYMENT_INTENTS),
    paymentDescriptor: z.string().nullable(),
    /** The order is free, and the chargeAmount is only what Amazon asks of a Confirm. */
    trial: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal("charge"),
    chargePermissionId,
    chargeAmount: price,
    captureNow: z.boolean(),
    canHandlePendingAuthorization: z.boolean(),
    merchantMetadata: z.object({ merchantReferenceId: z.string() }).optional(),
    chargeInitiator: z.enum(CHARGE_INITIATORS).optional(),
    channel: z.enum(CHARGE_CHANNELS).optional(),
    /** The permission's turn on which it was decided; null where it is opened at once. Amazon is not told. */
    turn: z.number().nullable(),
    /** What it is charged for, where that is written down by whoever asks Amazon. Amazon is not told. */
    period: z.string().optional(),
  }),
  z.object({ kind: z.literal("capture"), chargeId, captureAmount: price }),
  z.object({ kind: z.literal("cancel"), chargeId, cancellationReason: z.string() }),
  z.object({ kind: z.literal("refund"), chargeId, refundAmount: price }),
  z.object({
    kind: z.literal("close"),
    chargePermissionId,
    closureReason: z.string(),
    cancelPendingCharges: z.boolean(),
  }),
])
export type OperationRequest = z.output<typeof requestSchema>
export type RequestOf<Kind extends OperationKind> = Extract<OperationRequest, { kind: Kind }>

/** Whose an operation is in Medusa. */
export interface Owner {
  /** What asked for it: a payment session, capture, refund, payment or order. Medusa's prefix tells which. */
  owner: string
  /** The payment session whose money it moves; null where a permission is closed. */
  payment_session_id: string | null
  payment_collection_id: string | null
}

export interface NewOperation extends Owner {
  provider_id: string
  /** Who wanted it, where whoever asks knows better than askerNow() (asker.ts): an admin's id, or an Asker. */
  asked_by?: string | null
  /** The Charge Permission; for Complete the Checkout Session. At most one operation is open on it. */
  subject: string
  request: OperationRequest
}

export interface Operation extends NewOperation {
  id: string
  idempotency_key: string
  outcome: Outcome
  /** The charge, refund or permission that Amazon made or changed. */
  object_id: string | null
  reason_code: string | null
  /** Whether whoever asked for it was told that its outcome is not known, and nobody was told more since. */
  unanswered: boolean
  /** How often Amazon was asked. */
  attempts: number
  /** Whether a process is asking Amazon just now. */
  leased: boolean
  /** When the clock repeats it, while it is open. */
  ask_again_at: Date | null
  created_at: Date
  settled_at: Date | null
}

const text = z.string().nullable()

const rowSchema = z.object({
  id: z.string(),
  provider_id: z.string(),
  subject: z.string(),
  owner: z.string(),
  asked_by: text,
  payment_session_id: text,
  payment_collection_id: text,
  request: requestSchema,
  idempotency_key: z.string(),
  outcome: z.enum(OUTCOMES),
  object_id: text,
  reason_code: text,
  unanswered: z.boolean(),
  attempts: z.number(),
  leased: z.boolean(),
  ask_again_at: z.coerce.date().nullable(),
  created_at: z.coerce.date(),
  settled_at: z.coerce.date().nullable(),
})

/** @throws when the row is not one that this code wrote */
export function readOperation(row: unknown): Operation {
  return rowSchema.parse(row)
}

/** Whether a capture of Medusa's asked for the money, whose row is the owner. */
export function isForCapture({ request, owner, payment_session_id }: NewOperation): boolean {
  return request.kind === "capture" || (request.kind === "charge" && request.captureNow && owner !== payment_session_id)
}

/** Whether a refund of Medusa's asked for the money, whose row is the owner; else a checkout is given back. */
export function isForRefund({ request, owner, payment_session_id }: NewOperation): boolean {
  return request.kind === "refund" && owner !== payment_session_id
}

/** Whether it gives back what a payment session has paid: no order will come of it (workflows/reconcile/release.ts). */
export function isGivingBack({ request, owner }: NewOperation, paymentSessionId: string): boolean {
  return owner === paymentSessionId && (request.kind === "close" || request.kind === "refund")
}

/** A press that comes so soon after the outcome of one whose answer was lost was known is a repetition of it. */
const REPETITION_MS = 15 * 60_000

/** Whether what was made was asked for by somebody who never heard of it, and may ask for it again. */
export function isUnanswered({ outcome, unanswered, settled_at }: Operation, now: Date): boolean {
  return outcome === "made" && unanswered && now.getTime() - (settled_at?.getTime() ?? 0) < REPETITION_MS
}

/** The amount an operation is about: of a Complete all of the order, of which a part may be charged. */
export function amountOf(request: OperationRequest): Money | null {
  switch (request.kind) {
    case "complete":
      if (request.trial) return Money.zero(request.chargeAmount.currencyCode)
      return moneyOf(request.totalOrderAmount ?? request.chargeAmount)
    case "charge":
      return moneyOf(request.chargeAmount)
    case "capture":
      return moneyOf(request.captureAmount)
    case "refund":
      return moneyOf(request.refundAmount)
    case "cancel":
    case "close":
      return null
  }
}

export function moneyOf({ amount, currencyCode }: z.output<typeof price>): Money {
  return Money.of(amount, currencyCode)
}

/** The charge an operation acts on, if it acts on one. */
export function chargeOf(request: OperationRequest): ChargeId | null {
  return "chargeId" in request ? request.chargeId : null
}
