import type { ServerResponse } from "node:http"
import { inspect } from "node:util"
import { AmazonPayError, AmazonPayNotFoundError, AmazonPayUnavailableError } from "../errors"
import { startLoopback, type Loopback } from "../test/loopback"
import { AT_ONCE, MERCHANT, signer, startSandbox, yen, type Sandbox } from "../test/sandbox"
import { createTransport, type ApiRequest, type CallRecord } from "./transport"

const CHARGE: ApiRequest = { method: "POST", path: "charges", body: { note: "テスト" }, idempotencyKey: "key-1" }
const CHARGE_ID = "S03-0000000-0000000-C000000"
const SHIFTED = "00000000-0000-4000-8000-000000000000"

let open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()))
  open = []
})

async function sandbox(): Promise<Sandbox> {
  const started = await startSandbox()
  open.push(started.emulator)
  return started
}

async function loopback(...answer: Parameters<typeof startLoopback>): Promise<Loopback> {
  const started = await startLoopback(...answer)
  open.push(started)
  return started
}

/** The error that a call ends with. */
async function failureOf(call: Promise<unknown>): Promise<AmazonPayError> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof AmazonPayError) return error
  throw new Error(`expected an AmazonPayError, got ${inspect(error)}`)
}

const send = (url: string, request: ApiRequest, retry = {}) =>
  createTransport({ endpoint: url, signer, retry: { ...AT_ONCE, ...retry } }).send(request)

