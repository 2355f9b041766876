import type { z } from "zod"

/**
 * Reads what was given in code, by a flag or in a file.
 * @param what begins the sentence: "The fault"
 * @throws TypeError with one sentence that names the first thing wrong.
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.output<Schema> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const issue = deepest(read.error.issues)
  throw new TypeError(`${what} is refused: ${[issue?.path.join("."), issue?.message].filter(Boolean).join(": ")}`)
}

type Issue = z.core.$ZodIssue

/** Of what a union could have been, that which fits best: where the mistake lies deepest. */
export function deepest(issues: readonly Issue[]): Issue | undefined {
  const [first] = issues
  if (first?.code !== "invalid_union") return first
  const inner = first.errors.flatMap((branch) => deepest(branch) ?? [])
  const [best] = inner.sort((one, other) => other.path.length - one.path.length)
  return best !== undefined && best.path.length > 0 ? { ...best, path: [...first.path, ...best.path] } : first
}
