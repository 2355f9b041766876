import type { Environment } from "../domain/states.js"
import type { Instant } from "../domain/timestamp.js"
import type { BuyerAccount } from "./buyer-account.js"

/** What a buyerToken stands for: a buyer who signed in at a shop, without a checkout. */
export type SignedInBuyer = {
  readonly merchantId: string
  readonly environment: Environment
  readonly account: BuyerAccount
  readonly scopes: readonly string[]
  /** When the token stops to be one. */
  readonly endsAt: Instant
}
