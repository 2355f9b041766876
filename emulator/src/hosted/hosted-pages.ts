import { Hono, type Context } from "hono"
import { fieldsOf, type Fields } from "../api/fields-of.js"
import type { AddressBook } from "../buyer/address-book.js"
import { approve } from "../buyer/approve.js"
import { ask } from "../buyer/buy-now.js"
import { choose, signIn } from "../buyer/choose.js"
import { cancelCheckout, resultUrl, reviewUrl } from "../buyer/leave.js"
import { openCheckout, sessionById } from "../buyer/open-checkout.js"
import { startCheckout } from "../buyer/start-checkout.js"
import { AmazonPayError } from "../domain/errors.js"
import { addressOf } from "../domain/address.js"
import type { BuyerAccount } from "../engine/buyer-account.js"
import type { Engine } from "../engine/engine.js"
import { giveUp } from "../engine/try-intent.js"
import type { RefusedButton, RefusedButtons } from "../server/refused-buttons.js"
import type { Merchants } from "../signature/merchants.js"
import { RefusedSignature } from "../signature/refused-signature.js"
import { addressPage, newAddressPage } from "./address-page.js"
import { buyNowRoutes } from "./buy-now-routes.js"
import { consentPage } from "./consent-page.js"
import { readForm, readPress } from "./forms.js"
import { loginPage } from "./login-page.js"
import { errorPage } from "./notice-page.js"
import { mendRoutes } from "./mend-routes.js"
import { pageFor, type PageSettings } from "./page-settings.js"
import { payPage } from "./pay-page.js"
import { paymentPage } from "./payment-page.js"
import { processingPage } from "./processing-page.js"
import { selectionPage } from "./selection-page.js"
import { signInRoutes } from "./sign-in-routes.js"
import { textsFor } from "./texts.js"
import { upgradeRoutes } from "./upgrade-routes.js"
import type { SignedInVisit, Visit } from "./visit.js"

/** What the pages share with the API: the same engine, keys and buyer. */
export type HostedPagesOptions = {
  readonly engine: Engine
  readonly merchants: Merchants
  readonly book: AddressBook
  readonly settings: PageSettings
  readonly refused: RefusedButtons
}

