import type { MedusaContainer } from "@medusajs/framework/types"
import { chargeRecurringWorkflow } from "medusa-payment-amazon-pay/workflows"

type Asked = Parameters<Parameters<typeof chargeRecurringWorkflow.hooks.validate>[0]>[0]
type Validate = (asked: Asked, container: MedusaContainer) => unknown

const allowAll: Validate = () => undefined

/** A store's own hook before each try to charge a period, for the tests to turn. */
export const beforeEachTry = {
  asked: [] as Asked[],
  validate: allowAll,
  reset() {
    this.asked = []
    this.validate = allowAll
  },
}

/** A workflow takes one handler for as long as it lives. */
chargeRecurringWorkflow.hooks.validate(async (asked, { container }) => {
  beforeEachTry.asked.push(asked)
  await beforeEachTry.validate(asked, container)
})
