import type { MedusaContainer } from "@medusajs/framework/types"
import { chargeRecurringWorkflow, closeChargePermissionWorkflow } from "medusa-payment-amazon-pay/workflows"

type Asked<Workflow extends { hooks: { validate: (handler: never) => void } }> = Parameters<
  Parameters<Workflow["hooks"]["validate"]>[0]
>[0]

/** A store's own hook, for the tests to turn. */
function handler<Input>() {
  const allowAll: (asked: Input, container: MedusaContainer) => unknown = () => undefined
  return {
    asked: [] as Input[],
    validate: allowAll,
    reset() {
      this.asked = []
      this.validate = allowAll
    },
    async handle(asked: Input, { container }: { container: MedusaContainer }) {
      this.asked.push(asked)
      await this.validate(asked, container)
    },
  }
}

/** Before each try to charge a period. */
export const beforeEachTry = handler<Asked<typeof chargeRecurringWorkflow>>()
/** Before an agreement is closed. */
export const beforeClosing = handler<Asked<typeof closeChargePermissionWorkflow>>()

/** A workflow takes one handler for as long as it lives. */
chargeRecurringWorkflow.hooks.validate((asked, context) => beforeEachTry.handle(asked, context))
closeChargePermissionWorkflow.hooks.validate((asked, context) => beforeClosing.handle(asked, context))
