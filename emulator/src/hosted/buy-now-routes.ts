import { Hono, type Context } from "hono"
import { z } from "zod"
import { fieldsOf } from "../api/fields-of.js"
import { parseBody, parseJson } from "../api/parse-body.js"
import { presentBillingAddress, presentShippingAddress } from "../api/present-address.js"
import { presentBuyer } from "../api/present-buyer.js"
import { answer, ask, payNow } from "../buyer/buy-now.js"
import { sessionById } from "../buyer/open-checkout.js"
import { buyNowPress, startBuyNow } from "../buyer/start-buy-now.js"
import { refuse } from "../domain/errors.js"
import { formatMoney } from "../domain/money.js"
import type { BuyNow, Callback } from "../engine/buy-now.js"
import { knownAmount } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { paidByGiftCardOnly, paymentDescriptor } from "../engine/gift-card.js"
import { giveUp } from "../engine/try-intent.js"
import { showsBillingAddress } from "../engine/open-permission.js"
import type { Merchants } from "../signature/merchants.js"
import { askingPage, buyNowPage, closePage } from "./buy-now-page.js"
import type { PageSettings } from "./page-settings.js"
import { textsFor } from "./texts.js"
import type { SignedInVisit } from "./visit.js"

const answerForm = z.object({ callback: z.string(), answer: z.string() })
const deliveryForm = z.object({ deliveryOption: z.string() })

/** The pages of a Buy Now button, in the window that checkout.js opens. */
export function buyNowRoutes(options: {
  readonly engine: Engine
  readonly merchants: Merchants
  readonly settings: PageSettings
  readonly signedIn: (c: Context) => SignedInVisit
}): Hono {
  const { engine, merchants, settings, signedIn } = options
  const app = new Hono()
  const visitOf = (c: Context): { readonly visit: SignedInVisit; readonly buyNow: BuyNow } => {
    const visit = signedIn(c)
    const { buyNow } = visit.checkout
    if (buyNow === null) throw refuse.notFound("Buy Now checkout", visit.session.id)
    return { visit, buyNow }
  }
  /** Finalize or a cancel has ended it. */
  const isOver = (c: Context): boolean => {
    engine.schedule.run()
    return sessionById(engine, c.req.param("id") ?? "").status.state !== "Open"
  }
  const closed = (c: Context) => c.html(closePage(textsFor(settings.language)))

  app.post("/buy-now/start", async (c) => {
    const { press } = parseBody(z.object({ press: z.string() }), await fieldsOf(c))
    const given = parseBody(buyNowPress, parseJson(press))
    const { id } = startBuyNow(engine, merchants, given, c.req.header("origin") ?? "")
    return c.redirect(`/checkout/${id}`, 303)
  })
  app.get("/checkout/:id/buy-now", (c) => {
    if (isOver(c)) return closed(c)
    const { visit, buyNow } = visitOf(c)
    return c.html(
      buyNow.asks === null ? buyNowPage(visit, buyNow) : askingPage(visit, buyNow, eventOf(engine, visit, buyNow)),
    )
  })
  app.post("/checkout/:id/buy-now/answer", async (c) => {
    const form = parseBody(answerForm, await fieldsOf(c))
    if (isOver(c)) return closed(c)
    const { visit, buyNow } = visitOf(c)
    answer(engine, visit.checkout, buyNow, form.callback, parseJson(form.answer))
    if (form.callback === "onCancel") giveUp(engine, visit.session, visit.checkout, "BuyerCanceled")
    if (form.callback === "onCancel" || (form.callback === "onCompleteCheckout" && buyNow.problem === null))
      return closed(c)
    return c.redirect(`${visit.path}/buy-now`, 303)
  })
  app.post("/checkout/:id/buy-now/delivery", async (c) => {
    const { deliveryOption } = parseBody(deliveryForm, await fieldsOf(c))
    const { visit, buyNow } = visitOf(c)
    if (!buyNow.cart?.deliveryOptions.some(({ id }) => id === deliveryOption)) {
      throw refuse.invalidValue("deliveryOption", "The shop does not offer it.")
    }
    buyNow.deliveryOption = deliveryOption
    ask(buyNow, "onDeliveryOptionSelection")
    return c.redirect(`${visit.path}/buy-now`, 303)
  })
  app.post("/checkout/:id/buy-now/pay", (c) => {
    const { visit, buyNow } = visitOf(c)
    payNow(visit.checkout, buyNow)
    return c.redirect(`${visit.path}/buy-now`, 303)
  })
  return app
}

/** What a callback is given. */
function eventOf(engine: Engine, { session, checkout, choice }: SignedInVisit, buyNow: BuyNow): object {
  const giftCardOnly = paidByGiftCardOnly(choice, knownAmount(checkout))
  const payOnly = checkout.productType === "PayOnly"
  const buyer = presentBuyer(session.merchantId, choice, { scopes: checkout.scopes, payOnly, giftCardOnly })
  const shippingAddress = presentShippingAddress(choice.address)
  const billingAddress = presentBillingAddress(
    showsBillingAddress(engine, checkout) ? choice.account.billingAddress : null,
  )
  const option = buyNow.cart?.deliveryOptions.find(({ id }) => id === buyNow.deliveryOption)
  const events: { readonly [callback in Callback]: () => object } = {
    // Amazon's page calls the buyer's details "scopes", shops read "buyer".
    onInitCheckout: () => ({
      buyer,
      scopes: buyer,
      shippingAddress,
      billingAddress,
      checkoutLanguage: checkout.language,
    }),
    onShippingAddressSelection: () => ({ shippingAddress }),
    onDeliveryOptionSelection: () => ({
      deliveryOptions: option && { id: option.id, displayName: option.name, amount: formatMoney(option.price).amount },
      shippingAddress,
    }),
    onCompleteCheckout: () => ({
      amazonCheckoutSessionId: session.id,
      buyer,
      shippingAddress,
      billingAddress,
      paymentDescriptor: paymentDescriptor(choice, engine.region, giftCardOnly),
    }),
    onCancel: () => ({}),
  }
  return buyNow.asks === null ? {} : events[buyNow.asks]()
}
