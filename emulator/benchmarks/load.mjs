import { connect } from "node:net"

const CONNECTIONS = 32
const SECONDS = 2

/**
 * Requests a second over 32 kept-alive connections, each with one request under way. Over bare sockets, so that the
 * load costs less than what it loads.
 */
export async function requestsPerSecond(port, requests) {
  let answered = 0
  let going = true
  const one = (offset) =>
    new Promise((resolve, reject) => {
      let next = offset
      const socket = connect(port, "127.0.0.1", () => socket.write(requests[next % requests.length]))
      socket.setNoDelay(true)
      socket.on("error", reject)
      socket.on("close", resolve)
      let rest = 0
      socket.on("data", (chunk) => {
        rest = rest > 0 ? rest - chunk.length : lengthOf(chunk) - chunk.length
        if (rest > 0) return
        answered += 1
        next += 1
        if (going) socket.write(requests[next % requests.length])
        else socket.destroy()
      })
    })
  const began = performance.now()
  const connections = Array.from({ length: CONNECTIONS }, (_, index) => one(index * 17))
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 1_000))
  going = false
  await Promise.all(connections)
  return (answered / (performance.now() - began)) * 1_000
}

/** The length of a whole answer, from its first chunk. */
function lengthOf(chunk) {
  const head = chunk.indexOf("\r\n\r\n") + 4
  return head + Number(/content-length: (\d+)/i.exec(chunk.toString("latin1", 0, head))?.[1] ?? 0)
}
