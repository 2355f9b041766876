import type { Logger } from "@medusajs/framework/types"
import type { Account } from "./account/account"
import type { PaymentRecords } from "./medusa/payment-records"

/** What each of the provider's methods works with. */
export interface ProviderContext {
  account: Account
  records: PaymentRecords
  logger: Logger
}
