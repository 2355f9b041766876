import { request } from "node:http"
import { request as secureRequest } from "node:https"
import type { Socket } from "node:net"
import { connect as secureConnect } from "node:tls"
import type { Emulator } from "../../src/index.js"

/** What a proxy says to CONNECT: its status, the text of a refusal, and the tunnel. */
export type Connected = { readonly status: number; readonly text: string; readonly socket: Socket }

/** Asks the emulator's port for a tunnel, as an http client with a proxy setting does. */
export function connect(emulator: Emulator, target: string): Promise<Connected> {
  const { port } = new URL(emulator.url)
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method: "CONNECT", path: target, agent: false })
    asked.on("connect", (response, socket: Socket, head) => {
      if (response.statusCode === 200) {
        resolve({ status: 200, text: "", socket })
        return
      }
      let text = head.toString()
      socket.on("data", (chunk: Buffer) => (text += chunk.toString()))
      socket.on("close", () => resolve({ status: response.statusCode ?? 0, text, socket }))
    })
    asked.on("error", reject).end()
  })
}

/** GET of an https URL through the tunnel, trusting the emulator's certificate only. */
export async function getThroughProxy(
  emulator: Emulator,
  url: string,
  ca: string = emulator.certificate,
): Promise<{ status: number; text: string }> {
  const { hostname, pathname, search } = new URL(url)
  const { socket, status, text } = await connect(emulator, `${hostname}:443`)
  if (status !== 200) return { status, text }
  return new Promise((resolve, reject) => {
    const createConnection = () => secureConnect({ socket, servername: hostname, ca })
    const asked = secureRequest({ host: hostname, path: pathname + search, createConnection }, (response) => {
      let body = ""
      response.on("data", (chunk: Buffer) => (body += chunk.toString()))
      response.on("end", () => {
        socket.destroy()
        resolve({ status: response.statusCode ?? 0, text: body })
      })
    })
    asked.on("error", reject).end()
  })
}
