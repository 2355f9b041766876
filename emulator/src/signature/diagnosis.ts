/** What the emulator found out about a signature that does not verify. */
export type Diagnosis = {
  /** The text the emulator signed: a canonical request, or a button's payload. */
  readonly expected: string
  /** The text the caller signed, when one of the usual mistakes explains the signature; null when none does. */
  readonly received: string | null
  readonly explanation: string
  /** The first line in which the two differ. */
  readonly firstDifference: { readonly line: number; readonly expected: string; readonly received: string } | null
}

/** Compares what was expected with what was signed. */
export function diagnosisOf(expected: string, received: string | null, explanation: string): Diagnosis {
  return { expected, received, explanation, firstDifference: received === null ? null : compare(expected, received) }
}

function compare(expected: string, received: string): Diagnosis["firstDifference"] {
  const left = expected.split("\n")
  const right = received.split("\n")
  const length = Math.max(left.length, right.length)
  for (let index = 0; index < length; index++) {
    if (left[index] === right[index]) continue
    return { line: index + 1, expected: left[index] ?? "(nothing)", received: right[index] ?? "(nothing)" }
  }
  return null
}
