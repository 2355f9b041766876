import { randomUUID } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Api, ApiOutcome } from "../api/api.js"
import { checkoutOfCall } from "../api/checkout-of-call.js"
import { LONGEST_BODY } from "../api/request-rules.js"
import type { Engine } from "../engine/engine.js"
import { logCall } from "../engine/record.js"
import type { FaultRule } from "../faults/fault-rule.js"
import type { Faults } from "../faults/faults.js"
import { errorBody, strikeAfter, strikeBefore } from "./strike.js"
import type { RequestLog } from "./request-log.js"

const SIMULATION = "x-amz-pay-simulation-code"

/**
 * The API over node:http, without a framework between: this is the path that has to answer thousands of signed
 * requests a second, and faults need the socket.
 */
export function apiServer(options: {
  readonly engine: Engine
  readonly api: Api
  readonly faults: Faults
  readonly log: RequestLog
}) {
  const { engine, api, faults, log } = options

  return async (request: IncomingMessage, response: ServerResponse, path: string, query: string): Promise<void> => {
    const started = performance.now()
    const method = request.method ?? "GET"
    const requestId = randomUUID()
    const body = await readBody(request)
    const fault = faults.take({ method, path, body })
    const header = (name: string): string => {
      if (fault?.kind === "simulate" && name === SIMULATION) return fault.code
      const value = request.headers[name]
      return typeof value === "string" ? value : (value?.join(", ") ?? "")
    }
    const write = (outcome: ApiOutcome | null, status: number | null): void => {
      const call = {
        method,
        path,
        operation: outcome === null ? api.nameOf(method, path) : outcome.operation,
        status,
        reasonCode: outcome?.response.reasonCode ?? null,
        requestId,
        merchantId: outcome?.merchantId ?? null,
        checkoutSessionId: checkoutOfCall(engine, path, body, outcome?.response.body ?? null),
        replayed: outcome?.response.replayed ?? false,
        fault: fault?.kind ?? null,
      }
      logCall(engine, call)
      const entry = {
        time: Date.now(),
        message: outcome?.response.reasonCode ? errorBody(outcome.response.body) : null,
        idempotencyKey: header("x-amz-pay-idempotency-key") || null,
        durationMs: Math.round((performance.now() - started) * 1_000) / 1_000,
        signature: outcome?.signature ?? null,
        officialForms: outcome?.officialForms ?? [],
        query,
        call,
      }
      log.push(entry, {
        rawHeaders: request.rawHeaders,
        requestBody: body,
        responseBody: outcome?.response.body ?? null,
      })
    }

    if (fault !== null && (await strikeBefore(fault, request, response, requestId))) {
      write(null, response.headersSent ? response.statusCode : null)
      return
    }
    const now = Date.now() + (fault?.kind === "clock" ? fault.seconds * 1_000 : 0)
    if (fault?.kind === "clock") response.setHeader("date", new Date(now).toUTCString())
    const outcome = await api.handle({ method, path, query, header, body }, now)
    const answered = fault === null ? false : await strikeAfter(fault, request, response, outcome.response, requestId)
    write(outcome, isCut(fault) ? null : outcome.response.status)
    if (!answered) send(response, outcome.response.status, outcome.response.body, requestId)
  }
}

function isCut(fault: FaultRule | null): boolean {
  return fault?.kind === "drop-after"
}

function send(response: ServerResponse, status: number, body: string, requestId: string): void {
  response.writeHead(status, {
    "content-type": "application/json;charset=UTF-8",
    "content-length": Buffer.byteLength(body),
    "x-amz-pay-request-id": requestId,
  })
  response.end(body)
}

async function readBody(request: IncomingMessage): Promise<string> {
  if (request.headers["content-length"] === undefined && request.headers["transfer-encoding"] === undefined) return ""
  const chunks: Buffer[] = []
  let length = 0
  // What is longer than any body can be is read to its end and not kept: the caller hears that, not a cut line.
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    length += chunk.length
    if (length <= 4 * LONGEST_BODY) chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString("utf8")
}
