import type { Frequency } from "../src/amazon/recurring/frequency.js"
import type { ProductType } from "./button.js"
import type { Detail } from "../src/amazon/shopper-failure/detail-name.js"
import type { ShopperFailure } from "../src/amazon/shopper-failure/index.js"

/** An address in Medusa's fields. `province` is an ISO 3166-2 code where it could be told ("jp-13"). */
export interface AmazonPayAddress {
  first_name: string | null
  last_name: string | null
  company: string | null
  address_1: string | null
  address_2: string | null
  city: string | null
  province: string | null
  postal_code: string | null
  country_code: string | null
  phone: string | null
}

/** What a store may need and Amazon may not send: names of Medusa's, and Japan's furigana. */
export type MissingField = Detail

/** A payment that is the first of several. Amounts are decimals in the currency's major unit. */
export interface AmazonPayRecurring {
  frequency: Frequency
  /** In the client's language: "every month". */
  frequency_text: string
  /** Charged each time; null when it differs from time to time. */
  amount: string | null
  currency_code: string
  /** What this order costs. */
  first_charge: string
  /** The first order is free. */
  trial: boolean
}

/** What the review page shows. */
export interface AmazonPayCheckoutSession {
  id: string
  /** Amazon's state; only an Open session can be confirmed. */
  state: "Open" | "Completed" | "Canceled" | "Unknown"
  cart_id: string
  provider_id: string
  /** What will be charged, as it stands now: a decimal in the currency's major unit. */
  amount: string
  currency_code: string
  /** Show it word for word: "Visa ****1111 (Amazon Pay)". */
  payment_descriptor: string | null
  script_url: string
  product_type: ProductType | null
  buyer: { name: string | null; email: string | null }
  /** null when nothing is shipped; like all of the buyer also once the order is placed or the session has ended. */
  shipping_address: AmazonPayAddress | null
  billing_address: AmazonPayAddress | null
  /** What the store needs and Amazon did not send: ask the shopper, then call `addDetails`. */
  missing_fields: MissingField[]
  /** What the shopper agrees to beside this payment: what the page before the order has to say. null for a single one. */
  recurring: AmazonPayRecurring | null
  error: ShopperFailure | null
}
