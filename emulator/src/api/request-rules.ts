import { AmazonPayError } from "../domain/errors.js"
import type { Region } from "../domain/region.js"
import type { SignedRequest } from "../signature/canonical-request.js"

/** Far more than any body of Amazon Pay's can be, in bytes. */
export const LONGEST_BODY = 262_144

/**
 * What is wrong with a request whatever its operation.
 * @param ownHost tells the `host:port` that the emulator itself is reached at; most callers name Amazon's
 * @param unsigned headers the caller did not sign, and so need not send
 * @throws InvalidHeaderValue, InvalidRequest
 */
export function assertRequest(
  region: Region,
  request: SignedRequest,
  ownHost: () => string,
  unsigned: readonly string[],
): void {
  const code = request.header("x-amz-pay-region").toLowerCase()
  if (!(code === "" && unsigned.includes("x-amz-pay-region")) && !region.headerNames.includes(code)) {
    throw invalidHeader("x-amz-pay-region", `'${code}' was sent to region ${region.code}.`)
  }
  const host = request.header("x-amz-pay-host")
  const isKnown = (): boolean =>
    [region.apiHost, request.header("host"), ownHost()].map(withoutPort).includes(withoutPort(host))
  if (host !== region.apiHost && !(host === "" && unsigned.includes("x-amz-pay-host")) && !isKnown()) {
    throw invalidHeader("x-amz-pay-host", `'${host.toLowerCase()}' is not ${region.apiHost}.`)
  }
  if (request.body === "") return
  if (!/^application\/json\s*(;|$)/i.test(request.header("content-type"))) {
    throw invalidHeader("content-type", "It has to be application/json.")
  }
  if (Buffer.byteLength(request.body) > LONGEST_BODY) {
    throw new AmazonPayError("InvalidRequest", `The request body is longer than ${LONGEST_BODY} bytes.`)
  }
}

function withoutPort(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, "")
}

function invalidHeader(name: string, hint: string): AmazonPayError {
  return new AmazonPayError("InvalidHeaderValue", `The value provided for the header '${name}' is invalid: ${hint}`)
}
