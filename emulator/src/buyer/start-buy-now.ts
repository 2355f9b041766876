import { z } from "zod"
import { createCheckoutSessionBody } from "../api/schemas.js"
import { parseBody, parseJson } from "../api/parse-body.js"
import { refuse } from "../domain/errors.js"
import { CALLBACKS } from "../engine/buy-now.js"
import type { CheckoutSession } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { callerOf } from "../operations/caller.js"
import { createCheckoutSession } from "../operations/create-checkout-session.js"
import { readOptionalMoney } from "../operations/read-money.js"
import type { MerchantKey, Merchants } from "../signature/merchants.js"

/** What a Buy Now button sends when it is pressed. Nothing of it is signed: Finalize, which is, names the amounts. */
export const buyNowPress = z.object({
  merchantId: z.string().min(1),
  /** JSON */
  checkoutSessionConfig: z.string().min(1),
  sandbox: z.boolean(),
  productType: z.enum(["PayAndShip", "PayOnly"]).default("PayAndShip"),
  checkoutLanguage: z.string().optional(),
  estimatedOrderAmount: z.object({ amount: z.union([z.string(), z.number()]), currencyCode: z.string() }).optional(),
  callbacks: z.array(z.enum(CALLBACKS)),
})

/** Buy Now leads nowhere: the buyer stays on one page of Amazon's. */
const config = createCheckoutSessionBody.extend({
  webCheckoutDetails: createCheckoutSessionBody.shape.webCheckoutDetails.nullish(),
})

/**
 * Opens the Checkout Session of a pressed Buy Now button.
 * @param origin of the page with the button
 * @throws InvalidParameterValue, MissingParameterValue, UnrecognizedField naming the argument
 */
export function startBuyNow(
  engine: Engine,
  merchants: Merchants,
  given: z.input<typeof buyNowPress>,
  origin: string,
): CheckoutSession {
  const press = parseBody(buyNowPress, given)
  const payload = parseBody(config, parseJson(press.checkoutSessionConfig))
  const merchant = merchantOf(merchants, press, payload.storeId)
  const caller = callerOf(merchant, press.sandbox ? "Sandbox" : "Live", null)
  const { allowedOrigins } = caller
  if (allowedOrigins !== undefined && !allowedOrigins.some((allowed) => new URL(allowed).origin === origin)) {
    throw refuse.invalidValue("origin", `'${origin}' is not among the allowed origins of this store.`)
  }
  return createCheckoutSession(
    engine,
    caller,
    { ...payload, webCheckoutDetails: payload.webCheckoutDetails ?? {} },
    {
      productType: press.productType,
      language: press.checkoutLanguage ?? null,
      referrer: null,
      estimatedOrderAmount: readOptionalMoney(engine, press.estimatedOrderAmount, "estimatedOrderAmount"),
      buyNow: {
        origin,
        callbacks: press.callbacks,
        cart: null,
        deliveryOption: null,
        asks: "onInitCheckout",
        problem: null,
      },
    },
  )
}

function merchantOf(merchants: Merchants, press: z.output<typeof buyNowPress>, storeId: string): MerchantKey {
  const own = merchants.list().filter(({ merchantId }) => merchantId === press.merchantId)
  if (own.length === 0) throw refuse.invalidValue("merchantId", "No merchant of this id is registered.")
  const ofStore = own.filter((merchant) => merchant.storeId === storeId)
  if (ofStore.length === 0) throw refuse.invalidValue("storeId", "It does not belong to this merchant.")
  const environment = press.sandbox ? "Sandbox" : "Live"
  const found = ofStore.find((merchant) => merchant.environment === null || merchant.environment === environment)
  if (found !== undefined) return found
  throw refuse.invalidValue(
    "sandbox",
    press.sandbox
      ? "The keys of this store are live."
      : "The keys of this store are of the sandbox: set sandbox to true.",
  )
}
