import { createTokenBucket, type TokenBucket } from "../engine/token-bucket.js"
import type { VirtualClock } from "../engine/clock.js"
import { createRandom, type Random } from "../domain/random.js"
import { readInput } from "../domain/read-input.js"
import { faultRule, type FaultRule } from "./fault-rule.js"

/** The rules in force, oldest first. */
export type Faults = {
  /** @throws TypeError that says what is wrong with the rule. */
  add(rule: FaultRule): void
  list(): (FaultRule & { readonly left: number | null })[]
  clear(): void
  /** The first rule that strikes this call, and one use of it less. */
  take(call: Call): FaultRule | null
}

/** What rules are matched with. */
export type Call = { readonly method: string; readonly path: string; readonly body: string }

type Armed = {
  readonly rule: FaultRule
  readonly pattern: RegExp | null
  readonly bodyPattern: RegExp | null
  readonly random: Random
  readonly bucket: TokenBucket | null
  left: number | null
}

/** Each rule with a probability has a generator of its own, so that rules do not disturb each other's luck. */
export function createFaults(clock: VirtualClock): Faults {
  let armed: Armed[] = []
  return {
    add: (input) => {
      const rule = readInput(faultRule, input, "The fault")
      armed.push({
        rule,
        pattern: expressionOf(rule.pattern),
        bodyPattern: expressionOf(rule.body_pattern),
        random: createRandom(rule.seed ?? "amazon-pay-emulator"),
        bucket: rule.kind === "throttle" ? createTokenBucket(clock, rule.burst, rule.perSecond) : null,
        left: rule.times === undefined ? (rule.kind === "throttle" ? null : 1) : rule.times,
      })
    },
    list: () => armed.map(({ rule, left }) => ({ ...rule, left })),
    clear: () => {
      armed = []
    },
    take: (call) => {
      if (armed.length === 0) return null
      const struck = armed.find((entry) => matches(entry, call) && strikes(entry))
      if (struck === undefined) return null
      if (struck.left !== null) struck.left -= 1
      if (struck.left === 0) armed = armed.filter((entry) => entry !== struck)
      return struck.rule
    },
  }
}

function expressionOf(pattern: string | undefined): RegExp | null {
  return pattern === undefined ? null : new RegExp(pattern)
}

function matches({ rule, pattern, bodyPattern }: Armed, { method, path, body }: Call): boolean {
  if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false
  if (pattern !== null && !pattern.test(path)) return false
  if (bodyPattern !== null && !bodyPattern.test(body)) return false
  if (rule.path === undefined) return true
  return path.startsWith(rule.path) || path.replace(/^(\/sandbox|\/live)?\/v2/, "").startsWith(rule.path)
}

function strikes({ rule, random, bucket }: Armed): boolean {
  if (bucket?.take() === true) return false
  return rule.probability === undefined || random.uint32() / 2 ** 32 < rule.probability
}
