import type { Clock } from "../amazon/clock"
import { createAuthorizations, type Authorizations } from "./authorizations"
import type { Database } from "./database"
import { createEvents, type Events } from "./events"
import { createExclusive, type Exclusive } from "./exclusive"
import { createHoldings, type HoldingsStore } from "./holdings"
import { readOrderRecord, type OfOrder, type OrderRecord } from "./of-order"
import { createOneAtATime, type OneAtATime } from "./one-at-a-time"
import { createRecurringCharges, type RecurringCharges } from "./recurring-charges"
import { createOperations, type Operations } from "./operations"
import { createSearch, type Search } from "./search"
import { createWarnings, type Warnings } from "./warnings"
import { createWatches, type Watches } from "./watches"

/**
 * What was asked of Amazon and what Amazon holds, in our own tables. No money decision rests on anything else: not on
 * `payment.data`, which Medusa merges and overwrites, nor on a payment session's, which shoppers write.
 */
export interface Ledger extends HoldingsStore {
  operations: Operations
  watches: Watches
  /** What an admin should know or do. */
  warnings: Warnings
  authorizations: Authorizations
  /** Whose an id of Amazon's is. */
  search: Search
  events: Events
  /** What there is of an order beside what Amazon holds for it: its watch, its periods, a page of its timeline. */
  ofOrder(of: OfOrder): Promise<OrderRecord>
  /** What is charged on a Recurring permission, by the store's periods. */
  recurringCharges: RecurringCharges
  /** Runs the work while nobody else runs work under the same name, in whatever process. It must not await Amazon. */
  exclusively: Exclusive
  /** The same for work that may await Amazon, and takes longer. @throws StillAtWorkError */
  oneAtATime: OneAtATime
}

export function createLedger(database: Database, clock: Clock): Ledger {
  return {
    ...createHoldings(database),
    operations: createOperations(database, clock),
    watches: createWatches(database),
    warnings: createWarnings(database),
    authorizations: createAuthorizations(database),
    search: createSearch(database),
    events: createEvents(database),
    ofOrder: (of) => readOrderRecord(database, of),
    recurringCharges: createRecurringCharges(database),
    exclusively: createExclusive(database),
    oneAtATime: createOneAtATime(database),
  }
}
