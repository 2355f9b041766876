import type { z } from "zod"
import { AmazonPayError, refuse } from "../domain/errors.js"
import { deepest } from "../domain/read-input.js"

/** @throws InvalidRequestFormat when the text is not JSON. An absent body reads as null. */
export function parseJson(text: string): unknown {
  if (text === "") return null
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    throw new AmazonPayError("InvalidRequestFormat", "The request body is not valid JSON.")
  }
}

/**
 * Reads a body by its schema.
 * @param explain says what zod says, too: to whoever writes tests, not to a caller of Amazon's API
 * @throws for the first thing wrong: UnrecognizedField, MissingParameterValue or InvalidParameterValue, naming the
 *   parameter by its path (`paymentDetails.chargeAmount.amount`).
 */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown, explain = false): z.output<Schema> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const issue = deepest(result.error.issues)
  const path = issue?.path.map(String) ?? []
  if (issue?.code === "unrecognized_keys") throw refuse.unknownField([...path, ...issue.keys.slice(0, 1)].join("."))
  if (path.length === 0) throw new AmazonPayError("InvalidRequestFormat", "The request body must be a JSON object.")
  const parameter = path.join(".")
  // A rule of our own says what is wrong; what zod says of its own is no sentence for a caller.
  const hint = issue !== undefined && (explain || issue.code === "custom") ? issue.message : ""
  throw valueAt(body, path) === undefined ? refuse.missingValue(parameter) : refuse.invalidValue(parameter, hint)
}

function valueAt(body: unknown, path: readonly string[]): unknown {
  let value: unknown = body
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined
    value = Object.entries(value).find(([name]) => name === key)?.[1]
  }
  return value
}
