import { failureOf, orderOf } from "../support/shopper"
import { describeStore } from "../support/store"

describeStore("what happens more than once", (store) => {
  const completions = (checkoutSessionId: string) =>
    store.amazon.callsOf(checkoutSessionId).filter((call) => call === "completeCheckoutSession")

  it("is one order when the result page is hit ten times at once, and the same answer for all", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    const resultUrl = await shopper.approve(checkoutSessionId)
    const pages = await Promise.all(Array.from({ length: 10 }, () => shopper.visit(resultUrl)))
    const orders = await store.admin.orders()
    expect(orders).toHaveLength(1)
    expect(new Set(pages.map(orderOf))).toEqual(new Set([orders[0]?.id]))
    expect(completions(checkoutSessionId)).toHaveLength(1)
  })

  it("is the same thank-you page when the result page is reloaded", async () => {
    const shopper = await store.shopper()
    const { orderId, resultUrl, checkoutSessionId } = await shopper.buy()
    expect(orderOf(await shopper.visit(resultUrl))).toBe(orderId)
    expect(completions(checkoutSessionId)).toHaveLength(1)
  })

  it("is the same thank-you page when the review page is reloaded after the order", async () => {
    const shopper = await store.shopper()
    const { checkoutSessionId, url } = await shopper.goToAmazon()
    await shopper.visit(url)
    await shopper.chooseShipping()
    const orderId = orderOf(await shopper.visit(await shopper.approve(checkoutSessionId)))
    expect(orderOf(await shopper.visit(url))).toBe(orderId)
  })

  it("is the same review page when that is reloaded, with the shipping method still chosen", async () => {
    const shopper = await store.shopper()
    const { url } = await shopper.goToAmazon()
    const first = await shopper.visit(url)
    await shopper.chooseShipping()
    expect((await shopper.visit(url)).href).toBe(first.href)
    expect((await shopper.cart())["shipping_methods"]).toHaveLength(1)
  })

  it("is one order when the order is placed twice before it is approved", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    const answers = await Promise.all([shopper.confirm(checkoutSessionId), shopper.confirm(checkoutSessionId)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const resultUrl = await store.amazon.approve(answers[0].body.redirect_url)
    expect(orderOf(await shopper.visit(resultUrl))).not.toBeNull()
    expect(await store.admin.orders()).toHaveLength(1)
  })

  it("is one order when the buyer went to Amazon in two tabs, and finishes both", async () => {
    const shopper = await store.shopper()
    const first = await shopper.comeToReview()
    const second = await shopper.comeToReview()
    const secondUrl = await shopper.approve(second)
    const orderId = orderOf(await shopper.visit(secondUrl))
    const { body } = await shopper.confirm(first)
    expect(orderOf(new URL(body.redirect_url))).toBe(orderId)
    expect(await store.admin.orders()).toHaveLength(1)
  })

  it("charges nothing for the tab that lost, when both were approved", async () => {
    const shopper = await store.shopper()
    const first = await shopper.comeToReview()
    const firstUrl = await shopper.approve(first)
    const second = await shopper.comeToReview()
    const secondUrl = await shopper.approve(second)
    await shopper.visit(secondUrl)
    const page = await shopper.visit(firstUrl)
    const [order, ...others] = await store.admin.orders()
    expect(others).toEqual([])
    expect(orderOf(page)).toBe(order?.id)
    expect(completions(first)).toEqual([])
  })

  it("is one payment when the order is confirmed after it was placed", async () => {
    const shopper = await store.shopper()
    const { orderId, checkoutSessionId } = await shopper.buy()
    const { status, body } = await shopper.confirm(checkoutSessionId)
    expect(status).toBe(200)
    expect(orderOf(new URL(body.redirect_url))).toBe(orderId)
    expect(completions(checkoutSessionId)).toHaveLength(1)
  })

  it("is no order when a session that was used is replayed for another cart", async () => {
    const { checkoutSessionId } = await (await store.shopper()).buy()
    const other = await store.shopper()
    const { url } = await other.goToAmazon()
    const replayed = new URL(url)
    replayed.pathname = "/amazon-pay/result"
    replayed.searchParams.set("amazonCheckoutSessionId", checkoutSessionId)
    expect(failureOf(await other.visit(replayed.href))).toBe("wrong_cart")
    expect(await store.admin.orders()).toHaveLength(1)
  })
})
