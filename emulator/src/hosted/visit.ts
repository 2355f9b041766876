import type { BuyerAccount, BuyerChoice } from "../engine/buyer-account.js"
import type { Checkout, CheckoutSession } from "../engine/checkout-session.js"
import type { Texts } from "./texts.js"

/** One hosted page of one open checkout. */
export type Visit = {
  readonly session: CheckoutSession
  readonly checkout: Checkout
  readonly account: BuyerAccount
  readonly texts: Texts
  /** `/checkout/<id>`; every page of the checkout lies below it. */
  readonly path: string
}

/** The same after the buyer signed in. */
export type SignedInVisit = Visit & { readonly choice: BuyerChoice }
