import type { Placement, ProductType } from "../../../amazon/button"
import type { Price } from "../../../amazon/money"

/** All that `amazon.Pay.renderButton` needs, and the address of the script that has it. Names are Amazon's. */
export interface AmazonPayButton {
  available: true
  merchantId: string
  publicKeyId: string
  ledgerCurrency: string
  checkoutLanguage: string
  productType: ProductType
  placement: Placement
  buttonColor: "Gold" | "LightGray" | "DarkGray"
  sandbox: boolean
  /** In Japan it decides which payment methods Amazon offers. */
  estimatedOrderAmount: Price | null
  scriptUrl: string
  createCheckoutSessionConfig: { payloadJSON: string; signature: string; algorithm: string }
}
