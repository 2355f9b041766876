import type { FaultRule } from "amazon-pay-emulator"
import type { Store } from "./store"

/** More often than anybody should ask; an endless loop ends there. */
export const OFTEN = 30

export interface Operation {
  name: string
  pattern: string
  /** What of its answer names ids and amounts. */
  ids: readonly string[]
  amounts: readonly string[]
  /** States that it does not ask for. */
  states: readonly string[]
}

export const COMPLETE: Operation = {
  name: "complete",
  pattern: "/complete$",
  ids: ["checkoutSessionId", "chargePermissionId", "chargeId"],
  amounts: [],
  states: ["Open", "Canceled", "Hazy"],
}
export const CAPTURE: Operation = {
  name: "capture",
  pattern: "/capture$",
  ids: ["chargeId", "chargePermissionId"],
  amounts: ["captureAmount", "chargeAmount"],
  states: ["Authorized", "Canceled", "Declined", "Hazy"],
}
export const CHARGE: Operation = { ...CAPTURE, name: "charge", pattern: "/charges$" }
export const REFUND: Operation = {
  name: "refund",
  pattern: "/refunds$",
  ids: ["refundId", "chargeId"],
  amounts: ["refundAmount"],
  states: ["Hazy"],
}

interface Odd {
  name: string
  fault: FaultRule
}

const each = (names: readonly string[], value: unknown) => Object.fromEntries(names.map((name) => [name, value]))
const nothing = { amount: "0", currencyCode: "JPY" }

/** What may come in place of the answer, whether or not Amazon has done the work. */
function oddAnswers({ pattern, ids, amounts, states }: Operation): Odd[] {
  const where = { method: "POST", pattern, times: OFTEN } as const
  return [
    ...[{}, null].map((body): Odd => {
      return { name: `${JSON.stringify(body)}, and the work is done`, fault: { ...where, kind: "rewrite", body } }
    }),
    ...[{}, []].map((body): Odd => {
      const fault = { ...where, kind: "status", status: 200, body } as const
      return { name: `${JSON.stringify(body)}, and the work is not done`, fault }
    }),
    { name: "no ids", fault: { ...where, kind: "rewrite", fields: each(ids, null) } },
    { name: "no state", fault: { ...where, kind: "rewrite", fields: { statusDetails: null } } },
    ...states.map((state): Odd => {
      return { name: `state ${state}`, fault: { ...where, kind: "rewrite", fields: { statusDetails: { state } } } }
    }),
    ...(amounts.length === 0
      ? []
      : [{ name: "amount 0", fault: { ...where, kind: "rewrite", fields: each(amounts, nothing) } } as const]),
    {
      name: "201 Declined, without ids, and the work is not done",
      fault: { ...where, kind: "status", status: 201, body: { statusDetails: { state: "Declined" } } },
    },
  ]
}

export const oddCases = (operation: Operation) => oddAnswers(operation).map((odd) => ({ ...odd, operation }))

/** How often Amazon was asked for it. */
export function asked({ amazon }: Store, { pattern }: Operation): number {
  const calls = amazon.emulator.requests.list()
  return calls.filter(({ method, path }) => method === "POST" && new RegExp(pattern).test(path)).length
}
