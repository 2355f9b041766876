import { MedusaError } from "@medusajs/framework/utils"
import { closeChargePermissionWorkflow } from "../recurring/close-charge-permission"
import { chargeRecurringWorkflow } from "../recurring/charge-recurring"
import { validatedWorkflowOf } from "./workflow-of"

describe("a workflow with the hook validate", () => {
  const done: number[] = []
  const double = validatedWorkflowOf("test-double", (_container, { number }: { number: number }) => {
    done.push(number)
    return Promise.resolve(number * 2)
  })
  double.hooks.validate(({ number }) => {
    if (number < 0) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "It is below zero.")
  })

  it("does its work where the store's handler does not mind", async () => {
    expect((await double().run({ input: { number: 21 } })).result).toBe(42)
  })

  it("does none of it where the handler throws", async () => {
    await expect(double().run({ input: { number: -1 } })).rejects.toMatchObject({ message: "It is below zero." })
    expect(done).not.toContain(-1)
  })

  it.each([
    ["charges a period", chargeRecurringWorkflow],
    ["closes an agreement", closeChargePermissionWorkflow],
  ])("%s", (_, workflow) => {
    expect(workflow.hooks.validate).toEqual(expect.any(Function))
  })
})
