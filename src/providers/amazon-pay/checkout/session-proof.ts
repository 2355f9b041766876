import type { Account } from "../account/account"
import type { PaymentData } from "../data/payment-data"

const PURPOSE = "session"

/**
 * Seals that the provider itself wrote these ids into this payment session's `data`. Medusa keeps what a shopper posted
 * as it came until the provider has answered (payment-module.js 2.21.2, createPaymentSession), and a cart can be
 * completed meanwhile: whoever posts another buyer's ids would pay with them.
 */
export function proveSession({ seal }: Account, sessionId: string, payment: PaymentData): string {
  return seal.close(PURPOSE, statementOf(sessionId, payment))
}

export function isProvenSession(
  { seal }: Account,
  sessionId: string,
  payment: PaymentData,
  data: Record<string, unknown> | undefined,
): boolean {
  const ours: unknown = data?.["amazon_pay"]
  const proof: unknown = typeof ours === "object" && ours !== null ? Reflect.get(ours, "proof") : null
  const statement = seal.open(PURPOSE, proof)
  const expected = Object.entries(statementOf(sessionId, payment))
  return statement !== null && expected.every(([name, value]) => statement[name] === value)
}

function statementOf(payment_session_id: string, payment: PaymentData): Record<string, string> {
  return {
    payment_session_id,
    checkout_session_id: payment.checkout_session_id ?? "",
    charge_permission_id: payment.charge_permission_id ?? "",
    charges: payment.charges.map(({ id }) => id).join(" "),
  }
}
