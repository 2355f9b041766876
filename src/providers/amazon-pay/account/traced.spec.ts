import { SpanKind, SpanStatusCode, trace } from "@medusajs/framework/opentelemetry/api"
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} from "@medusajs/framework/opentelemetry/sdk-trace-node"
import type { Logger } from "@medusajs/framework/types"
import type { ChargeId } from "../../../amazon/ids"
import { startLoopback } from "../../../amazon/test/loopback"
import { OPTIONS } from "../test/provider"
import { accountOf } from "./account"

const CHARGE = "S03-0000000-0000000-C000000" as ChargeId
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined } as unknown as Logger

const spans = new InMemorySpanExporter()
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] })
beforeAll(() => provider.register())
afterEach(() => spans.reset())
afterAll(() => provider.shutdown())

/** The span of one call that Amazon answers with these, one after the other. */
async function spanOf(...answers: [status: number, body: object][]) {
  const server = await startLoopback((response, before) => {
    const [status, body] = answers[before] ?? [500, {}]
    response.writeHead(status, { "x-amz-pay-request-id": `request-${before + 1}` }).end(JSON.stringify(body))
  })
  const { client } = accountOf({ ...OPTIONS, endpoints: { api: server.url } }, silent)
  await trace.getTracer("test").startActiveSpan("route", async (route) => {
    await client.getCharge(CHARGE).catch(() => undefined)
    route.end()
  })
  await server.close()
  const [call, route] = spans.getFinishedSpans()
  if (!call || !route) throw new Error("There is no span.")
  return { call, route }
}

describe("a call to Amazon", () => {
  it("is a client's span within the one of the request that it belongs to, named by its kind", async () => {
    const { call, route } = await spanOf([404, { reasonCode: "ResourceNotFound" }])
    expect(call.name).toBe("Amazon Pay GET charges")
    expect(call.kind).toBe(SpanKind.CLIENT)
    expect(call.parentSpanContext?.spanId).toBe(route.spanContext().spanId)
  })

  it("says what was asked and what Amazon answered, by ids and codes, and nothing of the buyer", async () => {
    const body = { reasonCode: "InvalidParameterValue", message: "The name 山田 is too long." }
    const { call } = await spanOf([400, body])
    expect(call.attributes).toEqual({
      "http.request.method": "GET",
      "url.path": `/v2/charges/${CHARGE}`,
      "http.response.status_code": 400,
      "amazon_pay.reason_code": "InvalidParameterValue",
      "amazon_pay.request_id": "request-1",
      "http.request.resend_count": 0,
    })
    expect(call.status).toEqual({ code: SpanStatusCode.ERROR, message: "InvalidParameterValue" })
    expect(JSON.stringify([call.attributes, call.events, call.status])).not.toContain("山田")
  })

  it("has an event for each attempt", async () => {
    const busy = { reasonCode: "InternalServerError" }
    const { call } = await spanOf([500, busy], [404, { reasonCode: "ResourceNotFound" }])
    expect(call.events.map(({ name, attributes }) => [name, attributes?.["http.response.status_code"]])).toEqual([
      ["attempt", 500],
      ["attempt", 404],
    ])
    expect(call.attributes["http.request.resend_count"]).toBe(1)
  })
})
