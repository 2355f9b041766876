import { basicIso } from "../domain/timestamp.js"
import type { Refund } from "../engine/refund.js"
import { price, statusDetails } from "./present-parts.js"

/** A Refund as the API answers it. */
export function presentRefund(refund: Refund): object {
  const { status } = refund
  return {
    refundId: refund.id,
    chargeId: refund.chargeId,
    creationTimestamp: basicIso(refund.createdAt),
    refundAmount: price(refund.amount),
    statusDetails: statusDetails(
      status.state,
      status.state === "Declined" ? status.reason : null,
      null,
      refund.updatedAt,
    ),
    softDescriptor: refund.softDescriptor,
    releaseEnvironment: refund.environment,
  }
}
