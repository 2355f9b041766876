import { basicIso } from "../domain/timestamp.js"
import type { ChargePermission } from "../engine/charge-permission.js"
import type { Engine } from "../engine/engine.js"
import { balanceOf } from "../engine/permission-rules.js"
import { SETTINGS } from "../engine/settings.js"
import { presentBillingAddress, presentShippingAddress } from "./present-address.js"
import { presentBuyer, presentPaymentPreferences } from "./present-buyer.js"
import { price, recurringMetadata } from "./present-parts.js"

/** A Charge Permission as the API answers it. Unlike every other object its reasons are a list. */
export function presentChargePermission(engine: Engine, permission: ChargePermission): object {
  const readable = areBuyerDetailsReadable(engine, permission)
  const { choice } = permission
  const payOnly = choice.address === null
  return {
    chargePermissionId: permission.id,
    chargePermissionReferenceId: null,
    platformId: permission.platformId,
    buyer: readable ? presentBuyer(permission.merchantId, choice, permission.scopes, payOnly) : null,
    shippingAddress: readable ? presentShippingAddress(choice.address) : null,
    billingAddress: readable ? presentBillingAddress(permission.billingAddress) : null,
    paymentPreferences: presentPaymentPreferences(choice, engine.region),
    statusDetails: {
      state: permission.status.state,
      reasons: reasonsOf(permission),
      lastUpdatedTimestamp: basicIso(permission.updatedAt),
    },
    creationTimestamp: basicIso(permission.createdAt),
    expirationTimestamp: permission.expiresAt === null ? null : basicIso(permission.expiresAt),
    merchantMetadata: permission.merchantMetadata,
    releaseEnvironment: permission.environment,
    limits: { amountLimit: price(permission.limit), amountBalance: price(balanceOf(engine, permission)) },
    chargePermissionType: permission.type,
    recurringMetadata: recurringMetadata(permission.recurring),
    presentmentCurrency: permission.limit.currencyCode,
  }
}

function reasonsOf({ status }: ChargePermission): readonly object[] | null {
  if (status.state === "Chargeable") return null
  const reasonDescription = status.state === "Closed" ? status.description : null
  return [{ reasonCode: status.reason, reasonDescription }]
}

/** OneTime: 30 days from creation. Others: while open, and 30 days after (Amazon Pay Japan onboarding: addresses). */
function areBuyerDetailsReadable(engine: Engine, permission: ChargePermission): boolean {
  const since = permission.type === "OneTime" ? permission.createdAt : permission.updatedAt
  if (permission.type !== "OneTime" && permission.status.state !== "Closed") return true
  return engine.clock.now() - since <= SETTINGS.buyerDetailsReadable
}