describe("the transport", () => {
  it("sends what Amazon accepts, and hands on status, body and request id", async () => {
    const { transport, buyerReturns } = await sandbox()
    const id = buyerReturns()
    const answer = await transport.send({ method: "GET", path: `checkoutSessions/${id}` })
    expect(answer).toMatchObject({
      status: 200,
      body: { checkoutSessionId: id },
      requestId: expect.stringMatching(/.{8,}/),
    })
  })

  it.each([408, 425, 429, 500, 502, 503])("tries again after %i, with the same idempotency key", async (status) => {
    const server = await loopback((response, before) => {
      response.writeHead(before === 0 ? status : 201).end("{}")
    })
    await send(server.url, CHARGE)
    expect(server.received.map((headers) => headers["x-amz-pay-idempotency-key"])).toEqual(["key-1", "key-1"])
  })

  it("signs each attempt anew", async () => {
    const server = await loopback((response, before) => {
      response.writeHead(before === 0 ? 503 : 201).end("{}")
    })
    await send(server.url, CHARGE)
    const [first, second] = server.received.map(({ authorization }) => authorization)
    expect(first).toMatch(/^AMZN-PAY-RSASSA-PSS-V2 PublicKeyId=/)
    expect(second).not.toBe(first)
  })

  it.each([400, 401, 403, 404, 405, 409, 422, 426])("does not try again after %i", async (status) => {
    const server = await loopback((response) => response.writeHead(status).end("{}"))
    const error = await failureOf(send(server.url, CHARGE))
    expect(error).toMatchObject({ status, retryable: false })
    expect(server.received).toHaveLength(1)
  })

  it("gives up after as many attempts as the policy allows, with the last answer", async () => {
    const server = await loopback((response, before) => response.writeHead(before < 3 ? 503 : 500).end("{}"))
    const error = await failureOf(send(server.url, CHARGE, { attempts: 4 }))
    expect(server.received).toHaveLength(4)
    expect(error).toMatchObject({ name: "AmazonPayUnavailableError", status: 500, retryable: true })
  })

  it("makes one charge when the connection is cut after the work was done", async () => {
    const { emulator, client, purchase } = await sandbox()
    const { session } = await purchase(2500)
    const charge = await client.getCharge(session.chargeId!)
    emulator.faults.add({ kind: "drop-after", method: "POST", path: "/charges" })
    const captured = await client.captureCharge(charge.chargeId, yen(2500), "capture-1")
    expect(captured.state).toBe("Captured")
    const captures = emulator.requests.list().filter(({ path }) => path.endsWith("/capture"))
    expect(captures.map(({ idempotencyKey, replayed }) => ({ idempotencyKey, replayed }))).toEqual([
      { idempotencyKey: "capture-1", replayed: false },
      { idempotencyKey: "capture-1", replayed: true },
    ])
  })

  it.each(["drop-before", "truncate", "html-502"] as const)("recovers from %s", async (kind) => {
    const { emulator, client, buyerReturns } = await sandbox()
    const id = buyerReturns()
    emulator.faults.add({ kind })
    expect(await client.getCheckoutSession(id)).toMatchObject({ state: "Open" })
  })

  it("gets an answer to each of many calls at once, however few Amazon allows in a second", async () => {
    const { emulator } = await sandbox()
    emulator.faults.add({ kind: "throttle", method: "GET", pattern: "/charges/", burst: 2, perSecond: 4 })
    const transport = createTransport({ endpoint: emulator.url, signer })
    const waiting = Array.from({ length: 12 }, () => `charges/${CHARGE_ID}`)
    const statuses: unknown[] = []
    const worker = async () => {
      for (let path = waiting.pop(); path; path = waiting.pop()) {
        statuses.push((await failureOf(transport.send({ method: "GET", path }))).status)
      }
    }
    await Promise.all(Array.from({ length: 6 }, worker))
    expect(statuses).toEqual(Array.from({ length: 12 }, () => 404))
  })

  it("gives each attempt a deadline", async () => {
    const server = await loopback(() => undefined)
    const began = performance.now()
    const error = await failureOf(send(server.url, CHARGE, { attempts: 2, attemptTimeoutMs: 30 }))
    expect(performance.now() - began).toBeLessThan(1_000)
    expect(error).toBeInstanceOf(AmazonPayUnavailableError)
    expect(error).toMatchObject({ reasonCode: "NoAnswerInTime", status: null, retryable: true })
    expect(server.received).toHaveLength(2)
  })

  it("keeps the deadline while a body trickles in", async () => {
    const server = await loopback((response) => {
      response.writeHead(200, { "content-length": 100 })
      response.write('{"half":')
    })
    const error = await failureOf(send(server.url, CHARGE, { attempts: 1, attemptTimeoutMs: 30 }))
    expect(error).toMatchObject({ reasonCode: "NoAnswerInTime" })
  })

  it("says so when nobody listens", async () => {
    const server = await startLoopback(() => undefined)
    await server.close()
    const error = await failureOf(send(server.url, CHARGE))
    expect(error).toMatchObject({ reasonCode: "ConnectionFailed", status: null, requestId: null, retryable: true })
    expect(error.message).toContain(`Nothing listens at ${new URL(server.url).host}. Check the option endpoints.`)
  })

  it("follows no redirect: a signed request goes to Amazon and nowhere else", async () => {
    const elsewhere = await loopback((response) => response.writeHead(200).end("{}"))
    const server = await loopback((response) => response.writeHead(307, { location: elsewhere.url }).end())
    await failureOf(send(server.url, CHARGE))
    expect(elsewhere.received).toHaveLength(0)
  })

  it("takes a 200 whose body is no JSON for no answer", async () => {
    const server = await loopback((response) => response.writeHead(200).end("<html>"))
    const error = await failureOf(send(server.url, CHARGE))
    expect(error).toMatchObject({ reasonCode: "UnreadableAnswer", status: 200, retryable: true })
    expect(server.received).toHaveLength(3)
  })

  it.each([
    ["was away", (response: ServerResponse) => response.writeHead(503).end("{}"), true],
    ["cut the connection", (response: ServerResponse) => response.destroy(), true],
    ["refused at once", (response: ServerResponse) => response.writeHead(422).end("{}"), false],
  ])("says of a refusal whether an attempt before it may have done the work: Amazon %s", async (_, answer, follows) => {
    const server = await loopback((response, before) =>
      before === 0 ? answer(response) : response.writeHead(422).end("{}"),
    )
    expect(await failureOf(send(server.url, CHARGE))).toMatchObject({ status: 422, followsUnanswered: follows })
  })

  it.each([
    ["Mon, 30 Nov 2026 12:00:00 GMT", "2026-11-30T12:00:00.000Z"],
    ["soon", undefined],
  ])("tells Amazon's time of an answer and of a refusal, where they say it: %s", async (date, time) => {
    const server = await loopback((response, before) => {
      response.writeHead(before === 0 ? 201 : 422, { date }).end("{}")
    })
    expect((await send(server.url, CHARGE)).answeredAt?.toISOString()).toBe(time)
    expect((await failureOf(send(server.url, CHARGE))).answeredAt?.toISOString()).toBe(time)
  })

  it("carries Amazon's reason code and request id in its errors", async () => {
    const { emulator, transport } = await sandbox()
    const error = await failureOf(transport.send({ method: "GET", path: `checkoutSessions/${SHIFTED}` }))
    expect(error).toBeInstanceOf(AmazonPayNotFoundError)
    expect(error).toMatchObject({
      operation: `GET checkoutSessions/${SHIFTED}`,
      reasonCode: "ResourceNotFound",
      requestId: emulator.requests.list()[0]?.requestId,
    })
  })
})

