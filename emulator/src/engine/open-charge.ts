import type { Money } from "../domain/money.js"
import { addMonths, DAY, type Instant } from "../domain/timestamp.js"
import type { ChargePermission } from "./charge-permission.js"
import type { AuthorizationOutcome, Charge } from "./charge.js"
import type { Engine } from "./engine.js"
import { afterCapture } from "./permission-rules.js"
import { setChargeStatus } from "./record.js"
import { SETTINGS } from "./settings.js"
import { sellerDescriptor } from "./soft-descriptor.js"
import type { MerchantMetadata } from "./merchant-metadata.js"

/** What Complete and Create Charge know about a charge to be. */
export type ChargeRequest = {
  readonly amount: Money
  readonly captureNow: boolean
  /** How a pending authorization will end; null authorises at once. */
  readonly pendingThen: AuthorizationOutcome | null
  /** Leaves the capture of `captureNow` unfinished for a while. */
  readonly captureLater?: boolean
  readonly softDescriptor: string | null
  readonly merchantMetadata: MerchantMetadata
  readonly platformId: string | null
  readonly providerReferenceId: string | null
  readonly channel: string | null
  readonly initiator: string | null
  readonly resultReturnUrl: string | null
}

/** Makes a Charge on a permission that can take it, and settles it as far as it goes at once. */
export function openCharge(engine: Engine, permission: ChargePermission, request: ChargeRequest): Charge {
  const now = engine.clock.now()
  const { captureNow, pendingThen } = request
  const charge: Charge = {
    id: unusedId(engine, permission),
    merchantId: permission.merchantId,
    environment: permission.environment,
    permissionId: permission.id,
    amount: request.amount,
    createdAt: now,
    updatedAt: now,
    expiresAt: now + lifetime(permission, engine.openQuestions.sandboxExpiryShown),
    status:
      pendingThen === null
        ? { state: "Authorized", at: now }
        : { state: "AuthorizationInitiated", then: pendingThen, captureNow },
    captured: null,
    refunded: null,
    refundCount: 0,
    softDescriptor: request.softDescriptor,
    providerReferenceId: request.providerReferenceId,
    channel: request.channel,
    initiator: request.initiator,
    resultReturnUrl: request.resultReturnUrl,
    merchantMetadata: request.merchantMetadata,
    platformId: request.platformId,
  }
  engine.store.charges.set(charge.id, charge)
  permission.chargeIds.push(charge.id)
  // Each charge starts the 13 months anew (Amazon Pay: recurring).
  if (permission.type === "Recurring") permission.expiresAt = addMonths(now, SETTINGS.longPermissionMonths)
  setChargeStatus(engine, charge, charge.status)
  const endsAt = now + lifetime(permission, engine.openQuestions.sandboxExpiry)
  schedule(engine, charge, endsAt)
  if (pendingThen === null && captureNow) capture(engine, charge, request.amount, request.captureLater === true)
  return charge
}

/** Captures an authorised charge, at once or as something still to happen. */
export function capture(engine: Engine, charge: Charge, amount: Money, later: boolean): void {
  if (later) {
    setChargeStatus(engine, charge, { state: "CaptureInitiated", amount, then: "Captured" })
    engine.schedule.add({ at: engine.clock.now() + SETTINGS.pendingCapture, kind: "capture-settles", id: charge.id })
    return
  }
  charge.captured = amount
  charge.softDescriptor ??= sellerDescriptor(engine, charge.merchantMetadata)
  setChargeStatus(engine, charge, { state: "Captured" })
  afterCapture(engine, charge.permissionId)
}

function lifetime({ environment }: ChargePermission, sandboxDays: number): number {
  return environment === "Sandbox" ? sandboxDays * DAY : SETTINGS.authorizationLifetime
}

function schedule(engine: Engine, charge: Charge, endsAt: Instant): void {
  const { id, createdAt } = charge
  engine.schedule.add({ at: endsAt, kind: "authorization-expires", id })
  if (charge.status.state !== "AuthorizationInitiated") return
  engine.schedule.add({ at: createdAt + SETTINGS.pendingAuthorization, kind: "authorization-settles", id })
}

function unusedId(engine: Engine, permission: ChargePermission): string {
  for (;;) {
    const id = engine.ids.charge(permission.id, permission.environment)
    if (!engine.store.charges.has(id)) return id
  }
}
