import type { RetrievePaymentInput, RetrievePaymentOutput } from "@medusajs/framework/types"
import { PaymentSessionStatus } from "@medusajs/framework/utils"
import { lookAtCharges, lookAtRefunds } from "../../../ledger/look"
import { beginningOf, projectionOf, sessionIdOf, termsOf, writePaymentData } from "../data/payment-data"
import { adminError } from "../provider-error"
import { operatorOf, type ProviderContext } from "../provider-context"
import { statusOf } from "./authorize-payment"

/** The payment with its charges and refunds as Amazon has them now. Medusa itself does not ask for it. */
export async function retrievePayment(
  context: ProviderContext,
  input: RetrievePaymentInput,
): Promise<RetrievePaymentOutput & { status: PaymentSessionStatus }> {
  const sessionId = sessionIdOf(input.data)
  const nothing = { status: PaymentSessionStatus.PENDING, data: input.data ?? {} }
  if (sessionId === null) return nothing
  const known = await context.ledger.ofSessions([sessionId])
  const begun = beginningOf(known.operations, sessionId)
  if (begun?.outcome !== "made") return nothing
  try {
    await lookAtCharges(operatorOf(context), known.charges)
    await lookAtRefunds(operatorOf(context), known.refunds)
  } catch (error) {
    throw adminError(error, "Amazon Pay could not be asked for the payment")
  }
  const now = await context.ledger.ofSessions([sessionId])
  const terms = termsOf(begun, now)
  return { status: statusOf(terms, now.charges), data: writePaymentData(projectionOf(sessionId, terms, now)) }
}
