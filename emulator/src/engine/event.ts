/** Something that happened to an object, in the order it happened. */
export type EmulatorEvent = {
  readonly number: number
  /** ISO 8601, virtual clock. */
  readonly time: string
  readonly objectType: "CHECKOUT_SESSION" | "CHARGE_PERMISSION" | "CHARGE" | "REFUND"
  readonly objectId: string
  readonly chargePermissionId: string | null
  readonly merchantId: string
  readonly state: string
  readonly reasonCode: string | null
  /** False for a change that leaves the state as it is, such as a captured amount or new metadata. */
  readonly stateChanged: boolean
}
