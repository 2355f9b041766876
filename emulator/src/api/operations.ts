import type { Engine } from "../engine/engine.js"
import type { Answer } from "../operations/caller.js"
import { cancelCharge } from "../operations/cancel-charge.js"
import { captureCharge } from "../operations/capture-charge.js"
import { closeChargePermission } from "../operations/close-charge-permission.js"
import { completeCheckoutSession } from "../operations/complete-checkout-session.js"
import { createCharge } from "../operations/create-charge.js"
import { createCheckoutSession, NO_BUTTON } from "../operations/create-checkout-session.js"
import { createDeliveryTracker } from "../operations/create-delivery-tracker.js"
import { createRefund } from "../operations/create-refund.js"
import { finalizeCheckoutSession } from "../operations/finalize-checkout-session.js"
import { findBuyer, findCharge, findPermission, findRefund, findSession } from "../operations/find.js"
import { updateCharge } from "../operations/update-charge.js"
import { updateChargePermission } from "../operations/update-charge-permission.js"
import { updateCheckoutSession } from "../operations/update-checkout-session.js"
import { operation, type Operation } from "./operation.js"
import { presentCharge } from "./present-charge.js"
import { presentChargePermission } from "./present-charge-permission.js"
import { presentCheckoutSession, type RedirectUrl } from "./present-checkout-session.js"
import { presentRefund } from "./present-refund.js"
import { presentSignedInBuyer } from "./present-signed-in-buyer.js"
import * as body from "./schemas.js"

/** Operations by method and path; `:id` stands for the one id a path can hold. */
export type OperationTable = { readonly [path: string]: { readonly [method: string]: Operation } }

const ok = (present: object): Answer => ({ status: 200, body: present })
const created = (present: object): Answer => ({ status: 201, body: present })

/** Every call the emulator answers, tied to its engine. */
export function createOperations(engine: Engine, redirectUrl: RedirectUrl): OperationTable {
  const session = (found: ReturnType<typeof findSession>) => presentCheckoutSession(engine, found, redirectUrl)
  const permission = (found: ReturnType<typeof findPermission>) => presentChargePermission(engine, found)
  const none = { idempotency: "none" } as const
  return {
    checkoutSessions: {
      POST: operation({
        name: "createCheckoutSession",
        idempotency: "required",
        schema: body.createCheckoutSessionBody,
        run: (caller, _, input) => created(session(createCheckoutSession(engine, caller, input, NO_BUTTON))),
      }),
    },
    "checkoutSessions/:id": {
      GET: operation({
        name: "getCheckoutSession",
        ...none,
        schema: body.noBody,
        run: (caller, id) => ok(session(findSession(engine, caller, id))),
      }),
      PATCH: operation({
        name: "updateCheckoutSession",
        ...none,
        schema: body.updateCheckoutSessionBody,
        run: (caller, id, input) => ok(session(updateCheckoutSession(engine, caller, id, input))),
      }),
    },
    "checkoutSessions/:id/complete": {
      POST: operation({
        name: "completeCheckoutSession",
        simulates: true,
        idempotency: "optional",
        schema: body.completeCheckoutSessionBody,
        run: (caller, id, input) => {
          const completion = completeCheckoutSession(engine, caller, id, input)
          return { status: completion.pending ? 202 : 200, body: session(completion.session) }
        },
      }),
    },
    "checkoutSessions/:id/finalize": {
      POST: operation({
        name: "finalizeCheckoutSession",
        simulates: true,
        idempotency: "optional",
        schema: body.finalizeCheckoutSessionBody,
        run: (caller, id, input) => {
          const completion = finalizeCheckoutSession(engine, caller, id, input)
          return { status: completion.pending ? 202 : 200, body: withCartDetails(session(completion.session)) }
        },
      }),
    },
    "chargePermissions/:id": {
      GET: operation({
        name: "getChargePermission",
        ...none,
        schema: body.noBody,
        run: (caller, id) => ok(permission(findPermission(engine, caller, id))),
      }),
      PATCH: operation({
        name: "updateChargePermission",
        ...none,
        schema: body.updateChargePermissionBody,
        run: (caller, id, input) => ok(permission(updateChargePermission(engine, caller, id, input))),
      }),
    },
    "chargePermissions/:id/close": {
      DELETE: operation({
        name: "closeChargePermission",
        simulates: true,
        ...none,
        schema: body.closeChargePermissionBody,
        run: (caller, id, input) => ok(permission(closeChargePermission(engine, caller, id, input))),
      }),
    },
    charges: {
      POST: operation({
        name: "createCharge",
        simulates: true,
        idempotency: "required",
        schema: body.createChargeBody,
        run: (caller, _, input) => created(presentCharge(engine, createCharge(engine, caller, input))),
      }),
    },
    "charges/:id": {
      GET: operation({
        name: "getCharge",
        ...none,
        schema: body.noBody,
        run: (caller, id) => ok(presentCharge(engine, findCharge(engine, caller, id))),
      }),
      PATCH: operation({
        name: "updateCharge",
        ...none,
        schema: body.updateChargeBody,
        run: (caller, id, input) => ok(presentCharge(engine, updateCharge(engine, caller, id, input))),
      }),
    },
    "charges/:id/capture": {
      POST: operation({
        name: "captureCharge",
        simulates: true,
        idempotency: "required",
        schema: body.captureChargeBody,
        run: (caller, id, input) => ok(presentCharge(engine, captureCharge(engine, caller, id, input))),
      }),
    },
    "charges/:id/cancel": {
      DELETE: operation({
        name: "cancelCharge",
        ...none,
        schema: body.cancelChargeBody,
        run: (caller, id, input) => ok(presentCharge(engine, cancelCharge(engine, caller, id, input))),
      }),
    },
    "buyers/:id": {
      GET: operation({
        name: "getBuyer",
        ...none,
        schema: body.noBody,
        run: (caller, token) => ok(presentSignedInBuyer(findBuyer(engine, caller, token))),
      }),
    },
    deliveryTrackers: {
      POST: operation({
        name: "createDeliveryTracker",
        idempotency: "optional",
        schema: body.createDeliveryTrackerBody,
        run: (caller, _, input) => ok(createDeliveryTracker(engine, caller, input)),
      }),
    },
    refunds: {
      POST: operation({
        name: "createRefund",
        simulates: true,
        idempotency: "required",
        schema: body.createRefundBody,
        run: (caller, _, input) => created(presentRefund(createRefund(engine, caller, input))),
      }),
    },
    "refunds/:id": {
      GET: operation({
        name: "getRefund",
        ...none,
        schema: body.noBody,
        run: (caller, id) => ok(presentRefund(findRefund(engine, caller, id))),
      }),
    },
  }
}

/** Finalize alone has the key `cartDetails`, right after paymentDetails (Amazon's SDK tests). */
function withCartDetails(present: object): object {
  return Object.fromEntries(
    Object.entries(present).flatMap(([key, value]) =>
      key === "paymentDetails"
        ? [
            [key, value],
            ["cartDetails", null],
          ]
        : [[key, value]],
    ),
  )
}
