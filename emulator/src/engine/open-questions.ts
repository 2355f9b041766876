/**
 * What Amazon's documents leave open or tell in two ways. A shop has to bear either answer, so each is a switch.
 */
export type OpenQuestions = {
  /** How Complete refuses a canceled session: CheckoutSessionCanceled with 422 or 400, or the code of a wrong state. */
  canceledCompletion: "CheckoutSessionCanceled" | "CheckoutSessionCanceled/400" | "InvalidCheckoutSessionStatus"
  /** Whether a pending authorization makes its permission NonChargeable with reason ChargeInProgress. */
  chargeInProgress: boolean
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

/** The stricter answer where one is stricter, else the better documented one. */
export const USUAL_ANSWERS: Readonly<OpenQuestions> = {
  canceledCompletion: "CheckoutSessionCanceled",
  chargeInProgress: true,
  replayedCreate: 201,
  refundedAmount: "initiated",
  giftCardOnRecurring: true,
  captureAfterClose: true,
  strict: false,
}
