import type { Money } from "../domain/money.js"
import type { Environment, RefundDeclineReason } from "../domain/states.js"
import type { Instant } from "../domain/timestamp.js"

/** Money on its way back to the buyer. Always asynchronous. */
export type Refund = {
  readonly id: string
  readonly merchantId: string
  readonly environment: Environment
  readonly chargeId: string
  readonly amount: Money
  readonly createdAt: Instant
  updatedAt: Instant
  readonly softDescriptor: string | null
  status: RefundStatus
}

/** `then` is decided at the start, by the simulation code, and comes true on the virtual clock. */
export type RefundStatus =
  | { readonly state: "RefundInitiated"; readonly then: "Refunded" | RefundDeclineReason }
  | { readonly state: "Refunded" }
  | { readonly state: "Declined"; readonly reason: RefundDeclineReason }
