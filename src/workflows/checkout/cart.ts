import { createHash } from "node:crypto"
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Money } from "../../amazon/money"
import type { ShopperFailureCode } from "../../amazon/shopper-failure"
import { moneyOf } from "../../providers/amazon-pay/medusa/money-of"
import { queryRows, textOf } from "../support/query-rows"

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

const schema = z.object({
  id: z.string(),
  currency_code: z.string(),
  /** A number, or Medusa's BigNumber. */
  total: z.custom<BigNumberInput>((value) => value !== null && value !== undefined),
  /** What promotions take off, goods and shipping together. */
  discount_total: z.custom<BigNumberInput>((value) => value !== null && value !== undefined),
  email: text,
  locale: text,
  completed_at: z.unknown(),
  sales_channel_id: text,
  metadata: z.record(z.string(), z.unknown()).nullish(),
  customer: z.object({ has_account: z.boolean() }).nullish(),
  region: z
    .object({
      countries: listOf(z.object({ iso_2: z.string() })),
      payment_providers: listOf(z.object({ id: z.string() }).nullish()),
    })
    .nullish(),
  items: listOf(
    z.object({
      id: z.string(),
      variant_id: text,
      requires_shipping: z.boolean(),
      quantity: z.custom<BigNumberInput>((value) => value !== null && value !== undefined),
    }),
  ),
  shipping_methods: listOf(z.object({ id: z.string() })),
  shipping_address: address,
  billing_address: address,
  payment_collection: z
    .object({ id: z.string(), payment_sessions: listOf(paymentSession) })
    .nullish()
    .transform((value) => value ?? null),
})

/** As much of a Medusa cart as the checkout looks at. */
export type Cart = z.output<typeof schema>
export type CartAddress = NonNullable<Cart["shipping_address"]>
export type CartPaymentSession = z.output<typeof paymentSession>

const FIELDS = [
  "id",
  "currency_code",
  "total",
  "discount_total",
  "email",
  "locale",
  "completed_at",
  "sales_channel_id",
  "metadata",
  "customer.has_account",
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
  "payment_collection.payment_sessions.*",
  "payment_collection.payment_sessions.payment.id",
  "payment_collection.payment_sessions.payment.canceled_at",
]

export async function findCart(container: MedusaContainer, id: string): Promise<Cart | null> {
  const [cart] = await queryRows(container, { entity: "cart", fields: FIELDS, filters: { id } })
  return cart === undefined ? null : schema.parse(cart)
}

/** @throws MedusaError(NOT_FOUND) */
export async function getCart(container: MedusaContainer, id: string): Promise<Cart> {
  const cart = await findCart(container, id)
  if (cart) return cart
  throw new MedusaError(MedusaError.Types.NOT_FOUND, `Cart with id: ${id} was not found`)
}

/** What the shopper pays. @throws MedusaError(INVALID_DATA) for a currency that Amazon Pay does not take */
export function totalOf(cart: Cart): Money {
  return moneyOf(cart.total, cart.currency_code)
}

export function needsShipping(cart: Cart): boolean {
  return cart.items.some((item) => item.requires_shipping)
}

/** The order a cart became, or null. */
export async function orderOfCart(container: MedusaContainer, cart_id: string): Promise<string | null> {
  const [row] = await queryRows(container, { entity: "order_cart", fields: ["order_id"], filters: { cart_id } })
  return textOf(row, "order_id")
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
