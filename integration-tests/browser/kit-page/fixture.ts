import type { AmazonPayButton } from "medusa-payment-amazon-pay-storefront"

declare global {
  interface Window {
    fixture: { button: AmazonPayButton; medusaUrl: string }
  }
}
