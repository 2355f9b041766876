import { DAY, HOUR, SECOND } from "../domain/timestamp.js"

/**
 * The spans and counts of the rules. `pending…` and `refund` are how long the emulator takes where Amazon only gives a
 * bound; everything else is documented, but where a comment says otherwise.
 */
export const SETTINGS = {
  sessionLifetime: 24 * HOUR,
  sessionKept: 30 * DAY,
  /** Amazon Pay: sign in and set up, whose id in signInReturnUrl "expires after 24 hours"; of a buyerToken nothing is said. */
  buyerTokenLifetime: 24 * HOUR,
  /** Live; the sandbox's is an open question. */
  authorizationLifetime: 30 * DAY,
  synchronousCaptureFor: 7 * DAY,
  /** Amazon Pay sandbox: cards 0701 and 4354 settle after 30 seconds. */
  pendingAuthorization: 30 * SECOND,
  pendingCapture: 30 * SECOND,
  refund: 30 * SECOND,
  oneTimePermissionLifetime: 180 * DAY,
  longPermissionMonths: 13,
  buyerDetailsReadable: 30 * DAY,
  chargesPerPermission: 25,
  /** Amazon's v2 pages do not give the number; ten is the older API's. */
  refundsPerCharge: 10,
} as const
