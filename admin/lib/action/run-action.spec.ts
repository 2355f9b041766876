import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"

import { ACTIONS } from "../../test/payment"
import type { runAction } from "./run-action"

let server: Server
/** Medusa's captures of the payment, and what its capture route adds to them. */
let captures: string[] = []
let added: string[] = []
const asked: string[] = []
/** Imported once the server's address is known, as the dashboard's build gives it. */
let run: typeof runAction

beforeAll(async () => {
  server = createServer(({ method, url = "" }, response) => {
    asked.push(`${method} ${url}`)
    if (url.endsWith("/capture")) captures = [...captures, ...added]
    const payment = { captures: captures.map((id) => ({ id })) }
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ payment }))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  Object.assign(globalThis, { __BACKEND_URL__: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  run = (await import("./run-action")).runAction
})

afterAll(() => {
  server.close().closeAllConnections()
})

beforeEach(() => {
  asked.length = 0
  captures = ["capt_01"]
})

const [capture, refund] = ACTIONS
const input = { amount: "1000", note: "" }

describe("an action that is run", () => {
  it("is a capture when there is one that was not there before", async () => {
    added = ["capt_02"]
    await run("order_01", capture as never, input)
    expect(asked).toEqual(["GET /admin/payments/pay_01", "POST /admin/payments/pay_01/capture"])
  })

  it("is none when Medusa answers, and made none: somebody else had captured all", async () => {
    added = []
    await expect(run("order_01", capture as never, input)).rejects.toMatchObject({ status: 409 })
    // The panel is to show what became of the other one.
    expect(asked.at(-1)).toBe("POST /admin/amazon-pay/orders/order_01/refresh")
  })

  it("is asked for once", async () => {
    await run("order_01", refund as never, input)
    expect(asked).toEqual(["POST /admin/payments/pay_01/refund"])
  })
})
