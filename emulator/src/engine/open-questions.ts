/**
 * What Amazon's documents leave open or tell in two ways. A shop has to bear either answer, so each is a switch.
 */
export type OpenQuestions = {
  /** How Complete refuses a canceled session: CheckoutSessionCanceled with 422 or 400, or the code of a wrong state. */
  canceledCompletion: "CheckoutSessionCanceled" | "CheckoutSessionCanceled/400" | "InvalidCheckoutSessionStatus"
  /**
   * Whether a pending authorization makes its permission NonChargeable with reason ChargeInProgress; "authorized": one
   * that is authorized and not captured, too (recorded 2020, when a permission had one charge).
   */
  chargeInProgress: boolean | "authorized"
  /** Whether a permission tells its payment method; it was recorded as null (2020, 2021), and only the session's is told. */
  permissionDescriptor: boolean
  /** "recorded": a permission has an amazonPayToken, no limits, and an empty recurringMetadata (2021, partly edited). */
  permissionForm: "documented" | "recorded"
  /** The days an authorization lasts in the sandbox by its expirationTimestamp: 30 was recorded (2020, 2023). */
  sandboxExpiryShown: 2 | 30
  /** And the days after which it is Canceled there: Amazon Japan's FAQ says 2. */
  sandboxExpiry: 2 | 30
  /** The status of a create that is answered from its idempotency key. */
  replayedCreate: 201 | 200
  /** When a charge's refundedAmount counts a refund: from its start, or once it is Refunded. */
  refundedAmount: "initiated" | "settled"
  /** Whether a gift card can pay for Recurring. A bank's guide of 2021 says that it cannot. */
  giftCardOnRecurring: boolean
  /** Whether an authorization can be captured once its permission is Closed: Close leaves it, and Capture's errors name it. */
  captureAfterClose: boolean
  /** Refuses what only Amazon's own clients and samples send, and its documents do not have. Default: it is taken. */
  strict: boolean
}

/** As recorded where nothing speaks against it, else the stricter answer, else the better documented one. */
export const USUAL_ANSWERS: Readonly<OpenQuestions> = {
  canceledCompletion: "CheckoutSessionCanceled",
  chargeInProgress: true,
  permissionDescriptor: false,
  permissionForm: "documented",
  sandboxExpiryShown: 30,
  sandboxExpiry: 2,
  replayedCreate: 201,
  refundedAmount: "initiated",
  giftCardOnRecurring: true,
  captureAfterClose: true,
  strict: false,
}
