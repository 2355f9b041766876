import { Hono, type Context } from "hono"
import type { Notifier } from "./notifier.js"

/**
 * What a shop fetches from SNS: the signing certificate, and the URL that confirms a subscription. At `/sns` of the
 * emulator's own origin, and at the root, where they are at SNS's hosts, which clients reach by proxy.
 */
export function snsRoutes(notifier: Notifier): Hono {
  const app = new Hono()
  const certificate = (c: Context): Response =>
    c.body(notifier.certificate(), 200, { "content-type": "application/x-pem-file" })
  const action = (c: Context): Response => {
    const confirmed = notifier.confirm(c.req.query("Token") ?? "")
    const xml = confirmed ? "<ConfirmSubscriptionResponse/>" : "<ErrorResponse>Invalid token</ErrorResponse>"
    return c.body(xml, confirmed ? 200 : 400, { "content-type": "text/xml" })
  }
  app.get("/sns/:name{SimpleNotificationService-[0-9a-f]+\\.pem}", certificate)
  app.get("/:name{SimpleNotificationService-[0-9a-f]+\\.pem}", certificate)
  app.get("/sns", action)
  app.get("/", (c, next) => (c.req.query("Action") === undefined ? next() : Promise.resolve(action(c))))
  return app
}
