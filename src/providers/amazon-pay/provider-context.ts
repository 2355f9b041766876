import type { Logger } from "@medusajs/framework/types"
import type { Account } from "./account/account"
import type { PaymentRecords } from "./medusa/payment-records"
import type { PaymentStore } from "./medusa/payment-store"

/** What each of the provider's methods works with. */
export interface ProviderContext {
  account: Account
  records: PaymentRecords
  payments: PaymentStore
  logger: Logger
}
