import http from "node:http"
import { once } from "node:events"
import type { AddressInfo } from "node:net"

/** The shop's public address: each request goes to another of the processes that run. */
export class Balancer {
  private targets: readonly string[] = []
  private turn = 0

  private constructor(private readonly server: http.Server) {}

  static async start(): Promise<Balancer> {
    const server = http.createServer().listen(0, "localhost")
    await once(server, "listening")
    const balancer = new Balancer(server)
    server.on("request", (request: http.IncomingMessage, response: http.ServerResponse) => {
      balancer.pass(request, response)
    })
    return balancer
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`
  }

  get hasTarget(): boolean {
    return this.targets.length > 0
  }

  add(url: string): void {
    this.targets = [...this.targets, url]
  }

  remove(url: string): void {
    this.targets = this.targets.filter((target) => target !== url)
  }

  async close(): Promise<void> {
    this.server.close()
    this.server.closeAllConnections()
    await once(this.server, "close")
  }

  private pass(request: http.IncomingMessage, response: http.ServerResponse): void {
    const target = this.targets[this.turn++ % this.targets.length]
    if (target === undefined) {
      response.writeHead(503).end()
      return
    }
    const { method = "GET", url = "/", headers } = request
    const passed = http.request(new URL(url, target), { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
      answer.once("error", () => response.destroy())
    })
    // A process that was killed: nobody can say what it has done.
    passed.once("error", () => (response.headersSent ? response.destroy() : response.writeHead(502).end()))
    request.pipe(passed)
  }
}
