import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
  type ReturnWorkflow,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { withoutForeignWords } from "../../providers/amazon-pay/shop-error"
import { textOf } from "./query-rows"

/**
 * A workflow of one step: what a route, a subscriber or a job runs, and a store's own code may run. It throws errors in own
 * words only.
 */
export function workflowOf<Input, Output>(
  name: string,
  work: (container: MedusaContainer, input: Input) => Promise<Output>,
): ReturnWorkflow<Input, Output, []>
export function workflowOf(name: string, work: Work): ReturnWorkflow<Given, unknown, []> {
  const step = stepOf(name, work)
  return createWorkflow(name, (input: WorkflowData<Given>) => new WorkflowResponse(step(input)))
}

/**
 * The same, with a hook that runs before: a store's handler throws where the work is not to be done.
 * @param known what is answered without that work, and without asking the hook; null where there is no such answer
 */
export function validatedWorkflowOf<Input, Output>(
  name: string,
  work: (container: MedusaContainer, input: Input) => Promise<Output>,
  known?: (container: MedusaContainer, input: Input) => Promise<Output | null>,
): ReturnWorkflow<Input, Output, [Validate<Input>]>
export function validatedWorkflowOf(
  name: string,
  work: Work,
  known: Work = () => Promise.resolve(null),
): ReturnWorkflow<Given, unknown, [Validate<Given>]> {
  const find = stepOf(`${name}-known`, known)
  const step = stepOf(name, work)
  return createWorkflow(name, (input: WorkflowData<Given>) => {
    const found = find(input)
    const { result, hooks } = when(`${name}-unknown`, { found }, ({ found }) => found == null).then(() => {
      const validate: Validate<Given> = createHook("validate", input)
      const hooks: [Validate<Given>] = [validate]
      return { result: step(input), hooks }
    })
    return new WorkflowResponse(
      transform({ found, result }, ({ found, result }) => found ?? result),
      { hooks },
    )
  })
}

type Validate<Input> = ReturnType<typeof createHook<"validate", Input, unknown>>
type Work = (container: MedusaContainer, input: Given) => Promise<unknown>

function stepOf(name: string, work: Work) {
  return createStep(
    name,
    async (input: Given, { container }) => new StepResponse(await inOwnWords(input, () => work(container, input))),
  )
}

/**
 * Does a use case's work; whatever fails in it is told in words of ours, to a shopper in their language.
 * @throws an error that may be logged
 */
export async function inOwnWords<Result>(input: unknown, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const isShopper = typeof input === "object" && input !== null && "language" in input
    throw withoutForeignWords(error, isShopper ? textOf(input, "language") : undefined)
  }
}

/** Whatever the work takes: Medusa's types of a step cannot be said of a type that is not known yet. */
type Given = Record<string, unknown>
