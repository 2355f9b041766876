import { MedusaError } from "@medusajs/framework/utils"
import { AmazonPayDeclinedError, AmazonPayStateError } from "../../../amazon/errors"
import { idempotencyKey } from "../../../amazon/idempotency-key"
import { Money } from "../../../amazon/money"
import { chargeKey } from "../data/charge-key"
import {
  isLive,
  isTaken,
  recordOfCharge,
  takenBy,
  takenByAll,
  withRecord,
  type ChargeRecord,
} from "../data/charge-record"
import type { PaymentData } from "../data/payment-data"
import type { PaymentNow } from "../medusa/payment-store"
import type { ProviderContext } from "../provider-context"

export interface CaptureRequest {
  /** Of Medusa's capture, whose row exists by now. */
  id: string
  payment_id: string
  amount: Money
}

type Context = Pick<ProviderContext, "account" | "payments">

/**
 * Takes the amount from the Charge that is authorized. What that one does not hold, or all of it when it is used up or
 * there never was one (a first part at checkout, Confirm, later shipments), is taken by a new Charge on the Charge
 * Permission; that first, because it may be declined, and then nothing is captured.
 *
 * Each Charge is written down as this capture's before the next call. A capture that broke off goes on from there when it
 * is made again, and two at the same time never share a Charge.
 *
 * @throws AmazonPayError · MedusaError(NOT_ALLOWED) naming what stands in the way
 */
export async function captureAtAmazon(context: Context, capture: CaptureRequest): Promise<void> {
  const { data } = await context.payments.read(capture.payment_id)
  const own = data.charges.filter(({ capture_id }) => capture_id === capture.id)
  let left = capture.amount.minus(takenByAll(own, data.currency_code))
  while (!left.isZero()) {
    const charge = await takeSome(context, capture, left)
    if (!(await claim(context, capture, charge))) continue
    if (charge.state === "Declined" || charge.state === "Canceled") throw notAllowed(describe(charge))
    // What we cannot read may have taken it: it is not asked for twice.
    const took =
      charge.state === "Unknown" ? Money.of(charge.amount, data.currency_code) : takenBy(charge, data.currency_code)
    left = left.minus(took)
  }
}

/** @returns the charge that has taken some of it; when it is another capture's by now, the rest has to come elsewhere */
async function takeSome(context: Context, capture: CaptureRequest, left: Money): Promise<ChargeRecord> {
  const now = await context.payments.read(capture.payment_id)
  const { charges, payment_intent } = now.data
  const abandoned = charges.find((charge) => isAbandoned(charge, now) && fits(charge, left))
  if (abandoned) return abandoned
  const live = charges.find(isLive)
  if (live) return takeFromLive(context, capture, live, left)
  if (charges.some(isTaken) || payment_intent === "Confirm") return chargeAgain(context, capture, now.data, left)
  const remedy = "Refresh the Amazon Pay panel, or authorize again."
  throw notAllowed(`there is no authorization to capture. ${describe(charges.at(-1))} ${remedy}`)
}

/** Taken for a capture that failed afterwards: Medusa has deleted its row, and the money is there. */
function isAbandoned(charge: ChargeRecord, { captures }: PaymentNow): boolean {
  return isTaken(charge) && charge.capture_id !== null && !captures.has(charge.capture_id)
}

function fits(charge: ChargeRecord, left: Money): boolean {
  return !takenBy(charge, left.currencyCode).isMoreThan(left)
}

/** @returns false when the charge is another capture's: it was made at the same time, with the same key */
async function claim(
  { payments }: Context,
  { id, payment_id }: CaptureRequest,
  charge: ChargeRecord,
): Promise<boolean> {
  const changed = await payments.change(payment_id, (now) =>
    isOthers(now, id, charge)
      ? null
      : { ...now.data, charges: withRecord(now.data.charges, { ...charge, capture_id: id }) },
  )
  return changed !== null
}

function isOthers({ data, captures }: PaymentNow, captureId: string, { id }: ChargeRecord): boolean {
  const owner = data.charges.find((charge) => charge.id === id)?.capture_id ?? null
  return owner !== null && owner !== captureId && captures.has(owner)
}

async function takeFromLive(
  context: Context,
  capture: CaptureRequest,
  live: ChargeRecord,
  left: Money,
): Promise<ChargeRecord> {
  const { client } = context.account
  const held = Money.of(live.amount, left.currencyCode)
  if (left.isMoreThan(held)) {
    const now = recordOfCharge(await client.getCharge(live.id), live)
    if (now.state === "Authorized") {
      const { data } = await context.payments.read(capture.payment_id)
      return chargeAgain(context, capture, data, left.minus(held))
    }
    if (isOthers(await context.payments.read(capture.payment_id), capture.id, live)) return now
    throw notAllowed(`a further charge would not do. ${describe(now)} Refresh the Amazon Pay panel, then try again.`)
  }
  // The same capture has the same key: after an answer that was lost, Amazon repeats what it did.
  const key = idempotencyKey("capture", live.id, left.toString())
  try {
    return taken(recordOfCharge(await client.captureCharge(live.id, left.toPrice(), key), live), left)
  } catch (error) {
    if (!(error instanceof AmazonPayStateError)) throw error
    const now = recordOfCharge(await client.getCharge(live.id), live)
    if (!isTaken(now)) throw error
    if (isOthers(await context.payments.read(capture.payment_id), capture.id, live)) return now
    // In Seller Central, or by a request whose answer never came: the money has moved and is only to be booked.
    const captured = takenBy(now, left.currencyCode)
    if (captured.equals(left)) return now
    throw notAllowed(
      `Amazon has captured ${captured.toString()} of this charge already. Capture that amount in Medusa.`,
    )
  }
}

async function chargeAgain(
  { account, payments }: Context,
  { payment_id }: CaptureRequest,
  data: PaymentData,
  amount: Money,
): Promise<ChargeRecord> {
  const { charge_permission_id: chargePermissionId } = data
  if (chargePermissionId === null) throw notAllowed("the payment has no Charge Permission to charge.")
  const newCharge = {
    chargePermissionId,
    chargeAmount: amount.toPrice(),
    captureNow: true,
    canHandlePendingAuthorization: false,
  }
  try {
    const charge = await account.client.createCharge(newCharge, chargeKey(newCharge, amount, data))
    return taken(recordOfCharge(charge), amount)
  } catch (error) {
    if (error instanceof AmazonPayDeclinedError) {
      // Medusa keeps nothing of what a provider learnt when it fails.
      await payments.change(payment_id, (now) => ({ ...now.data, declined_charges: now.data.declined_charges + 1 }))
    }
    throw error
  }
}

/** Amazon has taken what it was asked for, even if its answer tells no amount. */
function taken(charge: ChargeRecord, { amount }: Money): ChargeRecord {
  const isTold = Number(charge.captured_amount) > 0
  return isTaken(charge) && !isTold ? { ...charge, captured_amount: amount } : charge
}

function describe(charge: ChargeRecord | undefined): string {
  if (charge === undefined) return "There was no charge."
  const reason = charge.reason_code ? `, ${charge.reason_code}` : ""
  return `The charge ${charge.id} is ${charge.state}${reason}.`
}

function notAllowed(reason: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, `Amazon Pay cannot capture: ${reason}`)
}
