import type { IncomingMessage, Server } from "node:http"
import type { Duplex } from "node:stream"
import { AMAZON_HOSTS } from "./amazon-hosts.js"

const REFUSED =
  "amazon-pay-emulator is a proxy for Amazon Pay's hosts alone. Set the proxy for your calls to Amazon Pay only, or except other hosts (NO_PROXY)."

/**
 * Answers HTTP CONNECT for Amazon's hosts, port 443: what comes through the tunnel is TLS, and is served by the emulator
 * itself. So clients run unmodified against Amazon's own host names, by their proxy setting. Any other host is refused
 * with 403: nothing is ever forwarded.
 * @param secure the server for what is in the tunnel, made when it is first needed
 */
export function answerConnect(server: Server, secure: () => Server): void {
  server.on("connect", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy())
    if (!isAmazon(request.url ?? "")) {
      socket.end(`HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\n${REFUSED}\n`)
      return
    }
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n")
    if (head.length > 0) socket.unshift(head)
    secure().emit("connection", socket)
  })
}

/** `host:443` of a CONNECT. */
function isAmazon(target: string): boolean {
  return AMAZON_HOSTS.some((host) => target.toLowerCase() === `${host}:443`)
}

/** Where a request to a proxy goes when it names the whole URL, as Axios sends even https ones. */
export type Target = { readonly url: string } | { readonly refused: string }

/** Reduces `https://pay-api.amazon.jp/v2/…` to its path; other origins are refused, and a plain path is left alone. */
export function targetOf(url: string): Target {
  if (url.startsWith("/") || !/^https?:\/\//i.test(url)) return { url }
  if (!URL.canParse(url)) return { refused: REFUSED }
  const { origin, pathname, search } = new URL(url)
  return AMAZON_HOSTS.some((host) => origin === `https://${host}`) ? { url: pathname + search } : { refused: REFUSED }
}
