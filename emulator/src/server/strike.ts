import type { IncomingMessage, ServerResponse } from "node:http"
import { setTimeout as wait } from "node:timers/promises"
import type { ApiResponse } from "../api/api-response.js"
import { AmazonPayError, type ReasonCode } from "../domain/errors.js"
import { unreachable } from "../domain/states.js"
import type { FaultRule } from "../faults/fault-rule.js"

const GATEWAY_PAGE = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n"

/** Lets a fault act before the work. True when it has answered (or cut the line) and nothing is left to do. */
export async function strikeBefore(
  fault: FaultRule,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<boolean> {
  switch (fault.kind) {
    case "status":
      sendStatus(response, fault.status, fault.body ?? standardError(fault.status), requestId)
      return true
    case "throttle":
      sendStatus(response, 429, standardError(429), requestId)
      return true
    case "recorded":
      if (fault.answer !== "error-page") return false
      sendStatus(response, 500, ERROR_PAGE, requestId)
      return true
    case "html-502":
      response.writeHead(502, { "content-type": "text/html", "x-amz-pay-request-id": requestId })
      response.end(GATEWAY_PAGE)
      return true
    case "drop-before":
      request.socket.destroy()
      return true
    case "latency":
      await wait(fault.ms)
      return request.socket.destroyed
    case "drop-after":
    case "truncate":
    case "slow-body":
    case "rewrite":
    case "simulate":
    case "clock":
      return false
    default:
      return unreachable(fault)
  }
}

/** Lets a fault act on the answer, after the work was done. True when nothing is left to send. */
export async function strikeAfter(
  fault: FaultRule,
  request: IncomingMessage,
  response: ServerResponse,
  answer: ApiResponse,
  requestId: string,
): Promise<boolean> {
  switch (fault.kind) {
    case "drop-after":
      request.socket.destroy()
      return true
    case "truncate":
      begin(response, answer, requestId)
      response.write(answer.body.slice(0, answer.body.length / 2), () => request.socket.destroy())
      return true
    case "rewrite":
      sendStatus(response, fault.status ?? answer.status, rewritten(fault, answer), requestId)
      return true
    case "recorded":
      if (fault.answer !== "yen-with-decimals") return false
      sendStatus(response, answer.status, withDecimals(answer), requestId)
      return true
    case "slow-body":
      begin(response, answer, requestId)
      await trickle(response, answer.body, fault.ms)
      return true
    case "status":
    case "throttle":
    case "html-502":
    case "drop-before":
    case "latency":
    case "simulate":
    case "clock":
      return false
    default:
      return unreachable(fault)
  }
}

/** Recorded by the Java SDK's users (issue 11 of its repository). */
const ERROR_PAGE = {
  reasonCode: "ResourceNotFound",
  message: "Resource you are trying to access is not available. Requested path /errors/500",
}

/** A Japanese refund of 2020: "100.00" yen, and milliseconds where a date is. */
function withDecimals(answer: ApiResponse): unknown {
  const text = answer.body
    .replace(/"amount":"(\d+)","currencyCode":"JPY"/g, '"amount":"$1.00","currencyCode":"JPY"')
    .replace(/"creationTimestamp":"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z"/g, (_, year, ...parts: string[]) => {
      const [month, day, hour, minute, second] = parts
      return `"creationTimestamp":${Date.parse(`${String(year)}-${month}-${day}T${hour}:${minute}:${second}Z`)}`
    })
  return text
}

function rewritten({ body, fields }: Extract<FaultRule, { kind: "rewrite" }>, answer: ApiResponse): unknown {
  if (body !== undefined) return body
  const own: unknown = JSON.parse(answer.body)
  return typeof own === "object" && own !== null ? { ...own, ...fields } : own
}

/** The message of an error's body, for the log. */
export function errorBody(body: string): string | null {
  const parsed: unknown = JSON.parse(body)
  if (typeof parsed !== "object" || parsed === null || !("message" in parsed)) return null
  return typeof parsed.message === "string" ? parsed.message : null
}

const BY_STATUS: { readonly [status: number]: ReasonCode } = {
  400: "InvalidRequest",
  401: "UnauthorizedAccess",
  403: "InvalidAuthentication",
  404: "ResourceNotFound",
  405: "UnsupportedOperation",
  408: "RequestTimeout",
  429: "TooManyRequests",
  500: "InternalServerError",
  503: "ServiceUnavailable",
}

function standardError(status: number): object {
  const reasonCode = BY_STATUS[status] ?? "InternalServerError"
  const { message } = new AmazonPayError(reasonCode, `Answered with ${status} by a fault of the emulator.`)
  return { reasonCode, message }
}

function sendStatus(response: ServerResponse, status: number, body: unknown, requestId: string): void {
  const text = typeof body === "string" ? body : JSON.stringify(body)
  response.writeHead(status, { "content-type": "application/json", "x-amz-pay-request-id": requestId })
  response.end(text)
}

function begin(response: ServerResponse, answer: ApiResponse, requestId: string): void {
  response.writeHead(answer.status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(answer.body),
    "x-amz-pay-request-id": requestId,
  })
}

async function trickle(response: ServerResponse, body: string, ms: number): Promise<void> {
  const bytes = Buffer.from(body)
  const steps = 10
  const size = Math.ceil(bytes.length / steps)
  for (let at = 0; at < bytes.length && !response.destroyed; at += size) {
    response.write(bytes.subarray(at, at + size))
    await wait(ms / steps)
  }
  response.end()
}
