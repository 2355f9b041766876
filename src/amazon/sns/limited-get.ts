import { isTransientStatus } from "../errors"
import { SnsRefusedError, SnsUnavailableError } from "./errors"

export interface Limits {
  /** For the whole answer, not only its beginning. */
  timeoutMs: number
  maxBytes: number
}

export const DEFAULT_LIMITS: Limits = { timeoutMs: 5_000, maxBytes: 64 * 1024 }

/**
 * GETs a URL that a message named: within a deadline, without redirects, and no more than so many bytes.
 * @param url of a host that was checked before
 * @throws SnsUnavailableError when no usable answer came, SnsRefusedError when there is no such thing
 */
export async function limitedGet(url: string, { timeoutMs, maxBytes }: Limits): Promise<string> {
  let response: Response
  try {
    response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(timeoutMs) })
    if (response.ok) return await readText(response, maxBytes)
    await response.body?.cancel()
  } catch (cause) {
    throw new SnsUnavailableError(`${hostOf(url)} did not answer in time, or was cut off.`, { cause })
  }
  const answered = `${hostOf(url)} answered ${response.status}.`
  throw isTransientStatus(response.status) ? new SnsUnavailableError(answered) : new SnsRefusedError(answered)
}

async function readText({ body }: Response, maxBytes: number): Promise<string> {
  const reader = body?.getReader()
  const chunks: Uint8Array[] = []
  for (let size = 0; ;) {
    const part: { done: boolean; value?: Uint8Array | undefined } | undefined = await reader?.read()
    if (!part?.value) return Buffer.concat(chunks).toString("utf8")
    chunks.push(part.value)
    size += part.value.byteLength
    if (size <= maxBytes) continue
    await reader?.cancel()
    throw new RangeError(`more than ${maxBytes} bytes`)
  }
}

function hostOf(url: string): string {
  return new URL(url).host
}
