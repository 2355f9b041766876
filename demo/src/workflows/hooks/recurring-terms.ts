import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import { recurringTermsWorkflow } from "medusa-payment-amazon-pay/workflows"
import { plannedLine } from "../../lib/plan"

const cartSchema = z.object({
  total: z.coerce.number(),
  shipping_methods: z.array(z.object({ amount: z.coerce.number() }).nullish()).nullish(),
})

// A workflow takes one handler: the integration tests of the terms have their own.
if (process.env["DEMO_RECURRING_TERMS"] !== "elsewhere") {
  /** What each later month costs, with its delivery; a coupon may make the first one free. No opinion on a cart without the subscription. */
  recurringTermsWorkflow.hooks.setTerms(async ({ cart_id }, { container }) => {
    const line = await plannedLine(container, "cart", cart_id)
    if (line === null) return new StepResponse()
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const fields = ["total", "shipping_methods.amount"]
    const { data } = await query.graph({ entity: "cart", fields, filters: { id: cart_id } })
    const { total, shipping_methods } = cartSchema.parse(data[0])
    const delivery = (shipping_methods ?? []).reduce((sum, method) => sum + (method?.amount ?? 0), 0)
    const { frequency, price } = line.plan
    return new StepResponse({ frequency, amount: price * line.quantity + delivery, trial: total === 0 })
  })
}
