import type { z } from "zod"
import type { Answer, Caller } from "../operations/caller.js"
import { parseBody } from "./parse-body.js"

/** One call of the API, without its transport. */
export type Operation = {
  readonly name: string
  /** Required on creates and captures, optional where the SDKs leave it out, without effect elsewhere. */
  readonly idempotency: "required" | "optional" | "none"
  /** Takes `x-amz-pay-simulation-code`, and checks itself which. */
  readonly simulates: boolean
  /**
   * Checks the body and returns what is left to do. The two steps are apart because a malformed request is not saved
   * under its idempotency key, while a decline is.
   */
  prepare(id: string, body: unknown): (caller: Caller) => Answer
}

/** Ties a schema to what is done with its output. */
export function operation<Schema extends z.ZodType>(definition: {
  readonly name: string
  readonly idempotency: Operation["idempotency"]
  readonly simulates?: boolean
  readonly schema: Schema
  readonly run: (caller: Caller, id: string, input: z.output<Schema>) => Answer
}): Operation {
  const { name, idempotency, simulates = false, schema, run } = definition
  return {
    name,
    idempotency,
    simulates,
    prepare: (id, body) => {
      const input = parseBody(schema, body)
      return (caller) => run(caller, id, input)
    },
  }
}
