import { Hono } from "hono"
import { chaosRule } from "../ipn/chaos.js"
import { endpointBody } from "../ipn/endpoint.js"
import type { Notifier } from "../ipn/notifier.js"
import { sendBody } from "./bodies.js"
import { readBody } from "./read-body.js"

/** `/_emulator/ipn`: endpoints, deliveries, and what shall go wrong with them. */
export function ipnRoutes(ipn: Notifier): Hono {
  const app = new Hono()
  app.get("/endpoints", (c) => c.json(ipn.list()))
  app.post("/endpoints", async (c) => {
    ipn.add(await readBody(c, endpointBody))
    return c.json(ipn.list(), 201)
  })
  app.delete("/", (c) => {
    ipn.reset()
    return c.body(null, 204)
  })
  app.post("/send", async (c) => {
    const { objectId, forgery } = await readBody(c, sendBody)
    ipn.send(objectId, forgery)
    await ipn.idle()
    return c.json(ipn.deliveries().slice(-1))
  })
  app.post("/chaos", async (c) => {
    ipn.chaos.add(await readBody(c, chaosRule))
    return c.json(ipn.chaos.list(), 201)
  })
  app.get("/chaos", (c) => c.json(ipn.chaos.list()))
  app.delete("/chaos", (c) => {
    ipn.chaos.clear()
    return c.body(null, 204)
  })
  /** Waits for what is on its way, so that a test need not poll. */
  app.get("/deliveries", async (c) => {
    await ipn.idle()
    return c.json(ipn.deliveries())
  })
  return app
}