describe("a record of a call", () => {
  it("is made once for each attempt, with its number, status and reason", async () => {
    const { emulator, client, buyerReturns, records } = await sandbox()
    const id = buyerReturns()
    emulator.faults.add({ kind: "status", status: 429 })
    await client.getCheckoutSession(id)
    const operation = `GET checkoutSessions/${id}`
    expect(records).toMatchObject([
      { operation, attempt: 1, status: 429, reasonCode: "TooManyRequests" },
      { operation, attempt: 2, status: 200, reasonCode: null },
    ])
  })

  it("is followed by one of the failure, after the last attempt", async () => {
    const server = await loopback((response) => response.writeHead(503).end("{}"))
    const failures: AmazonPayError[] = []
    const onFailure = (error: AmazonPayError) => void failures.push(error)
    const transport = createTransport({ endpoint: server.url, signer, retry: AT_ONCE, onFailure })
    const error = await failureOf(transport.send(CHARGE))
    expect(server.received).toHaveLength(3)
    expect(failures).toEqual([error])
  })

  it("holds ids, codes and durations, and nothing else", async () => {
    const { client, buyerReturns, records } = await sandbox()
    await client.getCheckoutSession(buyerReturns())
    expect(Object.keys(records[0]!).sort()).toEqual([
      "attempt",
      "durationMs",
      "operation",
      "reasonCode",
      "requestId",
      "status",
    ])
    expect(records[0]?.durationMs).toEqual(expect.any(Number))
  })
})

describe("what a log may see", () => {
  const SECRETS = [/authorization/i, /signature=/i, MERCHANT.publicKeyId, "テスト姓名", "buyer@", "BEGIN", "key-1"]

  async function logsOf(request: ApiRequest, url: string): Promise<string> {
    const records: CallRecord[] = []
    const transport = createTransport({
      endpoint: url,
      signer,
      retry: { ...AT_ONCE, attemptTimeoutMs: 30 },
      onCall: (record) => records.push(record),
    })
    const error = await failureOf(transport.send(request))
    return inspect({ error, records, json: JSON.stringify(error) }, { depth: null, showHidden: true })
  }

  const ORDER: ApiRequest = {
    method: "POST",
    path: "charges",
    body: { name: "テスト姓名", email: "buyer@example.com" },
    idempotencyKey: "key-1",
  }
  /** Amazon answers a wrong signature with the whole canonical request in its message. */
  const ECHO = {
    reasonCode: "InvalidRequestSignature",
    message: `The request's authorization:Signature=abc buyer@example.com PublicKeyId ${MERCHANT.publicKeyId}`,
  }

  it.each([
    ["an answer that echoes the request", (response) => response.writeHead(403).end(JSON.stringify(ECHO))],
    ["no answer at all", () => undefined],
    ["a cut connection", (response) => response.destroy()],
    ["an unreadable answer", (response) => response.writeHead(200).end("buyer@example.com")],
  ] satisfies [string, Parameters<typeof startLoopback>[0]][])(
    "holds no secret and no buyer after %s",
    async (_, answer) => {
      const server = await loopback(answer)
      const logs = await logsOf(ORDER, server.url)
      for (const secret of SECRETS) expect(logs).not.toMatch(secret)
    },
  )
})
