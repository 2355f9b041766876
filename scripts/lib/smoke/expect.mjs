import { isDeepStrictEqual } from "node:util"

/** @throws naming both, when they differ */
export function expectEqual(actual, expected, what) {
  if (!isDeepStrictEqual(actual, expected)) {
    throw new Error(`${what} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`)
  }
}

const PATIENCE_MS = 60_000

/**
 * What follows of an event or of a notification takes a moment.
 * @param {() => Promise<unknown>} read
 * @throws naming both, when they still differ after a minute
 */
export async function expectEventually(read, expected, what) {
  const end = performance.now() + PATIENCE_MS
  let actual = await read()
  while (!isDeepStrictEqual(actual, expected) && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    actual = await read()
  }
  expectEqual(actual, expected, what)
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
