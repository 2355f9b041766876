import { z } from "zod"
import { addressInput } from "../buyer/address-input.js"
import { buttonPress } from "../buyer/start-checkout.js"

// The bodies of the control API under /_emulator/.

const selection = {
  address: z.union([z.number().int().nonnegative(), z.string(), addressInput]).optional(),
  payment: z.string().optional(),
  giftCard: z.boolean().optional(),
}

export const merchantBody = z.strictObject({
  merchantId: z.string().min(1),
  storeId: z.string().min(1),
  publicKeyId: z.string().min(1),
  publicKey: z.string().min(1),
})

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
export const clockBody = z.union([z.strictObject({ advance: duration }), z.strictObject({ set: z.iso.datetime() })])

export const settingsBody = z.strictObject({
  page: z.enum(["auto", "consent", "selection"]).optional(),
  language: z.string().optional(),
  throttling: z.boolean().optional(),
})

export const checkoutBody = buttonPress.extend(selection)

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

export const changeBody = z.strictObject({ checkoutSessionId: z.string(), ...selection })

export const mendBody = z.strictObject({ chargePermissionId: z.string(), payment: z.string() })

export const closeBody = z.strictObject({ chargePermissionId: z.string() })

export const cancelBody = z.strictObject({ checkoutSessionId: z.string() })

export const sendBody = z.strictObject({
  objectId: z.string(),
  forgery: z.enum(["bad-signature", "foreign-topic", "foreign-merchant", "foreign-certificate"]).optional(),
})
