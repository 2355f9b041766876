import { z } from "zod"
import { createCheckoutSessionBody } from "../api/schemas.js"
import { readOfficialForms } from "../api/official-forms.js"
import { parseBody, parseJson } from "../api/parse-body.js"
import { refuse, type AmazonPayError } from "../domain/errors.js"
import type { CheckoutSession } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { callerOf } from "../operations/caller.js"
import { createCheckoutSession } from "../operations/create-checkout-session.js"
import { readOptionalMoney } from "../operations/read-money.js"
import type { Merchants } from "../signature/merchants.js"
import { verifyPayload } from "../signature/verify-payload.js"

/** What the button sends along when it is pressed. */
export const buttonPress = z.object({
  payloadJSON: z.string().min(1),
  signature: z.string().min(1),
  algorithm: z.string().default("AMZN-PAY-RSASSA-PSS"),
  publicKeyId: z.string().min(1),
  merchantId: z.string().optional(),
  productType: z.enum(["PayAndShip", "PayOnly"]).default("PayAndShip"),
  checkoutLanguage: z.string().optional(),
  estimatedOrderAmount: z.object({ amount: z.union([z.string(), z.number()]), currencyCode: z.string() }).optional(),
})

/** A pressed button as it is given. */
export type ButtonPress = z.input<typeof buttonPress>

/**
 * Opens the Checkout Session of a pressed button: the signature is verified over the very text of payloadJSON, then
 * the payload is read as strictly as the API reads a body.
 * @throws InvalidRequestSignature, InvalidParameterValue, MissingParameterValue, UnrecognizedField …
 */
export function startCheckout(
  engine: Engine,
  merchants: Merchants,
  press: ButtonPress,
  referrer: string | null,
): CheckoutSession {
  const button = parseBody(buttonPress, press)
  const merchant = merchants.get(button.publicKeyId)
  if (button.merchantId !== undefined && button.merchantId !== merchant.merchantId) {
    throw refuse.invalidValue("merchantId", `The public key belongs to merchant ${merchant.merchantId}.`)
  }
  verifyPayload(merchants, merchant, button.payloadJSON, button.signature, button.algorithm)
  const { body, forms } = readOfficialForms("createCheckoutSession", parseJson(button.payloadJSON))
  const [form] = forms
  if (form !== undefined && engine.openQuestions.strict) throw form.refusal
  const payload = parseBody(createCheckoutSessionBody, body)
  const caller = callerOf(merchant, merchant.environment ?? "Sandbox", null)
  if (merchant.storeId !== payload.storeId) throw foreignStore(merchants, merchant.publicKeyId, payload.storeId)
  return createCheckoutSession(engine, caller, payload, {
    productType: button.productType,
    language: button.checkoutLanguage ?? null,
    referrer,
    estimatedOrderAmount: readOptionalMoney(engine, button.estimatedOrderAmount, "estimatedOrderAmount"),
    buyNow: null,
  })
}

/** The likeliest mistake when a shop goes live: store ids differ between sandbox and live (Amazon Pay Japan, QA-739). */
function foreignStore(merchants: Merchants, publicKeyId: string, storeId: string): AmazonPayError {
  const other = merchants.list().find((merchant) => merchant.storeId === storeId)
  const hint =
    other === undefined
      ? "No registered merchant has this storeId."
      : `It is registered with the key '${other.publicKeyId}': sandbox and live have storeIds of their own.`
  return refuse.invalidValue("storeId", `It does not belong to the public key '${publicKeyId}'. ${hint}`)
}
