import net from "node:net"

/** A port of this machine that nobody listens on now, chosen by the operating system. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Whether a server could listen on this port, on both loopback addresses where the machine has both. */
export async function isFree(port) {
  const results = await Promise.all(["127.0.0.1", "::1"].map((host) => canListen(port, host)))
  return results.every(Boolean)
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once("error", (error) => resolve(error.code !== "EADDRINUSE" && error.code !== "EACCES"))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
