import { keysOf } from "../../ledger/test/cells"
import {
  CLOSED_REASONS,
  closedBy,
  isMendable,
  NON_CHARGEABLE_REASONS,
  type ClosedBy,
  type ClosedReason,
  type NonChargeableReason,
} from "./reason"
import { spelled } from "./test/reasons"

/** Each reason has a row; one that is new does not compile without. */
const ENDED_BY = {
  BuyerClosed: "buyer",
  BuyerCanceled: "buyer",
  MerchantClosed: "merchant",
  MerchantCanceled: "merchant",
  AmazonClosed: "amazon",
  AmazonCanceled: "amazon",
  Expired: "expired",
  Unknown: "amazon",
} satisfies Record<ClosedReason, ClosedBy>

it.each(keysOf(ENDED_BY).flatMap((reason) => spelled(reason).map((code) => [code, ENDED_BY[reason]] as const)))(
  "a permission Closed with %p was ended by: %s",
  (reasonCode, by) => {
    expect(closedBy(reasonCode)).toBe(by)
  },
)

const WHO_MENDS = {
  ChargeInProgress: "nobody: an authorization is pending",
  PaymentMethodInvalid: "the buyer",
  PaymentMethodDeleted: "the buyer",
  PaymentMethodExpired: "the buyer",
  PaymentMethodNotAllowed: "the buyer",
  PaymentMethodNotSet: "the buyer",
  BillingAddressDeleted: "the buyer",
  MFAFailed: "the buyer",
  Unknown: "the buyer",
} satisfies Record<NonChargeableReason, string>

it.each(keysOf(WHO_MENDS).flatMap((reason) => spelled(reason).map((code) => [code, WHO_MENDS[reason]] as const)))(
  "a permission NonChargeable with %p is mended by: %s",
  (reasonCode, who) => {
    expect(isMendable(reasonCode)).toBe(who === "the buyer")
  },
)

it("no reason is of both kinds", () => {
  const closed: readonly string[] = CLOSED_REASONS
  expect(NON_CHARGEABLE_REASONS.filter((reason) => closed.includes(reason))).toEqual([])
})
