type Entry = {
  /** Counts up from 1 since the last reset. */
  readonly number: number
  /** ISO 8601, virtual clock. */
  readonly time: string
  readonly merchantId: string | null
  /** The checkout it belongs to, also for what is done with its permission, charges and refunds long after. */
  readonly checkoutSessionId: string | null
}

/** Something that happened to an object. */
export type StateChange = Entry & {
  readonly type: "state"
  readonly merchantId: string
  readonly objectType: "CHECKOUT_SESSION" | "CHARGE_PERMISSION" | "CHARGE" | "REFUND"
  readonly objectId: string
  readonly chargePermissionId: string | null
  readonly state: string
  readonly reasonCode: string | null
  /** False for a change that leaves the state as it is, such as a captured amount or new metadata. */
  readonly stateChanged: boolean
}

/** A call of the API, after what it changed. */
export type ApiCall = Entry & {
  readonly type: "call"
  /** Named after Amazon's SDKs: `getCheckoutSession`. Null for a path or method that does not exist. */
  readonly operation: string | null
  readonly method: string
  readonly path: string
  /** Null when the connection was cut instead. */
  readonly status: number | null
  readonly reasonCode: string | null
  readonly requestId: string
  /** True when the answer was saved by an earlier call with the same idempotency key. */
  readonly replayed: boolean
  /** The fault that struck, if any. */
  readonly fault: string | null
}

/** What happened, in the order it happened. */
export type EmulatorEvent = StateChange | ApiCall
