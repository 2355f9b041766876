import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http"
import { createServer as createSecureServer } from "node:https"
import { createServer as createSocketServer, type Server as SocketServer, type Socket } from "node:net"
import { getRequestListener } from "@hono/node-server"
import type { Hono } from "hono"
import { isApiPath } from "../api/route.js"
import type { ServerCertificate } from "../certificate/authority.js"
import { answerConnect, targetOf } from "./proxy.js"

type ApiListener = (request: IncomingMessage, response: ServerResponse, path: string, query: string) => Promise<void>

/** What listens on the port. */
export type Listening = {
  /** Resolves to the port, which is a free one for 0. @throws when the port is taken. */
  listen(port: number, host: string): Promise<number>
  /** Stops listening and drops every connection. */
  close(): Promise<void>
}

/**
 * One port for the API, and for everything a browser or a test talks to: http, a proxy's CONNECT, and with `tls` https
 * as well, told apart by its first byte.
 * @param certificate asked for when the first TLS connection comes
 * @param onAnswered called after each request, whatever came of it
 */
export function createListening(
  api: ApiListener,
  web: Hono,
  certificate: () => ServerCertificate,
  { tls, onAnswered }: { readonly tls: boolean; readonly onAnswered: (() => void) | undefined },
): Listening {
  const answer = requestListener(api, web)
  const serve: RequestListener =
    onAnswered === undefined
      ? answer
      : (request, response) => {
          response.once("close", onAnswered)
          answer(request, response)
        }
  let secureServer: Server | null = null
  const secure = (): Server => {
    if (secureServer !== null) return secureServer
    const { privateKey, chain } = certificate()
    const key = privateKey.export({ type: "pkcs8", format: "pem" })
    secureServer = createSecureServer({ key, cert: chain }, serve)
    answerConnect(secureServer, secure)
    return secureServer
  }
  const plain = createServer(serve)
  answerConnect(plain, secure)
  const front = tls ? byFirstByte(plain, secure) : plain
  // The servers lose sight of a socket that became a tunnel.
  const sockets = new Set<Socket>()
  front.on("connection", (socket: Socket) => {
    sockets.add(socket)
    socket.once("close", () => sockets.delete(socket))
  })
  return {
    listen: (port, host) => listen(front, port, host),
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function requestListener(api: ApiListener, web: Hono): RequestListener {
  const listener = getRequestListener(web.fetch)
  return (request, response) => {
    const target = targetOf(request.url ?? "/")
    if ("refused" in target) {
      response.writeHead(403, { "content-type": "text/plain" }).end(`${target.refused}\n`)
      return
    }
    const { url } = target
    request.url = url
    const at = url.indexOf("?")
    const path = at < 0 ? url : url.slice(0, at)
    if (isApiPath(path)) {
      // Only a bug of the emulator gets here: refusals are answers. The caller sees a cut line, never a hang.
      api(request, response, path, at < 0 ? "" : url.slice(at + 1)).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined)
      })
      return
    }
    void listener(request, response)
  }
}

/** A TLS record of a handshake begins with this byte, which no method of HTTP does. */
const HANDSHAKE = 0x16

function byFirstByte(plain: Server, secure: () => Server): SocketServer {
  return createSocketServer((socket) => {
    socket.on("error", () => socket.destroy())
    socket.once("data", (chunk) => {
      socket.pause()
      socket.unshift(chunk)
      const server = chunk[0] === HANDSHAKE ? secure() : plain
      server.emit("connection", socket)
      // The server's own listeners are in place by then.
      process.nextTick(() => socket.resume())
    })
  })
}

function listen(server: SocketServer, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => {
      server.off("error", reject)
      const address = server.address()
      resolve(typeof address === "object" && address !== null ? address.port : port)
    })
  })
}
