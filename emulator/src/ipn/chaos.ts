import { z } from "zod"
import { readInput } from "../domain/read-input.js"

/** A century, in seconds: far enough, and a time that a clock can have. */
const LONGEST_DELAY = 100 * 366 * 86_400
const times = z.number().int().positive().optional()

/** What happens to the next notification, on demand. `times` defaults to 1. */
export const chaosRule = z.discriminatedUnion("kind", [
  /** It comes twice, with the same MessageId. */
  z.strictObject({ kind: z.literal("duplicate"), times }),
  /** It comes so many seconds late, on the virtual clock. */
  z.strictObject({ kind: z.literal("delay"), seconds: z.number().positive().max(LONGEST_DELAY), times }),
  /** It comes after the one that follows it. */
  z.strictObject({ kind: z.literal("reorder"), times }),
  /** It comes as it should: the rules behind this one are for later. */
  z.strictObject({ kind: z.literal("deliver"), times }),
  /** It never comes. */
  z.strictObject({ kind: z.literal("lose"), times }),
  /** A forgery comes in its place. */
  z.strictObject({
    kind: z.enum(["bad-signature", "foreign-topic", "foreign-merchant", "foreign-certificate"]),
    times,
  }),
])

/** A rule as it is given. */
export type ChaosRule = z.input<typeof chaosRule>
/** The ways a notification can be false although, but for the first, its signature is right or cannot be checked. */
export type Forgery = "bad-signature" | "foreign-topic" | "foreign-merchant" | "foreign-certificate"

/** The rules in force; each is used up notification by notification. */
export type Chaos = {
  /** @throws TypeError that says what is wrong with the rule. */
  add(rule: ChaosRule): void
  list(): ChaosRule[]
  clear(): void
  take(): ChaosRule | null
}

/** Rules apply in the order they were added, one to a notification. */
export function createChaos(): Chaos {
  let rules: { rule: ChaosRule; left: number }[] = []
  return {
    add: (rule) =>
      void rules.push({ rule: readInput(chaosRule, rule, "The rule for notifications"), left: rule.times ?? 1 }),
    list: () => rules.map(({ rule, left }) => ({ ...rule, times: left })),
    clear: () => {
      rules = []
    },
    take: () => {
      const first = rules[0]
      if (first === undefined) return null
      first.left -= 1
      if (first.left === 0) rules = rules.slice(1)
      return first.rule
    },
  }
}
