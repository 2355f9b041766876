import { basicIso } from "../domain/timestamp.js"
import type { Charge, ChargeStatus } from "../engine/charge.js"
import type { Engine } from "../engine/engine.js"
import { price, statusDetails } from "./present-parts.js"

/** A Charge as the API answers it. captureAmount and refundedAmount are null until there is something to tell. */
export function presentCharge(engine: Engine, charge: Charge): object {
  const { status, resultReturnUrl } = charge
  return {
    chargeId: charge.id,
    chargeAmount: price(charge.amount),
    chargePermissionId: charge.permissionId,
    captureAmount: price(charge.captured),
    refundedAmount: price(countedRefunds(engine, charge) ?? zeroOnceCaptured(charge)),
    softDescriptor: charge.softDescriptor,
    providerMetadata: { providerReferenceId: charge.providerReferenceId },
    convertedAmount: null,
    conversionRate: null,
    channel: charge.channel,
    chargeInitiator: charge.initiator,
    statusDetails: statusDetails(status.state, reasonOf(status), descriptionOf(status), charge.updatedAt),
    creationTimestamp: basicIso(charge.createdAt),
    expirationTimestamp: basicIso(charge.expiresAt),
    releaseEnvironment: charge.environment,
    merchantMetadata: charge.merchantMetadata,
    platformId: charge.platformId,
    webCheckoutDetails: resultReturnUrl === null ? null : { checkoutResultReturnUrl: resultReturnUrl },
  }
}

/** What can still be refunded is reckoned from the start of each refund, whatever is shown. */
function countedRefunds(engine: Engine, { id, refunded }: Charge): Charge["refunded"] {
  if (refunded === null || engine.openQuestions.refundedAmount === "initiated") return refunded
  const onTheirWay = [...engine.store.refunds.values()].filter(
    ({ chargeId, status }) => chargeId === id && status.state === "RefundInitiated",
  )
  return { ...refunded, minor: onTheirWay.reduce((left, { amount }) => left - amount.minor, refunded.minor) }
}

function zeroOnceCaptured(charge: Charge): Charge["refunded"] {
  return charge.captured === null ? null : { minor: 0, currencyCode: charge.amount.currencyCode }
}

function reasonOf(status: ChargeStatus): string | null {
  return status.state === "Canceled" || status.state === "Declined" ? status.reason : null
}

function descriptionOf(status: ChargeStatus): string | null {
  return status.state === "Canceled" ? status.description : null
}
