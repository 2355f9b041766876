import type { Context } from "hono"
import { z } from "zod"
import { fieldsOf } from "../api/fields-of.js"
import { parseBody, parseJson } from "../api/parse-body.js"
import { signInPress, type SignInPress } from "../buyer/sign-in.js"
import { buttonPress, type ButtonPress } from "../buyer/start-checkout.js"

const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined)

const form = z.object({
  address: optional,
  payment: optional,
  giftCard: optional,
  name: optional,
  postalCode: optional,
  stateOrRegion: optional,
  addressLine1: optional,
  addressLine2: optional,
  addressLine3: optional,
  phoneNumber: optional,
})

/** The fields of any form on the hosted pages; an empty field reads as absent. */
export async function readForm(c: Context): Promise<z.output<typeof form>> {
  return parseBody(form, await fieldsOf(c))
}

/** What the button's form carries; estimatedOrderAmount is JSON in a field. */
export async function readPress(c: Context): Promise<ButtonPress> {
  const fields = parseBody(z.record(z.string(), z.string()), await fieldsOf(c))
  const { estimatedOrderAmount, ...rest } = fields
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ""))
  return parseBody(buttonPress, {
    ...given,
    ...(estimatedOrderAmount ? { estimatedOrderAmount: parseJson(estimatedOrderAmount) } : {}),
  })
}

/** The same for a SignIn button. */
export async function readSignInPress(c: Context): Promise<SignInPress> {
  return parseBody(signInPress, await fieldsOf(c))
}
