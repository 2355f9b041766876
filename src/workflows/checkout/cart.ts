import { createHash } from "node:crypto"
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Money, Price } from "../../amazon/money"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { dueOf } from "../../providers/amazon-pay/medusa/money-of"
import { errorInfo } from "../support/error-info"
import type { CartNow } from "../../providers/amazon-pay/checkout/change-since-import"
import { queryRows, textOf } from "../support/query-rows"
import { ShopError } from "../../providers/amazon-pay/shop-error"

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null)
const listOf = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(entry)
    .nullish()
    .transform((entries) => entries ?? [])

const address = z
  .object({
    first_name: text,
    last_name: text,
    company: text,
    address_1: text,
    address_2: text,
    city: text,
    province: text,
    postal_code: text,
    country_code: text,
    phone: text,
    metadata: z.record(z.string(), z.unknown()).nullish(),
  })
  .nullish()
  .transform((value) => value ?? null)

const paymentSession = z.object({
  id: z.string(),
  provider_id: z.string(),
  status: z.string(),
  data: z.record(z.string(), z.unknown()).nullish(),
  payment: z
    .object({ id: z.string(), canceled_at: z.unknown() })
    .nullish()
    .transform((value) => value ?? null),
})

/** A number, or Medusa's BigNumber. */
const amount = z.custom<BigNumberInput>((value) => value !== null && value !== undefined)

const schema = z.object({
  id: z.string(),
  currency_code: z.string(),
  email: text,
  locale: text,
  completed_at: z.unknown(),
  sales_channel_id: text,
  metadata: z.record(z.string(), z.unknown()).nullish(),
  customer: z.object({ id: z.string(), email: text, has_account: z.boolean() }).nullish(),
  region: z
    .object({
      automatic_taxes: z.boolean(),
      countries: listOf(z.object({ iso_2: z.string() })),
      payment_providers: listOf(z.object({ id: z.string() }).nullish()),
    })
    .nullish(),
  items: listOf(
    z.object({
      id: z.string(),
      variant_id: text,
      requires_shipping: z.boolean(),
      quantity: amount,
    }),
  ),
  shipping_methods: listOf(z.object({ id: z.string() })),
  shipping_address: address,
  billing_address: address,
  payment_collection: z
    .object({ id: z.string(), amount, payment_sessions: listOf(paymentSession) })
    .nullish()
    .transform((value) => value ?? null),
})

const totalsSchema = z.object({
  total: amount,
  /** What promotions take off, goods and shipping together. */
  discount_total: amount,
})

/** As much of a Medusa cart as the checkout looks at. */
export type Cart = z.output<typeof schema> & z.output<typeof totalsSchema>
export type CartAddress = NonNullable<Cart["shipping_address"]>
export type CartPaymentSession = z.output<typeof paymentSession>

const FIELDS = [
  "id",
  "currency_code",
  "email",
  "locale",
  "completed_at",
  "sales_channel_id",
  "metadata",
  "customer.id",
  "customer.email",
  "customer.has_account",
  "region.automatic_taxes",
  "region.countries.iso_2",
  "region.payment_providers.id",
  "items.id",
  "items.variant_id",
  "items.quantity",
  "items.requires_shipping",
  "shipping_methods.id",
  "shipping_address.*",
  "billing_address.*",
  "payment_collection.id",
  "payment_collection.amount",
  "payment_collection.payment_sessions.*",
  "payment_collection.payment_sessions.payment.id",
  "payment_collection.payment_sessions.payment.canceled_at",
]

/**
 * In a query of their own: beside single fields of the cart's items Medusa 2.18 reckons them without the prices, and a cart
 * of ¥3,350 costs nothing.
 */
const TOTALS = ["total", "discount_total"]

export async function findCart(container: MedusaContainer, id: string): Promise<Cart | null> {
  const filters = { id }
  const [cart] = await queryRows(container, { entity: "cart", fields: FIELDS, filters })
  const [totals] = await queryRows(container, { entity: "cart", fields: TOTALS, filters })
  return cart && totals ? { ...schema.parse(cart), ...totalsSchema.parse(totals) } : null
}

/** @throws MedusaError(NOT_FOUND) */
export async function getCart(container: MedusaContainer, id: string): Promise<Cart> {
  const cart = await findCart(container, id)
  if (cart) return cart
  throw new ShopError(MedusaError.Types.NOT_FOUND, `Cart with id: ${id} was not found`)
}

/** What the shopper pays. @throws MedusaError(INVALID_DATA) for a currency that Amazon Pay does not take */
export function totalOf(cart: Cart): Money {
  return dueOf(cart.total, cart.currency_code)
}

/** The same, to be shown: in a currency that Amazon Pay does not take, too. */
export function shownTotal(cart: Cart): Price {
  try {
    return totalOf(cart).toPrice()
  } catch (error) {
    if (errorInfo(error).type !== MedusaError.Types.INVALID_DATA) throw error
    return { amount: MathBN.convert(cart.total).toFixed(), currencyCode: cart.currency_code.toUpperCase() }
  }
}

/** The total rounds to zero, or is below it: such a cart is placed without Amazon (free-order.ts). */
export function nothingToPay(cart: Cart): boolean {
  return totalOf(cart).isZero()
}

export function needsShipping(cart: Cart): boolean {
  return cart.items.some((item) => item.requires_shipping)
}

/** What an import from Amazon is compared with. */
export function cartNow(cart: Cart): CartNow {
  const { email, shipping_address: address, billing_address: billing } = cart
  return { needsShipping: needsShipping(cart), email, address, billing }
}

/** What the plugin keeps in a cart's metadata, which Medusa copies into the order. */
export function ownMetadata({ metadata }: Pick<Cart, "metadata">): object {
  const own = metadata?.["amazon_pay"]
  return typeof own === "object" && own !== null ? own : {}
}

/** The order a cart became, or null. */
export async function orderOfCart(container: MedusaContainer, cart_id: string): Promise<string | null> {
  const [row] = await queryRows(container, { entity: "order_cart", fields: ["order_id"], filters: { cart_id } })
  return textOf(row, "order_id")
}

/** The cart that a payment collection was made for, or null. */
export async function cartOfCollection(
  container: MedusaContainer,
  payment_collection_id: string,
): Promise<string | null> {
  const filters = { payment_collection_id }
  const [row] = await queryRows(container, { entity: "cart_payment_collection", fields: ["cart_id"], filters })
  return textOf(row, "cart_id")
}

/** What is in the cart, and how many of each; not what it costs. */
export function contentsOf({ items }: Cart): string {
  const lines = items.map(({ id, quantity }) => `${id} ${MathBN.convert(quantity).toString()}`)
  return createHash("sha256").update(lines.sort().join("\n")).digest("base64url")
}

/**
 * Why a cart does not cost any more what the buyer approved.
 * @param confirmed `contentsOf` the cart when the order was placed; null when that is not known
 */
export function reasonOfChange(cart: Cart, confirmed: string | null): ShopperFailureCode {
  if (cart.items.length === 0) return "cart_empty"
  return contentsOf(cart) === confirmed ? "total_changed" : "cart_changed"
}
