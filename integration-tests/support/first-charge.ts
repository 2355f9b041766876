import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { confirmCheckoutWorkflow, makeButtonWorkflow } from "medusa-payment-amazon-pay/workflows"

/** What a store's own hook decides, for the tests to turn. */
export const firstCharge: { amount: number | null } = { amount: null }

const answer = () => new StepResponse(firstCharge.amount === null ? undefined : { amount: firstCharge.amount })

/** A workflow takes one handler for as long as it lives. */
confirmCheckoutWorkflow.hooks.setFirstCharge(answer)
makeButtonWorkflow.hooks.setFirstCharge(answer)
