import { createServer } from "node:http"

/** What Stripe would answer, at once and without a look at what is asked, in a process of its own. */
const intent = (status) => ({ id: "pi_1", object: "payment_intent", status, amount: 2500, currency: "jpy" })
const server = createServer((request, response) => {
  const status = request.method === "GET" ? "requires_capture" : "succeeded"
  const answer = request.url.includes("/refunds") ? { id: "re_1", object: "refund", status } : intent(status)
  request.resume().on("end", () => {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer))
  })
})
server.listen(0, "127.0.0.1", () => process.send(server.address().port))
process.on("disconnect", () => process.exit())
