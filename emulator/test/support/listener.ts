import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { Envelope } from "../../src/index.js"

/** A shop's IPN endpoint that answers as it is told and keeps what it got. */
export type Listener = { url: string; received: { type: string; envelope: Envelope }[]; status: number }

const open: Server[] = []

export async function startListener(): Promise<Listener> {
  const listener: Listener = { url: "", received: [], status: 200 }
  const server = createServer((request, response) => {
    let body = ""
    request.on("data", (chunk: Buffer) => (body += chunk.toString()))
    request.on("end", () => {
      const envelope: Envelope = JSON.parse(body)
      listener.received.push({ type: request.headers["content-type"] ?? "", envelope })
      response.writeHead(listener.status).end()
    })
  })
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address: string | AddressInfo | null = server.address()
  listener.url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/hooks`
  return listener
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})
