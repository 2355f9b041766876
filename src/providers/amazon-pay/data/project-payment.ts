import type { Ledger } from "../../../ledger/ledger"
import { beginningOf, projectionOf, termsOf, writePaymentData } from "./payment-data"

/** `data` of a payment, whole, as the ledger has it now; empty when it knows nothing of the payment. */
export async function projectPayment(
  { ledger }: { ledger: Ledger },
  paymentSessionId: string,
): Promise<Record<string, unknown>> {
  const holdings = await ledger.ofSessions([paymentSessionId])
  const begun = beginningOf(holdings.operations, paymentSessionId)
  return begun ? writePaymentData(projectionOf(paymentSessionId, termsOf(begun, holdings), holdings)) : {}
}
