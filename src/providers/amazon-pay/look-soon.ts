import type { PaymentRow } from "./medusa/rows"
import type { ProviderContext } from "./provider-context"

const SOON_MS = 5_000

/**
 * Something did not go as Medusa had it written down: what Amazon holds instead is looked at, whoever else comes. Medusa
 * tells nobody that a provider has thrown.
 */
export async function lookSoon(
  { ledger, rows, clock }: Pick<ProviderContext, "ledger" | "rows" | "clock">,
  { payment_collection_id }: PaymentRow,
): Promise<void> {
  const order = await rows.orderOfCollection(payment_collection_id)
  if (order !== null) await ledger.watches.bringForward(order, { to: new Date(clock.now().getTime() + SOON_MS) })
}
