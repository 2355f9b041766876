import { z } from "zod"
import { addressInput } from "../buyer/address-input.js"
import { PERMISSION_BLOCK_REASONS, PERMISSION_CLOSE_REASONS } from "../domain/states.js"
import { buttonPress } from "../buyer/start-checkout.js"
import { LANGUAGES } from "../hosted/page-settings.js"
import { isoTime } from "../engine/clock.js"

// The bodies of the control API under /_emulator/.

const selection = {
  address: z.union([z.number().int().nonnegative(), z.string(), addressInput]).optional(),
  payment: z.string().optional(),
  giftCard: z.union([z.boolean(), z.number().nonnegative()]).optional(),
}

/** publicKey is PEM; JSON wants its line ends as \\n. */
const merchantBody = z.strictObject({
  merchantId: z.string().min(1),
  storeId: z.string().min(1),
  publicKeyId: z.string().min(1),
  publicKey: z.string().min(1),
  allowedOrigins: z.array(z.url()).optional(),
  paymentServiceProvider: z.boolean().optional(),
  inactive: z.boolean().optional(),
})

/** One, or several at once. */
export const merchantsBody = z.union([merchantBody, z.array(merchantBody)])

const duration = z.union([
  z.number(),
  z.strictObject({
    days: z.number().optional(),
    hours: z.number().optional(),
    minutes: z.number().optional(),
    seconds: z.number().optional(),
  }),
])

/** `advance` is in seconds here: 86400, or {"days": 1}. */
export const clockBody = z
  .strictObject({ advance: duration.optional(), set: isoTime.optional() })
  .refine(({ advance, set }) => (advance === undefined) !== (set === undefined), {
    path: ["advance"],
    message: "It is 'advance' or 'set'.",
  })

/** What is left out stays as it is. */
export const settingsBody = z.strictObject({
  page: z.enum(["auto", "consent", "selection"]).optional(),
  language: z.enum(LANGUAGES).optional(),
  throttling: z.boolean().optional(),
  canceledCompletion: z
    .enum(["CheckoutSessionCanceled", "CheckoutSessionCanceled/400", "InvalidCheckoutSessionStatus"])
    .optional(),
  chargeInProgress: z.literal([true, false, "authorized"]).optional(),
  permissionDescriptor: z.boolean().optional(),
  permissionForm: z.enum(["documented", "recorded"]).optional(),
  sandboxExpiryShown: z.literal([2, 30]).optional(),
  sandboxExpiry: z.literal([2, 30]).optional(),
  replayedCreate: z.literal([201, 200]).optional(),
  refundedAmount: z.enum(["initiated", "settled"]).optional(),
  giftCardOnRecurring: z.boolean().optional(),
  captureAfterClose: z.boolean().optional(),
  strict: z.boolean().optional(),
})

/** A pressed button together with what the buyer then chooses. */
export const checkoutBody = buttonPress.extend(selection)

/** By id, or by the URL Update Checkout Session answered with. */
export const approveBody = z.union([
  z.strictObject({
    checkoutSessionId: z.string(),
    outcome: z.enum(["approve", "cancel", "decline"]).optional(),
  }),
  z.strictObject({
    amazonPayRedirectUrl: z.string(),
    outcome: z.enum(["approve", "cancel", "decline"]).optional(),
  }),
])

/** For 「変更」, and for a session made by the API, which has no buyer yet. */
export const changeBody = z.strictObject({ checkoutSessionId: z.string(), ...selection })

/** payment is the ending of a card in the wallet. */
export const mendBody = z.strictObject({ chargePermissionId: z.string(), payment: z.string() })

/** The buyer ends it; the shop has its own call for that. */
export const closeBody = z.strictObject({ chargePermissionId: z.string() })

/** Why it becomes NonChargeable. ChargeInProgress comes by itself, with a pending charge. */
export const blockPermissionBody = z.strictObject({
  chargePermissionId: z.string(),
  reasonCode: z.enum(PERMISSION_BLOCK_REASONS),
})

/** Why it becomes Closed. */
export const closePermissionBody = z.strictObject({
  chargePermissionId: z.string(),
  reasonCode: z.enum(PERMISSION_CLOSE_REASONS),
})

/** The buyer turns back before the payment. */
export const cancelBody = z.strictObject({ checkoutSessionId: z.string() })

/** The object's latest notification, or a forgery of it. */
export const sendBody = z.strictObject({
  objectId: z.string(),
  forgery: z.enum(["bad-signature", "foreign-topic", "foreign-merchant", "foreign-certificate"]).optional(),
})
