import { isDeepStrictEqual } from "node:util"

/** @throws naming both, when they differ */
export function expectEqual(actual, expected, what) {
  if (!isDeepStrictEqual(actual, expected)) {
    throw new Error(`${what} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`)
  }
}

/** Spaces and line breaks do not count: they are a matter of the layout. @throws with the text, when a part is missing */
export function expectText(text, ...parts) {
  const squeezed = squeeze(text)
  for (const part of parts) {
    if (!squeezed.includes(squeeze(part)))
      throw new Error(`"${part}" is missing in "${text.replace(/\s+/g, " ").trim()}"`)
  }
}

const squeeze = (text) => text.replace(/\s+/g, "")
