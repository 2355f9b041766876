import { Hono, type Context } from "hono"
import type { AddressBook } from "../buyer/address-book.js"
import { closePermissionAsBuyer, livePermission, mendPermission } from "../buyer/mend-permission.js"
import { refuse } from "../domain/errors.js"
import type { Engine } from "../engine/engine.js"
import { readForm } from "./forms.js"
import { endedPage, mendPage } from "./mend-page.js"
import type { PageSettings } from "./page-settings.js"
import { textsFor } from "./texts.js"

/** Where Amazon keeps it: `pay.amazon.com/jp/jr/your-account/ba/<id>` in Japan, without `/jp` elsewhere. */
const PATHS = ["/jp/jr/your-account/ba/:id", "/jr/your-account/ba/:id"]

/** The page where a buyer mends a declined payment method, or ends a recurring payment. */
export function mendRoutes(engine: Engine, book: AddressBook, settings: PageSettings): Hono {
  const app = new Hono()
  const texts = () => textsFor(settings.language)
  const page = (c: Context, path: string, mended: boolean) =>
    c.html(mendPage(texts(), book.account(), livePermission(engine, c.req.param("id") ?? ""), path, mended))
  for (const path of PATHS) {
    app.get(path, (c) => {
      engine.schedule.run()
      return page(c, c.req.path, c.req.query("mended") === "1")
    })
    app.post(path, async (c) => {
      const { payment } = await readForm(c)
      if (payment === undefined) throw refuse.missingValue("payment")
      mendPermission(engine, book, c.req.param("id") ?? "", payment)
      return c.redirect(`${c.req.path}?mended=1`, 303)
    })
    app.post(`${path}/close`, (c) => {
      return c.html(endedPage(texts(), closePermissionAsBuyer(engine, c.req.param("id") ?? "")))
    })
  }
  return app
}
