import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type ReturnWorkflow,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"

/** A workflow of one step: what a route, a subscriber or a job runs, and a store's own code may run. */
export function workflowOf<Input, Output>(
  name: string,
  work: (container: MedusaContainer, input: Input) => Promise<Output>,
): ReturnWorkflow<Input, Output, []>
export function workflowOf(
  name: string,
  work: (container: MedusaContainer, input: Given) => Promise<unknown>,
): ReturnWorkflow<Given, unknown, []> {
  const step = createStep(name, async (input: Given, { container }) => {
    return new StepResponse(await work(container, input))
  })
  return createWorkflow(name, (input: WorkflowData<Given>) => new WorkflowResponse(step(input)))
}

/** Whatever the work takes: Medusa's types of a step cannot be said of a type that is not known yet. */
type Given = Record<string, unknown>
