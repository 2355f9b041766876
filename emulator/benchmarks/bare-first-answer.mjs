import { createServer, get } from "node:http"

const began = performance.now()
const server = createServer((_request, response) => response.end())
server.listen(0, "127.0.0.1", () => {
  get({ host: "127.0.0.1", port: server.address().port }, (response) => {
    process.send({ milliseconds: response.statusCode === 200 ? performance.now() - began : Infinity })
  })
})
