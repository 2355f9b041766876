import { credit, PAYMENTS, payOther, TOTALS } from "../support/free-cart"
import { failureOf, orderOf, type Shopper } from "../support/shopper"
import { someOf } from "../support/some-of"
import { describeStore } from "../support/store"

const CASES = TOTALS.flatMap((total) => PAYMENTS.map((payment) => ({ total, payment })))
const named = CASES.map((one) => ({ ...one, name: `${one.total.total}, with ${one.payment.payment}` }))

describeStore("a cart is placed without a charge only where it costs nothing", (store) => {
  const amounts = () =>
    (store.amazon.emulator.objects("charges") as { chargeAmount: { amount: string } }[]).map(
      ({ chargeAmount }) => chargeAmount.amount,
    )
  const isCartIntact = async (shopper: Shopper) => expect((await shopper.cart())["items"]).toHaveLength(2)

  it.each(someOf(named, 8))("when it is confirmed: $name", async ({ total, payment }) => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    await total.happen(store, shopper)
    await payment.happen(store, shopper)
    const { body } = await shopper.confirm(checkoutSessionId)
    if (!total.isFree) {
      expect(new URL(body.redirect_url).origin).toBe(new URL(store.amazon.url).origin)
      expect(orderOf(await shopper.visit(await store.amazon.approve(body.redirect_url)))).not.toBeNull()
      expect(amounts()).toEqual(["2500"])
    } else if (payment.refusal === null) {
      expect(body).toMatchObject({ redirect_url: expect.any(String) })
      expect(orderOf(new URL(body.redirect_url))).not.toBeNull()
      expect(store.amazon.callsOf(checkoutSessionId)).toEqual(["getCheckoutSession"])
    } else {
      expect(body["code"]).toBe(payment.refusal)
      expect(await store.admin.orders()).toEqual([])
      await isCartIntact(shopper)
    }
  })

  it.each(someOf(named, 4))("on the way back in the direct flow: $name", async ({ total, payment }) => {
    const shopper = await store.shopper()
    await shopper.enterAddress()
    await shopper.chooseShipping()
    const { url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
    await total.happen(store, shopper)
    await payment.happen(store, shopper)
    const page = await shopper.visit(url)
    if (total.isFree && payment.refusal !== null) {
      expect(failureOf(page)).toBe(payment.refusal)
      expect(await store.admin.orders()).toEqual([])
      await isCartIntact(shopper)
    } else {
      expect(orderOf(page)).not.toBeNull()
      expect(amounts()).toEqual(total.isFree ? [] : ["2500"])
    }
  })

  it.each(TOTALS)("and says so beforehand: $total", async ({ isFree, happen }) => {
    const shopper = await store.shopper()
    await shopper.enterAddress()
    const checkoutSessionId = await shopper.comeToReview()
    await happen(store, shopper)
    const amount = isFree ? "0" : "2500"
    expect((await shopper.review(checkoutSessionId)).body.checkout_session).toMatchObject({ amount, error: null })
    const button = await shopper.button()
    expect(button).toMatchObject({ available: true })
    expect(button.estimatedOrderAmount?.amount ?? "0").toBe(amount)
    const direct = await shopper.button({ flow: "direct" })
    expect(direct.reason ?? null).toBe(isFree ? "nothing_to_pay" : null)
  })

  it("and one of ¥0.4 leaves nothing to do for the admin, who may cancel it", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    await TOTALS[2]!.happen(store, shopper)
    const { body } = await shopper.confirm(checkoutSessionId)
    const orderId = orderOf(new URL(body.redirect_url)) ?? ""
    expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured", total: 0.4 })
    expect(await store.admin.cancel(orderId)).toMatchObject({ status: 200 })
    expect(await store.admin.order(orderId)).toMatchObject({ status: "canceled", payment_status: "refunded" })
    expect(store.amazon.callsOf(checkoutSessionId)).toEqual(["getCheckoutSession"])
  })

  it.each(["review", "direct"])("and is not charged where another provider has been paid (%s)", async (flow) => {
    const shopper = await store.shopper()
    await shopper.enterAddress()
    await shopper.chooseShipping()
    const { checkoutSessionId, url } = await store.amazon.checkout(await shopper.button({ flow }))
    if (flow === "review") await shopper.visit(url)
    if (flow === "review") await shopper.chooseShipping()
    await payOther(store, shopper)
    const code =
      flow === "review" ? (await shopper.confirm(checkoutSessionId)).body["code"] : failureOf(await shopper.visit(url))
    expect(code).toBe("other_payment_open")
    expect(amounts()).toEqual([])
    await isCartIntact(shopper)
  })

  it("once payment collection and total agree again", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    await shopper.openPaymentSession()
    // Medusa's credit lines leave the payment collection as it was.
    await credit(store, shopper, 2500)
    expect((await shopper.confirm(checkoutSessionId)).body["code"]).toBe("total_changed")
    const { body } = await shopper.confirm(checkoutSessionId)
    expect(orderOf(new URL(body.redirect_url))).not.toBeNull()
  })
})
