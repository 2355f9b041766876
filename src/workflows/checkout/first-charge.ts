import type { BigNumberInput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { Money } from "../../amazon/money"
import type { Account } from "../../providers/amazon-pay/account/account"
import { moneyOf } from "../../providers/amazon-pay/medusa/money-of"
import { ShopError } from "../../providers/amazon-pay/shop-error"

/** What the hook `setFirstCharge` answers: the part to charge at checkout, in major units. Nothing is all of it. */
export type FirstCharge = { amount: BigNumberInput } | undefined

/** A hook's result on its way to the next step, where Medusa hands on nothing as an object without any of it (2.21.2). */
export type HookResult = Partial<NonNullable<FirstCharge>> | undefined

/** Checks a hook's result where Medusa reads it. */
export const firstChargeResult = {
  parse(answer: unknown): FirstCharge {
    if (answer === undefined || answer === null) return undefined
    const amount: unknown = typeof answer === "object" ? Reflect.get(answer, "amount") : undefined
    if (typeof amount === "number" || typeof amount === "string") return { amount }
    throw invalid("it answers with `new StepResponse({ amount: 1000 })`, or with nothing")
  },
}

/**
 * The part to charge at checkout; null when that is the whole total.
 * @throws MedusaError(INVALID_DATA) for what is no part of the total
 */
export function firstChargeOf(answer: HookResult, total: Money, { options }: Account): Money | null {
  if (answer?.amount === undefined) return null
  if (options.paymentIntent === "Confirm") throw invalid('with paymentIntent "Confirm" nothing is charged at checkout')
  const part = moneyOf(answer.amount, total.currencyCode)
  if (part.isZero() || part.isMoreThan(total)) {
    throw invalid(
      `${part.toString()} is no part of ${total.toString()}. It must be more than nothing, and not more than that`,
    )
  }
  return part.equals(total) ? null : part
}

function invalid(reason: string): MedusaError {
  return new ShopError(MedusaError.Types.INVALID_DATA, `Amazon Pay: the hook setFirstCharge is wrong: ${reason}.`)
}
