import { createRequire } from "node:module"

const ofMedusa = createRequire(createRequire(import.meta.url).resolve("@medusajs/medusa/package.json"))

/** Where Medusa's own Stripe provider is, which comes with Medusa. */
export const STRIPE = ofMedusa.resolve("@medusajs/payment-stripe")
