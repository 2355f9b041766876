// What the docs' examples for the storefront leave to the reader.

declare const medusaUrl: string
declare const publishableKey: string
declare const cartId: string
declare const variantId: string
declare const quantity: number
declare const container: HTMLElement
declare const client: import("medusa-payment-amazon-pay-storefront").AmazonPayClient
declare const decoration: import("medusa-payment-amazon-pay-storefront").ButtonDecoration
declare const frequencyText: typeof import("medusa-payment-amazon-pay-storefront").frequencyText

declare function addToCart(variantId: string, quantity?: number): Promise<{ id: string }>
declare function show(...what: unknown[]): void
declare function showLink(url: string): void
declare function showEnd(end: () => Promise<unknown>): void
declare function tell(error: unknown): void
declare function report(error: unknown): void

// The pages are JavaScript: they know that their elements are there, and that a failure of the kit has a code.

interface ParentNode {
  querySelector(selectors: string): HTMLElement
}
interface URLSearchParams {
  get(name: string): string
}
interface Error {
  code?: string
}