/** Amazon's side of the browser: from the button's press to the way back to the shop. Works without JavaScript. */
export function hostedPages({ engine, merchants, book, settings, refused }: HostedPagesOptions): Hono {
  const app = new Hono()
  const visitOf = (c: Context): Visit => {
    engine.schedule.run()
    const id = c.req.param("id") ?? ""
    const open = openCheckout(engine, id)
    const texts = textsFor(open.checkout.language ?? settings.language)
    return { ...open, account: book.account(), texts, path: `/checkout/${id}` }
  }
  const signedIn = (c: Context): SignedInVisit => {
    const visit = visitOf(c)
    return { ...visit, choice: signIn(visit.checkout, visit.account) }
  }
  /** A buyer may come late or twice to a processing page: they are sent on to the shop. */
  const isOver = (c: Context): string | null => {
    engine.schedule.run()
    const session = sessionById(engine, c.req.param("id") ?? "")
    return session.status.state === "Open" ? null : resultUrl(session)
  }

  app.post("/checkout/start", async (c) => {
    const session = startCheckout(engine, merchants, await readPress(c), c.req.header("referer") ?? null)
    return c.redirect(`/checkout/${session.id}`, 303)
  })
  app.route("/", signInRoutes({ engine, merchants, book, settings }))
  app.route("/", mendRoutes(engine, book, settings))
  app.route("/", upgradeRoutes(merchants))
  app.route("/", buyNowRoutes({ engine, merchants, settings, signedIn }))
  app.post("/checkout/signout", (c) => c.body(null, 204))
  app.get("/checkout/processing", (c) =>
    c.redirect(`/checkout/${c.req.query("amazonCheckoutSessionId") ?? ""}/processing`),
  )
  app.get("/checkout/:id", (c) => c.html(loginPage(visitOf(c))))
  app.post("/checkout/:id/login", (c) => {
    const { checkout, path } = signedIn(c)
    return c.redirect(`${path}/${pageFor(checkout, settings)}`, 303)
  })
  app.get("/checkout/:id/change", (c) => c.redirect(`${signedIn(c).path}/select`, 303))
  app.get("/checkout/:id/consent", (c) => c.html(consentPage(signedIn(c))))
  app.get("/checkout/:id/select", (c) => {
    const visit = signedIn(c)
    const { mode, buyNow } = visit.checkout
    if (buyNow !== null) return c.redirect(`${visit.path}/buy-now`, 303)
    return c.html(mode === "ProcessOrder" ? payPage(visit) : selectionPage(visit))
  })
  app.get("/checkout/:id/pay", (c) => c.html(payPage(signedIn(c))))
  app.get("/checkout/:id/addresses", (c) => c.html(addressPage(signedIn(c))))
  app.get("/checkout/:id/addresses/new", (c) => c.html(newAddressPage(visitOf(c), null)))
  app.get("/checkout/:id/payments", (c) => c.html(paymentPage(engine, signedIn(c))))

  const chooseAddress = (
    { checkout, choice }: SignedInVisit,
    account: BuyerAccount,
    address: string | undefined,
  ): void => {
    choose(engine, checkout, choice, account, { address })
    if (checkout.buyNow !== null) ask(checkout.buyNow, "onShippingAddressSelection")
  }
  app.post("/checkout/:id/addresses", async (c) => {
    const form = await readForm(c)
    const visit = signedIn(c)
    chooseAddress(visit, visit.account, form.address)
    return c.redirect(`${visit.path}/select`, 303)
  })
  app.post("/checkout/:id/addresses/new", async (c) => {
    const form = await readForm(c)
    const visit = signedIn(c)
    const { id } = book.add(addressOf(form, visit.account.country))
    try {
      chooseAddress(visit, book.account(), id)
    } catch (error) {
      if (!(error instanceof AmazonPayError)) throw error
      return c.html(newAddressPage(visit, visit.texts.notDeliverable), 422)
    }
    return c.redirect(`${visit.path}/select`, 303)
  })
  app.post("/checkout/:id/payments", async (c) => {
    const form = await readForm(c)
    const visit = signedIn(c)
    const giftCard = form.giftCard === "true"
    choose(engine, visit.checkout, visit.choice, visit.account, { payment: form.payment, giftCard })
    return c.redirect(`${visit.path}/select`, 303)
  })

  app.post("/checkout/:id/continue", (c) => c.redirect(reviewUrl(signedIn(c)), 303))
  app.post("/checkout/:id/cancel", (c) => {
    const visit = visitOf(c)
    const { buyNow } = visit.checkout
    if (buyNow === null) return c.redirect(cancelCheckout(engine, visit), 303)
    ask(buyNow, "onCancel")
    return c.redirect(`${visit.path}/buy-now`, 303)
  })
  app.post("/checkout/:id/pay", (c) => {
    const { checkout, path } = signedIn(c)
    checkout.confirmed = true
    return c.redirect(`${path}/processing`, 303)
  })
  app.get("/checkout/:id/processing", (c) => {
    const url = isOver(c)
    return url === null ? c.html(processingPage(visitOf(c))) : c.redirect(url, 303)
  })
  app.get("/checkout/:id/processing/finish", (c) => {
    const url = isOver(c)
    if (url !== null) return c.redirect(url, 303)
    const visit = visitOf(c)
    approve(engine, visit, "approve")
    return c.redirect(resultUrl(visit.session), 303)
  })
  app.post("/checkout/:id/processing/cancel", (c) => {
    const url = isOver(c)
    if (url !== null) return c.redirect(url, 303)
    const visit = visitOf(c)
    giveUp(engine, visit.session, visit.checkout, "BuyerCanceled")
    return c.redirect(resultUrl(visit.session), 303)
  })

  app.onError(async (error, c) => {
    if (!(error instanceof AmazonPayError)) throw error
    if (/^\/(checkout|signin|buy-now|upgrade)\/start$/.test(c.req.path)) refused.push(await refusedButton(c, error))
    const hint = error instanceof RefusedSignature ? (error.diagnosis?.explanation ?? null) : null
    return c.html(errorPage(textsFor(settings.language), error.reasonCode, error.message, hint), {
      status: error.status === 404 ? 404 : error.status === 403 ? 403 : 400,
    })
  })
  return app
}

async function refusedButton(c: Context, error: AmazonPayError): Promise<RefusedButton> {
  const fields = await fieldsOf(c).catch((): Fields => ({}))
  const text = (name: string): string | null => (typeof fields[name] === "string" ? fields[name] : null)
  return {
    time: new Date().toISOString(),
    path: c.req.path,
    page: c.req.header("referer") ?? c.req.header("origin") ?? null,
    publicKeyId: text("publicKeyId"),
    payloadJSON: text("payloadJSON") ?? text("press"),
    reasonCode: error.reasonCode,
    message: error.message,
    signature: error instanceof RefusedSignature ? error.diagnosis : null,
  }
}
