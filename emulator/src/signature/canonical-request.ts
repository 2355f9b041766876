import { hash } from "node:crypto"

/** A request as the signature sees it. */
export type SignedRequest = {
  readonly method: string
  /** With the leading slash, without the query. */
  readonly path: string
  readonly query: string
  /** By lower-case name. */
  readonly header: (name: string) => string
  readonly body: string
}

/** Lower-case hex, as the canonical request wants it. */
export function sha256Hex(text: string): string {
  return hash("sha256", text, "hex")
}

/** Of the empty body that every GET has. */
const NO_BODY = sha256Hex("")

/**
 * Rebuilds the canonical request (Amazon Pay API: signing requests). `SignedHeaders` is taken as it was received,
 * because SDKs differ in which headers they sign and keep the case their caller used.
 */
export function canonicalRequest(request: SignedRequest, signedHeaders: string): string {
  let text = `${request.method}\n${request.path}\n${canonicalQuery(request.query)}\n`
  for (const name of signedNames(signedHeaders)) text += `${name}:${request.header(name)}\n`
  return `${text}\n${signedHeaders}\n${request.body === "" ? NO_BODY : sha256Hex(request.body)}`
}

let last = { signedHeaders: "", names: [""] }

/** The names in lower case, sorted. A client signs the same headers with every call. */
export function signedNames(signedHeaders: string): readonly string[] {
  if (last.signedHeaders !== signedHeaders) {
    last = { signedHeaders, names: signedHeaders.toLowerCase().split(";").sort() }
  }
  return last.names
}

/** `k=v` pairs sorted by key, values percent-encoded once. */
function canonicalQuery(query: string): string {
  if (query === "") return ""
  return [...new URLSearchParams(query)]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
    .join("&")
}

/** The two lines that are really signed; Amazon repeats them when a signature is wrong. */
export function stringToSign(algorithm: string, text: string): string {
  return `${algorithm}\n${sha256Hex(text)}`
}
