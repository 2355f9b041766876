import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import type { Money } from "../../amazon/money"
import { readFrequency, RecurringTermsError, type Frequency } from "../../amazon/recurring/frequency"
import type { RecurringTerms } from "../../amazon/recurring/terms"
import { moneyOf } from "../../providers/amazon-pay/medusa/money-of"
import { ShopError } from "../../providers/amazon-pay/shop-error"

/** What the hook `setTerms` answers of a cart that is to be paid again and again. */
export interface CartTerms {
  frequency: Frequency
  /** What is charged each time, in major units of the cart's currency; null when it differs from time to time. */
  amount: number | string | null
  /** The first order is free. */
  trial?: boolean
}

/** The store's opinion of a cart. */
export type Opinion = { is: "terms"; terms: CartTerms } | { is: "not recurring" } | { is: "no opinion" }

/** What a handler may answer, and what becomes of it: Medusa gives both one type. */
type Answer = CartTerms | null | undefined | Opinion

/**
 * What the buyer of a cart agrees to beside this payment. The hook `setTerms` lets the store say it; button, review page
 * and confirmation ask it anew each time, so it answers by what is in the cart.
 *
 * @example
 * recurringTermsWorkflow.hooks.setTerms(async ({ cart_id }, { container }) => {
 *   const plan = await planOf(cart_id, container)
 *   // null: not recurring, whatever the storefront asks for. undefined: no opinion.
 *   return new StepResponse(plan ? { frequency: { unit: "Month", value: "1" }, amount: plan.price } : null)
 * })
 */
export const recurringTermsWorkflow = createWorkflow(
  "amazon-pay-recurring-terms",
  (input: WorkflowData<{ cart_id: string }>) => {
    const setTerms = createHook("setTerms", input, {
      resultValidator: { parse: (answer): Answer => readOpinion(answer) },
    })
    const answered = setTerms.getResult()
    // Without a handler, Medusa hands on an object without any of it (2.21.2).
    const opinion = transform({ answered }, ({ answered }): Opinion =>
      answered && "is" in answered ? answered : { is: "no opinion" },
    )
    return new WorkflowResponse(opinion, { hooks: [setTerms] as const })
  },
)

export async function opinionOf(container: MedusaContainer, cart_id: string): Promise<Opinion> {
  const { result } = await recurringTermsWorkflow(container).run({ input: { cart_id } })
  return result
}

const answerSchema = z.object({
  frequency: z.unknown().optional(),
  amount: z.union([z.number(), z.string()]).nullable(),
  trial: z.boolean().default(false),
})

/** Checks the hook's result where Medusa reads it. */
function readOpinion(answer: unknown): Opinion {
  if (answer === undefined) return { is: "no opinion" }
  if (answer === null) return { is: "not recurring" }
  const { data } = answerSchema.safeParse(answer)
  if (!data) {
    throw invalidTerms(
      'the hook setTerms is wrong: it answers with `new StepResponse({ frequency: { unit: "Month", value: "1" }, amount: 2500 })`, with an amount of null where that differs from time to time, with null for what is not recurring, or with nothing',
    )
  }
  return { is: "terms", terms: { ...data, frequency: asShopError(() => readFrequency(data.frequency)) } }
}

/** @throws MedusaError(INVALID_DATA) for an amount that is none of the currency */
export function termsIn({ frequency, amount, trial = false }: CartTerms, currencyCode: string): RecurringTerms {
  return { frequency, amount: amount === null ? null : amountOfTerms(moneyOf(amount, currencyCode)), trial }
}

export function amountOfTerms(amount: Money): Money {
  if (!amount.isZero()) return amount
  throw invalidTerms("the amount of recurring terms is more than nothing, or null where it differs from time to time")
}

/** The code of the error that says so. */
const INVALID = "invalid_recurring_terms"

export function invalidTerms(reason: string): ShopError {
  return new ShopError(MedusaError.Types.INVALID_DATA, `Amazon Pay: ${reason}.`, INVALID)
}

export function asShopError<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RecurringTermsError)) throw error
    throw new ShopError(MedusaError.Types.INVALID_DATA, `Amazon Pay: ${error.message}`, INVALID)
  }
}
