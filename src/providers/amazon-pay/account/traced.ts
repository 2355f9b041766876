import { SpanKind, SpanStatusCode, trace } from "@medusajs/framework/opentelemetry/api"
import { AmazonPayError } from "../../../amazon/errors"
import { kindOf } from "../../../amazon/transport/pace"
import type { CallRecord, Transport } from "../../../amazon/transport/transport"

const tracer = trace.getTracer("medusa-payment-amazon-pay")

/**
 * Each call to Amazon as a span of OpenTelemetry, within Medusa's own of the route, the workflow or the job: ids, states
 * and durations only. Costs nothing where the store traces nothing.
 */
export function traced(transport: Transport): Transport {
  return {
    send: (request) => {
      const attributes = { "http.request.method": request.method, "url.path": `/v2/${request.path}` }
      return tracer.startActiveSpan(
        `Amazon Pay ${kindOf(request)}`,
        { kind: SpanKind.CLIENT, attributes },
        async (span) => {
          try {
            return await transport.send(request)
          } catch (error) {
            const message = error instanceof AmazonPayError ? error.reasonCode : "unknown error"
            span.setStatus({ code: SpanStatusCode.ERROR, message })
            throw error
          } finally {
            span.end()
          }
        },
      )
    },
  }
}

/** An attempt of the call whose span is active: an event of its own, and what the span says of the last one. */
export function traceAttempt({ status, reasonCode, requestId, attempt, durationMs }: CallRecord): void {
  const attributes = {
    ...(status !== null && { "http.response.status_code": status }),
    ...(reasonCode !== null && { "amazon_pay.reason_code": reasonCode }),
    ...(requestId !== null && { "amazon_pay.request_id": requestId }),
  }
  trace
    .getActiveSpan()
    ?.addEvent("attempt", { ...attributes, attempt, duration_ms: durationMs })
    .setAttributes({ ...attributes, "http.request.resend_count": attempt - 1 })
}
