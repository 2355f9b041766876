import { z } from "zod"
import { parseBody } from "../api/parse-body.js"
import { AmazonPayError, refuse } from "../domain/errors.js"
import { parseAmount, type Money } from "../domain/money.js"
import type { Callback, BuyNow, Cart } from "../engine/buy-now.js"
import type { Checkout } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { readMoney } from "../operations/read-money.js"

const price = z.object({ amount: z.union([z.string(), z.number()]), currencyCode: z.string() })

/** What is known of it is read; the rest is the shop's business. */
const cartDetails = z.object({
  totalBaseAmount: price,
  totalTaxAmount: price,
  totalShippingAmount: price,
  totalChargeAmount: price,
  totalDiscountAmount: price.nullish(),
  totalOrderAmount: price.nullish(),
  lineItems: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        quantity: z.union([z.string(), z.number()]),
        listPrice: price,
        totalListPrice: price,
      }),
    )
    .nullish(),
  deliveryOptions: z
    .array(
      z.object({
        id: z.string(),
        price,
        shippingMethod: z.object({ shippingMethodName: z.string(), shippingMethodCode: z.string() }),
        isDefault: z.boolean(),
      }),
    )
    .nullish(),
})
const refusal = z.object({ status: z.literal("error"), reasonCode: z.string() })

/** Asks the shop's page, if it has the callback. */
export function ask(buyNow: BuyNow, callback: Callback): void {
  if (buyNow.callbacks.includes(callback)) buyNow.asks = callback
}

/** What the shop's page answered: the buyer goes on with it, or sees why not. An answer nobody waits for is dropped. */
export function answer(engine: Engine, checkout: Checkout, buyNow: BuyNow, callback: string, given: unknown): void {
  if (buyNow.asks !== callback) return
  buyNow.asks = null
  const refused = refusal.safeParse(given)
  buyNow.problem = refused.success ? refused.data.reasonCode : null
  if (refused.success || callback === "onCompleteCheckout" || callback === "onCancel") return
  try {
    buyNow.cart = readCart(engine, checkout, buyNow, given)
  } catch (error) {
    if (!(error instanceof AmazonPayError)) throw error
    buyNow.problem = `${callback}: ${error.message}`
    return
  }
  const { deliveryOptions } = buyNow.cart
  if (deliveryOptions.some(({ id }) => id === buyNow.deliveryOption)) return
  buyNow.deliveryOption = (deliveryOptions.find(({ isDefault }) => isDefault) ?? deliveryOptions[0])?.id ?? null
}

/** The buyer presses "pay now": from then on Finalize has to name these amounts. */
export function payNow(checkout: Checkout, buyNow: BuyNow): void {
  const { cart } = buyNow
  if (cart === null || buyNow.problem !== null) throw refuse.sessionStatus()
  checkout.payment = {
    ...checkout.payment,
    chargeAmount: cart.charge,
    totalOrderAmount: cart.order,
    presentmentCurrency: cart.charge.currencyCode,
  }
  checkout.confirmed = true
  ask(buyNow, "onCompleteCheckout")
}

function readCart(engine: Engine, checkout: Checkout, { cart }: BuyNow, given: unknown): Cart {
  const details = parseBody(cartDetails, given)
  if (cart === null && checkout.productType === "PayAndShip" && !details.deliveryOptions?.length) {
    throw refuse.missingValue("deliveryOptions")
  }
  const { totalDiscountAmount: discount, totalOrderAmount: order } = details
  return {
    base: readPart(details.totalBaseAmount, "totalBaseAmount"),
    tax: readPart(details.totalTaxAmount, "totalTaxAmount"),
    shipping: readPart(details.totalShippingAmount, "totalShippingAmount"),
    discount: discount ? readPart(discount, "totalDiscountAmount") : null,
    charge: readMoney(engine, details.totalChargeAmount, "totalChargeAmount"),
    order: order ? readMoney(engine, order, "totalOrderAmount") : null,
    deliveryOptions:
      details.deliveryOptions?.map(({ id, price: costs, shippingMethod, isDefault }) => ({
        id,
        name: shippingMethod.shippingMethodName,
        price: readPart(costs, `deliveryOptions.${id}.price`),
        isDefault,
      })) ??
      cart?.deliveryOptions ??
      [],
    lines:
      details.lineItems?.map(({ title, quantity }) => ({ title, quantity: String(quantity) })) ?? cart?.lines ?? [],
  }
}

/** An amount that may be nothing, such as the tax. */
function readPart(given: z.output<typeof price>, parameter: string): Money {
  const money = parseAmount(given.amount, given.currencyCode)
  if (money === null) throw refuse.invalidValue(`${parameter}.amount`)
  return money
}
