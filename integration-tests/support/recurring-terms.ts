import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { recurringTermsWorkflow, type CartTerms } from "medusa-payment-amazon-pay/workflows"

/** What a store's own hook says of every cart, for the tests to turn: terms, not recurring, or no opinion. */
export const recurringTerms: { answer: CartTerms | null | undefined } = { answer: undefined }

export const MONTHLY: CartTerms = { frequency: { unit: "Month", value: "1" }, amount: 2000 }

/** A workflow takes one handler for as long as it lives: the demo's gives way. */
process.env["DEMO_RECURRING_TERMS"] = "elsewhere"
recurringTermsWorkflow.hooks.setTerms(() => new StepResponse(recurringTerms.answer))
