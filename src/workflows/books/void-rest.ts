import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { isLive, takenByAll } from "../../ledger/charge"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { Made } from "./correct-books"
import { atAmazon, sumOf } from "./order-payments"

/** Whether Amazon has decided on all of it, holds nothing more, and Medusa has booked what it took. */
export function isSettledInPart({ captures, charges, currency_code }: Made): boolean {
  const isOpen = charges.some((one) => isLive(one) || one.state === "CaptureInitiated" || one.state === "Unknown")
  const booked = atAmazon(sumOf(captures), currency_code)
  return captures.length > 0 && !isOpen && takenByAll(charges, currency_code).equals(booked)
}

/** Amazon holds nothing of the rest, and Medusa would have it captured still: by a charge of its own. */
export function isRestLeft(payment: Made): boolean {
  return !payment.canceled && isSettledInPart(payment) && payment.amount.isGreaterThan(sumOf(payment.captures))
}

/** The shop has released the rest at Amazon, and the process ended before Medusa wrote that down. */
export function isRestReleased(payment: Made): boolean {
  const last = payment.operations.at(-1)
  const isReleased = last?.request.kind === "cancel" && last.outcome === "made" && last.owner === payment.payment_id
  return isReleased && isRestLeft(payment)
}

/**
 * A payment that is captured in part becomes one of what was captured: Medusa then captures no more of it, and its order
 * costs more than its payments are for. The collection comes first, so that a process that ends between the two leaves a
 * payment of which the rest can be voided again.
 *
 * @returns makes it as it was
 */
export async function voidRestInMedusa(container: MedusaContainer, payment: Made): Promise<() => Promise<void>> {
  const module = container.resolve(Modules.PAYMENT)
  const now = amazonPayModule(container).clock.now()
  const { payment_id: id, collection, amount, captures, currency_code } = payment
  const captured = sumOf(captures)
  const least = collection.amount.minus(amount.minus(captured))
  const isComplete = !atAmazon(least, currency_code).isMoreThan(atAmazon(collection.captured, currency_code))
  const ended = isComplete ? { status: "completed" as const, completed_at: now } : {}
  const [ofCaptured, before] = [
    { amount: captured.toFixed(), captured_at: now },
    { amount: amount.toFixed(), captured_at: null },
  ]
  const reopened = { amount: collection.amount.toFixed(), status: "authorized" as const, completed_at: null }
  await module.updatePaymentCollections(collection.id, { amount: least.toFixed(), ...ended })
  await module.updatePayment({ id, ...ofCaptured })
  return async () => {
    await module.updatePayment({ id, ...before })
    await module.updatePaymentCollections(collection.id, reopened)
  }
}
