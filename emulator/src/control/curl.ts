import type { RequestEntry } from "../server/request-log.js"

/** What curl says of its own, or must not. */
const OWN = ["host", "connection", "content-length", "transfer-encoding", "accept-encoding"]

/** A call as a curl command. Its signature is good for a quarter of an hour; a POST is answered from its idempotency key. */
export function curlOf(origin: string, { method, path, query, headers, requestBody }: RequestEntry): string | null {
  if (headers === null) return null
  const parts = [
    `curl${origin.startsWith("https:") ? " -k" : ""} -X ${method} ${quoted(`${origin}${path}${query && `?${query}`}`)}`,
    ...Object.entries(headers)
      .filter(([name]) => !OWN.includes(name.toLowerCase()))
      .map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(requestBody ? [`--data-raw ${quoted(requestBody)}`] : []),
  ]
  return parts.join(" \\\n  ")
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
