import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"

import type { request } from "./request"

let server: Server
let answer: { status: number; body: string }
const asked: { method?: string; url?: string; body: string }[] = []
/** Imported once the server's address is known, as the dashboard's build gives it. */
let ask: typeof request

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ""
    request.on("data", (chunk) => (body += String(chunk)))
    request.on("end", () => {
      asked.push({ method: request.method, url: request.url, body })
      response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const backend = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  Object.assign(globalThis, { __BACKEND_URL__: backend })
  ask = (await import("./request")).request
})

afterAll(() => {
  server.close().closeAllConnections()
})

beforeEach(() => {
  asked.length = 0
})

const close = () =>
  ask("charge_permission", "/admin/amazon-pay/charge-permissions/C03-1/close", "POST", { reason: "Moved" })

describe("a request of the panel", () => {
  it("sends what it has to say, and has the answer by its name", async () => {
    answer = { status: 200, body: '{"charge_permission":{"id":"C03-1"}}' }
    expect(await close()).toEqual({ charge_permission: { id: "C03-1" } })
    expect(asked).toEqual([
      { method: "POST", url: "/admin/amazon-pay/charge-permissions/C03-1/close", body: '{"reason":"Moved"}' },
    ])
  })

  it("sends no body where there is nothing to say", async () => {
    answer = { status: 200, body: '{"charge_permissions":[]}' }
    await ask("charge_permissions", "/admin/amazon-pay/charge-permissions?limit=100")
    expect(asked).toEqual([{ method: "GET", url: "/admin/amazon-pay/charge-permissions?limit=100", body: "" }])
  })

  it("keeps the code of a refusal", async () => {
    answer = { status: 400, body: '{"type":"invalid_data","code":"not_closed","message":"The server\'s words."}' }
    await expect(close()).rejects.toMatchObject({ status: 400, code: "not_closed", message: "The server's words." })
  })

  it("takes nothing for the answer that is another", async () => {
    answer = { status: 200, body: '{"amazon_pay":{}}' }
    await expect(close()).rejects.toMatchObject({ status: 200, code: null })
  })
})
