import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

/** A server that answers as it is told, for what the emulator would never say. */
export interface Loopback {
  url: string
  /** The headers of each request, oldest first. */
  received: IncomingHttpHeaders[]
  close(): Promise<void>
}

/** @param answer told how many requests came before */
export async function startLoopback(answer: (response: ServerResponse, before: number) => void): Promise<Loopback> {
  const received: IncomingHttpHeaders[] = []
  const server = createServer((request, response) => {
    request.resume()
    received.push(request.headers)
    answer(response, received.length - 1)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
