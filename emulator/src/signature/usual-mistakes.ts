import { canonicalRequest, type SignedRequest } from "./canonical-request.js"

/** A text somebody may have signed by mistake, and the sentence that helps them. */
export type Mistake = { readonly text: string; readonly explanation: string }

const ASCII_ONLY = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)

/** Ways a JSON text gets another shape between signing and sending. */
export function bodyMistakes(body: string): Mistake[] {
  const variants: [string, string][] = [
    [body.replace(/\//g, "\\/"), "the JSON was signed with escaped slashes (\\/) and sent without"],
    [body.replace(/\\\//g, "/"), "the JSON was signed with plain slashes and sent with escaped ones (\\/)"],
    [ASCII_ONLY(body), "the JSON was signed with \\uXXXX escapes and sent as UTF-8"],
    [ASCII_ONLY(body).replace(/\//g, "\\/"), "the JSON was signed with \\uXXXX and \\/ escapes and sent without"],
    [reformatted(body), "the JSON was parsed and printed again between signing and sending"],
    [reformatted(body, 2), "the JSON was signed with indentation and sent without"],
    [body.trim(), "the body was sent with white space around it"],
    [`${body}\n`, "the body was signed with a line end after it"],
    [body.replace(/&quot;/g, '"').replace(/&amp;/g, "&"), "the payload was HTML-escaped after signing"],
    [unescapedUnicode(body), "the JSON was signed as UTF-8 and sent with \\uXXXX escapes"],
    ["", "an empty body was signed"],
    ["null", "the literal null was signed as the body"],
  ]
  return variants.filter(([text]) => text !== body).map(([text, explanation]) => ({ text, explanation }))
}

/** Every canonical request one usual mistake away from the right one. */
export function requestMistakes(request: SignedRequest, signedHeaders: string): Mistake[] {
  const withChange = (change: Partial<SignedRequest>, explanation: string, headers = signedHeaders): Mistake => ({
    text: canonicalRequest({ ...request, ...change }, headers),
    explanation,
  })
  const bare = request.path.replace(/^(\/sandbox|\/live)?\/v2/, "")
  const host = request.header("host")
  const hosts = [host, host.replace(/:\d+$/, ""), "pay-api.amazon.com", "pay-api.amazon.eu", "pay-api.amazon.jp"]
  const replacing = (name: string, value: string) => ({
    header: (wanted: string) => (wanted === name ? value : request.header(wanted)),
  })
  const canonical = canonicalRequest(request, signedHeaders)
  return [
    ...bodyMistakes(request.body).map(({ text, explanation }) => withChange({ body: text }, explanation)),
    ...["", "/v2", "/sandbox/v2", "/live/v2"].map((prefix) =>
      withChange({ path: prefix + bare }, `the path ${prefix + bare} was signed`),
    ),
    ...["GET", "POST", "PATCH", "DELETE"].map((method) => withChange({ method }, `the method ${method} was signed`)),
    withChange({ query: "" }, "the query was not signed"),
    ...hosts.map((value) => withChange(replacing("x-amz-pay-host", value), `x-amz-pay-host ${value} was signed`)),
    withChange(
      replacing("accept", "application/json"),
      "the header accept was changed after signing (a proxy, or the HTTP client's own default)",
    ),
    withChange(
      replacing("content-type", "application/json"),
      "the header content-type was changed after signing (many HTTP clients add a charset)",
    ),
    { text: canonical.replace(/\n\n/, "\n"), explanation: "the empty line after the headers is missing" },
    { text: `${canonical}\n`, explanation: "a line end follows the body's hash" },
    withChange({}, "SignedHeaders was signed in lower case", signedHeaders.toLowerCase()),
  ].filter(({ text }) => text !== canonical)
}

function reformatted(body: string, indent?: number): string {
  try {
    const value: unknown = JSON.parse(body)
    return JSON.stringify(value, null, indent)
  } catch {
    return body
  }
}

function unescapedUnicode(body: string): string {
  return body.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}
