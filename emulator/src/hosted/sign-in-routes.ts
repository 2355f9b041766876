import { Hono } from "hono"
import type { AddressBook } from "../buyer/address-book.js"
import { completeSignIn, readSignIn } from "../buyer/sign-in.js"
import type { Engine } from "../engine/engine.js"
import type { Merchants } from "../signature/merchants.js"
import { readSignInPress } from "./forms.js"
import type { PageSettings } from "./page-settings.js"
import { signInPage } from "./sign-in-page.js"
import { textsFor } from "./texts.js"

/** The button with productType SignIn: one page, then back to signInReturnUrl with a buyerToken. */
export function signInRoutes(options: {
  readonly engine: Engine
  readonly merchants: Merchants
  readonly book: AddressBook
  readonly settings: PageSettings
}): Hono {
  const { engine, merchants, book, settings } = options
  const app = new Hono()
  app.post("/signin/start", async (c) => {
    const press = await readSignInPress(c)
    const { cancelUrl } = readSignIn(merchants, press)
    return c.html(signInPage(textsFor(press.checkoutLanguage ?? settings.language), book.account(), press, cancelUrl))
  })
  app.post("/signin/complete", async (c) => {
    const signIn = readSignIn(merchants, await readSignInPress(c))
    return c.redirect(completeSignIn(engine, signIn, book.account()).redirectUrl, 303)
  })
  return app
}
