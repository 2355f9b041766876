import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http"
import { createServer as createSecureServer } from "node:https"
import { getRequestListener } from "@hono/node-server"
import type { Hono } from "hono"
import { isApiPath } from "../api/route.js"
import type { SelfSigned } from "../certificate/self-signed.js"

type ApiListener = (request: IncomingMessage, response: ServerResponse, path: string, query: string) => Promise<void>

/** One server for both sides: the API, and everything a browser or a test talks to. */
export function createHttpServer(api: ApiListener, web: Hono, tls: SelfSigned | null): Server {
  const listener = getRequestListener(web.fetch)
  const serve: RequestListener = (request, response) => {
    const url = request.url ?? "/"
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
  if (tls === null) return createServer(serve)
  const key = tls.privateKey.export({ type: "pkcs8", format: "pem" })
  return createSecureServer({ key, cert: tls.certificate }, serve)
}

/** Starts listening. Resolves to the port, which is a free one for 0. @throws when the port is taken. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => {
      server.off("error", reject)
      const address = server.address()
      resolve(typeof address === "object" && address !== null ? address.port : port)
    })
  })
}

/** Stops listening and drops every connection. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
