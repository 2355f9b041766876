import { isDeepStrictEqual } from "node:util"

/** @throws naming both, when they differ */
export function expectEqual(actual, expected, what) {
  if (!isDeepStrictEqual(actual, expected)) {
    throw new Error(`${what} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`)
  }
}

/** @throws with the text, when a part is missing */
export function expectText(text, ...parts) {
  for (const part of parts) {
    if (!text.includes(part)) throw new Error(`"${part}" is missing in "${text.replace(/\s+/g, " ").trim()}"`)
  }
}
