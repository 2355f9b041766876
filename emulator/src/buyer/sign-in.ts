import { z } from "zod"
import { parseBody, parseJson } from "../api/parse-body.js"
import { refuse } from "../domain/errors.js"
import { isReturnUrl, withParameter } from "../domain/return-url.js"
import type { BuyerAccount } from "../engine/buyer-account.js"
import type { Engine } from "../engine/engine.js"
import { SETTINGS } from "../engine/settings.js"
import type { Merchants } from "../signature/merchants.js"
import { verifyPayload } from "../signature/verify-payload.js"

/** What the button with productType SignIn sends. */
export const signInPress = z.object({
  payloadJSON: z.string().min(1),
  signature: z.string().min(1),
  algorithm: z.string().default("AMZN-PAY-RSASSA-PSS"),
  publicKeyId: z.string().min(1),
  checkoutLanguage: z.string().optional(),
})

/** A pressed sign-in button as it is given. */
export type SignInPress = z.input<typeof signInPress>

const SCOPES = [
  "name",
  "email",
  "postalCode",
  "shippingAddress",
  "phoneNumber",
  "primeStatus",
  "billingAddress",
] as const

const signInPayload = z.strictObject({
  signInReturnUrl: z.string(),
  signInCancelUrl: z.string().nullish(),
  storeId: z.string(),
  signInScopes: z.array(z.enum(SCOPES)).nullish(),
})

/** A sign-in whose button was verified. */
export type SignIn = {
  readonly returnUrl: string
  readonly cancelUrl: string
  readonly merchantId: string
  readonly environment: "Sandbox" | "Live"
  readonly scopes: readonly string[]
}

/** Verifies and reads a sign-in button. @throws InvalidRequestSignature, InvalidParameterValue … */
export function readSignIn(merchants: Merchants, press: SignInPress): SignIn {
  const button = parseBody(signInPress, press)
  const merchant = merchants.get(button.publicKeyId)
  verifyPayload(merchants, merchant, button.payloadJSON, button.signature, button.algorithm)
  const payload = parseBody(signInPayload, parseJson(button.payloadJSON))
  if (payload.storeId !== merchant.storeId) throw refuse.invalidValue("storeId")
  if (!isReturnUrl(payload.signInReturnUrl)) throw refuse.invalidValue("signInReturnUrl")
  return {
    returnUrl: payload.signInReturnUrl,
    cancelUrl: payload.signInCancelUrl ?? payload.signInReturnUrl,
    merchantId: merchant.merchantId,
    environment: merchant.environment ?? "Sandbox",
    scopes: payload.signInScopes ?? ["name", "email"],
  }
}

/** Signs the buyer in; the way back carries the buyerToken Get Buyer takes. */
export function completeSignIn(
  engine: Engine,
  { returnUrl, merchantId, environment, scopes }: SignIn,
  account: BuyerAccount,
): { readonly buyerToken: string; readonly redirectUrl: string } {
  const endsAt = engine.clock.now() + SETTINGS.buyerTokenLifetime
  const buyerToken = engine.ids.uuid().replaceAll("-", "").toUpperCase()
  engine.store.signedIn.set(buyerToken, { merchantId, environment, account, scopes, endsAt })
  return { buyerToken, redirectUrl: withParameter(returnUrl, "buyerToken", buyerToken) }
}
