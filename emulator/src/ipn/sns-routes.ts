import { Hono } from "hono"
import type { Notifier } from "./notifier.js"

/** What a shop fetches from SNS: the signing certificate, and the URL that confirms a subscription. */
export function snsRoutes(notifier: Notifier): Hono {
  const app = new Hono().basePath("/sns")
  app.get("/:name{SimpleNotificationService-[0-9a-f]+\\.pem}", (c) =>
    c.body(notifier.certificate(), 200, { "content-type": "application/x-pem-file" }),
  )
  app.get("/", (c) => {
    const confirmed = notifier.confirm(c.req.query("Token") ?? "")
    const xml = confirmed ? "<ConfirmSubscriptionResponse/>" : "<ErrorResponse>Invalid token</ErrorResponse>"
    return c.body(xml, confirmed ? 200 : 400, { "content-type": "text/xml" })
  })
  return app
}
