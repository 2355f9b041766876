import { createReadStream, existsSync } from "node:fs"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import path from "node:path"

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" }

export interface Site {
  origin: string
  close(): void
}

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<Site> {
  const server: Server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => server.close().closeAllConnections(),
  }
}

/**
 * A shop's pages under a Content-Security-Policy without any inline script or style.
 * @param folders what is served from where, e.g. `{"/kit": "…/storefront/dist"}`
 * @param pages HTML (or, by its name, JavaScript) by path
 */
export function startSite(options: {
  folders: Readonly<Record<string, string>>
  pages: Readonly<Record<string, string>>
  policy: (path: string) => string
}): Promise<Site> {
  const { folders, pages, policy } = options
  return listen((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site")
    response.setHeader("content-security-policy", policy(pathname))
    const page = pages[pathname]
    const [prefix, folder] = Object.entries(folders).find(([start]) => pathname.startsWith(`${start}/`)) ?? []
    const file = prefix && folder ? path.join(folder, pathname.slice(prefix.length)) : null
    if (page !== undefined) {
      response.writeHead(200, { "content-type": TYPES[path.extname(pathname)] ?? "text/html; charset=utf-8" }).end(page)
    } else if (file !== null && existsSync(file)) {
      response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" })
      createReadStream(file).pipe(response)
    } else {
      response.writeHead(404).end()
    }
  })
}

export interface StoreAnswer {
  status?: number
  body: unknown
}

/** A store on an origin of its own, which answers by method and path as the test says. */
export async function startStore() {
  const answers = new Map<string, () => StoreAnswer | Promise<StoreAnswer>>()
  const asked: string[] = []
  const site = await listen((request, response) => {
    const { origin = "*", "access-control-request-headers": wanted = "" } = request.headers
    response.setHeader("access-control-allow-origin", origin)
    response.setHeader("access-control-allow-headers", wanted)
    if (request.method === "OPTIONS") {
      response.writeHead(204).end()
      return
    }
    const route = `${request.method} ${new URL(request.url ?? "/", "http://store").pathname}`
    asked.push(route)
    const answer = answers.get(route) ?? (() => ({ status: 404, body: { type: "not_found", message: route } }))
    void Promise.resolve(answer()).then(({ status = 200, body }) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
    })
  })
  return { ...site, asked, on: answers.set.bind(answers) }
}
