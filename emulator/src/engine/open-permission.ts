import { moneyOf } from "../domain/money.js"
import { unreachable } from "../domain/states.js"
import { addMonths, type Instant } from "../domain/timestamp.js"
import type { BuyerChoice } from "./buyer-account.js"
import type { ChargePermission } from "./charge-permission.js"
import { knownAmount, type Checkout, type CheckoutSession } from "./checkout-session.js"
import type { Engine } from "./engine.js"
import { paidByGiftCardOnly } from "./gift-card.js"
import { monthlyCap } from "./monthly-cap.js"
import { initialLimit } from "./permission-rules.js"
import { setPermissionStatus } from "./record.js"
import { SETTINGS } from "./settings.js"

/** The Charge Permission a completed checkout leaves behind. */
export function openPermission(
  engine: Engine,
  session: CheckoutSession,
  checkout: Checkout,
  choice: BuyerChoice,
): ChargePermission {
  const now = engine.clock.now()
  const type = checkout.chargePermissionType
  const id = unusedId(engine, () => engine.ids.chargePermission(type, session.environment))
  const permission: ChargePermission = {
    id,
    checkoutSessionId: session.id,
    merchantId: session.merchantId,
    environment: session.environment,
    type,
    createdAt: now,
    updatedAt: now,
    expiresAt: expiry(checkout, now),
    status: { state: "Chargeable" },
    choice,
    giftCardOnly: paidByGiftCardOnly(choice, knownAmount(checkout)),
    billingAddress: showsBillingAddress(engine, checkout) ? choice.account.billingAddress : null,
    scopes: checkout.scopes,
    limit: limitOf(engine, checkout),
    merchantMetadata: checkout.merchantMetadata,
    recurring: checkout.recurring,
    platformId: checkout.platformId,
    chargeIds: [],
  }
  engine.store.permissions.set(id, permission)
  setPermissionStatus(engine, permission, permission.status)
  if (permission.expiresAt !== null) engine.schedule.add({ at: permission.expiresAt, kind: "permission-expires", id })
  return permission
}

/** Only in Europe, for PayOnly, or when the scope was asked for (Amazon Pay API reference: checkout session). */
export function showsBillingAddress(engine: Engine, checkout: Checkout): boolean {
  return (
    engine.region.code === "eu" ||
    checkout.productType === "PayOnly" ||
    checkout.scopes?.includes("billingAddress") === true
  )
}

function limitOf(engine: Engine, checkout: Checkout): ChargePermission["limit"] {
  const { chargeAmount, totalOrderAmount, allowOvercharge } = checkout.payment
  const order = totalOrderAmount ?? chargeAmount
  const currencyCode = order?.currencyCode ?? engine.region.currencies[0] ?? "USD"
  switch (checkout.chargePermissionType) {
    case "OneTime":
      return initialLimit(engine, order ?? moneyOf(0, currencyCode), allowOvercharge === true)
    case "Recurring":
    case "PaymentMethodOnFile":
      return monthlyCap(checkout.chargePermissionType, currencyCode)
    default:
      return unreachable(checkout.chargePermissionType)
  }
}

function expiry(checkout: Checkout, now: Instant): Instant | null {
  switch (checkout.chargePermissionType) {
    case "OneTime":
      return checkout.payment.extendExpiration === true
        ? addMonths(now, SETTINGS.longPermissionMonths)
        : now + SETTINGS.oneTimePermissionLifetime
    case "Recurring":
      return addMonths(now, SETTINGS.longPermissionMonths)
    case "PaymentMethodOnFile":
      return null
    default:
      return unreachable(checkout.chargePermissionType)
  }
}

function unusedId(engine: Engine, make: () => string): string {
  for (;;) {
    const id = make()
    if (!engine.store.permissions.has(id)) return id
  }
}
