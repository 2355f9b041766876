import type { Logger } from "@medusajs/framework/types"
import type { Clock } from "../../amazon/clock"
import type { Ledger } from "../../ledger/ledger"
import type { Operator } from "../../ledger/operate"
import type { Account } from "./account/account"
import type { MedusaRows } from "./medusa/rows"

/** What each of the provider's methods works with. */
export interface ProviderContext {
  account: Account
  ledger: Ledger
  rows: MedusaRows
  clock: Clock
  logger: Logger
}

/** What operations are carried out with. */
export function operatorOf({
  account,
  ledger,
  clock,
}: Pick<ProviderContext, "account" | "ledger" | "clock">): Operator {
  return { ledger, client: account.client, clock }
}
