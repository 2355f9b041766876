export type Placement = "Home" | "Product" | "Cart" | "Checkout" | "Other"
export type ProductType = "PayAndShip" | "PayOnly"
export type ButtonColor = "Gold" | "LightGray" | "DarkGray"

/** @property amount a decimal in the currency's major unit, e.g. "2500" (JPY) or "19.90" (EUR) */
export interface Price {
  amount: string
  currencyCode: string
}

/** What the server signed. `payloadJSON` must reach Amazon byte for byte, so it stays the string it came as. */
export interface SignedPayload {
  payloadJSON: string
  signature: string
  algorithm: string
}

/** The store's answer to POST /store/amazon-pay/button: everything Amazon's button needs. */
export interface AmazonPayButton {
  available: true
  merchantId: string
  publicKeyId: string
  ledgerCurrency: string
  checkoutLanguage: string
  productType: ProductType
  placement: Placement
  buttonColor: ButtonColor
  sandbox: boolean
  /** Decides in Japan which payment methods Amazon offers; need not be the final amount. */
  estimatedOrderAmount: Price | null
  scriptUrl: string
  createCheckoutSessionConfig: SignedPayload
}

/** The same route's answer when Amazon Pay cannot be used for the cart. */
export interface AmazonPayUnavailable {
  available: false
  reason: string
  message: string
}

/**
 * How a product page's button looks before there is anything to sign. All of it is public and the same for every
 * product of a shop; a button answer serves as well.
 */
export interface ButtonDecoration {
  scriptUrl: string
  merchantId: string
  publicKeyId: string
  ledgerCurrency: string
  checkoutLanguage?: string
  /** Default PayAndShip. */
  productType?: ProductType
  /** Default Product. */
  placement?: Placement
  buttonColor?: ButtonColor
  sandbox?: boolean
  estimatedOrderAmount?: Price | null
}

export interface RenderOptions {
  /** Takes the button away again when it aborts, also while the script is still loading. */
  signal?: AbortSignal
}

/** Something that was put into the page. */
export interface Mounted {
  /** Takes it out of the page. Safe to call twice. */
  remove(): void
}
