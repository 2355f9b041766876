import { isLive } from "../../../ledger/charge"
import type { Holdings } from "../../../ledger/holdings"

/** Whether Amazon holds money for a payment, or may: a second one beside it would hold as much again. */
export function isPendingPayment({ charges, operations }: Pick<Holdings, "charges" | "operations">): boolean {
  const isAsked = operations.some(
    ({ outcome, request }) => outcome === "open" && (request.kind === "complete" || request.kind === "charge"),
  )
  return isAsked || charges.some((charge) => isLive(charge) || charge.state === "Unknown")
}
