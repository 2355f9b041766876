import { basicIso } from "../domain/timestamp.js"
import type { ChargePermission, ChargePermissionStatus } from "../engine/charge-permission.js"
import type { Engine } from "../engine/engine.js"
import { balanceOf, statusOf } from "../engine/permission-rules.js"
import { SETTINGS } from "../engine/settings.js"
import { presentBillingAddress, presentShippingAddress } from "./present-address.js"
import { presentBuyer, presentPaymentPreferences } from "./present-buyer.js"
import { price, recurringMetadata } from "./present-parts.js"

/** A Charge Permission as the API answers it. Unlike every other object its reasons are a list. */
export function presentChargePermission(engine: Engine, permission: ChargePermission): object {
  const status = statusOf(engine, permission)
  const readable = areBuyerDetailsReadable(engine, permission)
  const { choice, giftCardOnly, scopes } = permission
  const payOnly = choice.address === null
  const isRecorded = engine.openQuestions.permissionForm === "recorded"
  return {
    chargePermissionId: permission.id,
    ...(isRecorded ? { amazonPayToken: amazonPayToken(permission) } : {}),
    chargePermissionReferenceId: null,
    platformId: permission.platformId,
    buyer: readable ? presentBuyer(permission.merchantId, choice, { scopes, payOnly, giftCardOnly }) : null,
    shippingAddress: readable ? presentShippingAddress(choice.address) : null,
    billingAddress: readable ? presentBillingAddress(permission.billingAddress) : null,
    paymentPreferences: engine.openQuestions.permissionDescriptor
      ? presentPaymentPreferences(choice, engine.region, giftCardOnly)
      : [{ paymentDescriptor: null }],
    statusDetails: {
      state: status.state,
      reasons: reasonsOf(status),
      lastUpdatedTimestamp: basicIso(permission.updatedAt),
    },
    creationTimestamp: basicIso(permission.createdAt),
    expirationTimestamp: permission.expiresAt === null ? null : basicIso(permission.expiresAt),
    merchantMetadata: permission.merchantMetadata,
    releaseEnvironment: permission.environment,
    limits: isRecorded
      ? { amountLimit: null, amountBalance: null }
      : { amountLimit: price(permission.limit), amountBalance: price(balanceOf(engine, permission)) },
    chargePermissionType: permission.type,
    recurringMetadata:
      recurringMetadata(permission.recurring) ?? (isRecorded ? { frequency: null, amount: null } : null),
    presentmentCurrency: permission.limit.currencyCode,
  }
}

/** Twelve digits and AMZN, as recorded. */
function amazonPayToken({ id }: ChargePermission): string {
  return `${id.replace(/\D/g, "").slice(-12)}AMZN`
}

/** As recorded. */
const IN_PROGRESS =
  "A charge is already in progress. You cannot initiate a new charge unless previous charge is canceled."

function reasonsOf(status: ChargePermissionStatus): readonly object[] | null {
  if (status.state === "Chargeable") return null
  const reasonDescription =
    status.state === "Closed" ? status.description : status.reason === "ChargeInProgress" ? IN_PROGRESS : null
  return [{ reasonCode: status.reason, reasonDescription }]
}

/** OneTime: 30 days from creation. Others: while open, and 30 days after (Amazon Pay Japan onboarding: addresses). */
function areBuyerDetailsReadable(engine: Engine, permission: ChargePermission): boolean {
  const since = permission.type === "OneTime" ? permission.createdAt : permission.updatedAt
  if (permission.type !== "OneTime" && permission.status.state !== "Closed") return true
  return engine.clock.now() - since <= SETTINGS.buyerDetailsReadable
}
