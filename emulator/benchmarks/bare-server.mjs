import { createServer } from "node:http"

const BODY = JSON.stringify({ reasonCode: "ResourceNotFound", message: "The Charge was not found." })
const server = createServer((request, response) => {
  response.writeHead(404, { "content-type": "application/json", "content-length": BODY.length }).end(BODY)
})
server.listen(0, "127.0.0.1", () => {
  globalThis.gc()
  process.send({ port: server.address().port, rss: process.memoryUsage.rss() })
})
