import { createServer } from "node:net"

const PORTS_OF_A_WORKER = 100

/**
 * A port that nobody listens on. It is taken seconds later, so each of Jest's workers has a range of its own, below what
 * the operating system gives to others in the meantime; two runs at once begin at different places in it.
 */
export async function freePort(): Promise<number> {
  const first = 20_000 + PORTS_OF_A_WORKER * Number(process.env.JEST_WORKER_ID ?? 1)
  for (let tried = 0; tried < PORTS_OF_A_WORKER; tried += 1) {
    const port = first + ((process.pid + tried) % PORTS_OF_A_WORKER)
    if (await isFree(port)) return port
  }
  throw new Error(`No port from ${first} on is free.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once("error", () => resolve(false))
    server.listen(port, () => server.close(() => resolve(true)))
  })
}
