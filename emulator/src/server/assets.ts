import { readFileSync } from "node:fs"
import { Hono } from "hono"

const FOLDER = new URL("../../assets/", import.meta.url)

/** The files a browser loads, read once. */
export function assets(): Hono {
  const script = readFileSync(new URL("checkout.js", FOLDER), "utf8")
  const styles = readFileSync(new URL("hosted.css", FOLDER), "utf8")
  const inspector = readFileSync(new URL("inspector.js", FOLDER), "utf8")
  const buyNow = readFileSync(new URL("buy-now.js", FOLDER), "utf8")
  const app = new Hono()
  app.get("/checkout.js", (c) => c.body(script, 200, { "content-type": "text/javascript; charset=utf-8" }))
  app.get("/assets/hosted.css", (c) => c.body(styles, 200, { "content-type": "text/css; charset=utf-8" }))
  app.get("/assets/inspector.js", (c) => c.body(inspector, 200, { "content-type": "text/javascript; charset=utf-8" }))
  app.get("/assets/buy-now.js", (c) => c.body(buyNow, 200, { "content-type": "text/javascript; charset=utf-8" }))
  app.get("/favicon.ico", (c) => c.body(null, 204))
  return app
}
