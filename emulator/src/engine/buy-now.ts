import type { Money } from "../domain/money.js"

/** What a Buy Now button calls in the shop's page. */
export const CALLBACKS = [
  "onInitCheckout",
  "onShippingAddressSelection",
  "onDeliveryOptionSelection",
  "onCompleteCheckout",
  "onCancel",
] as const
export type Callback = (typeof CALLBACKS)[number]

/** A way of delivery that the shop offers for the chosen address. */
export type DeliveryOption = {
  readonly id: string
  readonly name: string
  readonly price: Money
  readonly isDefault: boolean
}

/** The shop's cartDetails. */
export type Cart = {
  readonly base: Money
  readonly tax: Money
  readonly shipping: Money
  readonly discount: Money | null
  readonly charge: Money
  /** Only of an order that is charged in parts. */
  readonly order: Money | null
  readonly deliveryOptions: readonly DeliveryOption[]
  readonly lines: readonly { readonly title: string; readonly quantity: string }[]
}

/** A checkout on one page of Amazon's, which asks the shop's page for amounts and delivery options. */
export type BuyNow = {
  /** Of the page with the button: buyer data goes to no other. */
  readonly origin: string
  readonly callbacks: readonly Callback[]
  cart: Cart | null
  /** Id of the chosen one. */
  deliveryOption: string | null
  /** What the page waits for. */
  asks: Callback | null
  /** Why the buyer cannot pay: the shop's own reasonCode, or what is wrong with its answer. */
  problem: string | null
}
