import { orderOf } from "../support/shopper"
import { describeStore } from "../support/store"

describeStore("a purchase", (store) => {
  it("ends at the thank-you page with an authorized order", async () => {
    const shopper = await store.shopper()
    const { orderId } = await shopper.buy()
    expect(await store.admin.order(orderId)).toMatchObject({
      status: "pending",
      payment_status: "authorized",
      total: 2500,
    })
  })

  it("needs three calls to Amazon from the buyer's return to the thank-you page", async () => {
    const shopper = await store.shopper()
    const { checkoutSessionId } = await shopper.buy()
    const calls = store.amazon.callsOf(checkoutSessionId).filter((call) => call !== "updateChargePermission")
    expect(calls).toEqual(["getCheckoutSession", "updateCheckoutSession", "completeCheckoutSession"])
  })

  it("needs a fourth to write the order's number back, and no more", async () => {
    const shopper = await store.shopper()
    const { orderId, checkoutSessionId } = await shopper.buy()
    await store.amazon.answered(checkoutSessionId, "updateChargePermission")
    const { display_id } = await store.admin.order(orderId)
    expect(store.amazon.callsOf(checkoutSessionId)).toHaveLength(4)
    expect(store.amazon.emulator.objects("chargePermissions")).toMatchObject([
      { merchantMetadata: { merchantReferenceId: String(display_id) } },
    ])
  })

  it("asks nothing of Amazon for a button", async () => {
    const shopper = await store.shopper()
    const button = await shopper.button()
    expect(button).toMatchObject({
      available: true,
      sandbox: true,
      checkoutLanguage: "ja_JP",
      productType: "PayAndShip",
      estimatedOrderAmount: { amount: "2500", currencyCode: "JPY" },
    })
    expect(store.amazon.emulator.requests.list()).toEqual([])
  })

  it("signs the same button for the same cart, so that a page view costs no signature", async () => {
    const shopper = await store.shopper()
    const first = await shopper.button()
    expect(await shopper.button()).toEqual(first)
  })

  it("shows on the review page whose address and payment method it is, and the amount", async () => {
    const shopper = await store.shopper()
    const { checkoutSessionId, url } = await shopper.goToAmazon()
    const page = await shopper.visit(url)
    expect(page.pathname).toBe("/checkout/review")
    expect(Object.fromEntries(page.searchParams)).toEqual({
      cart_id: shopper.cartId,
      checkout_session_id: checkoutSessionId,
    })
    const { body } = await shopper.review(checkoutSessionId)
    expect(body.checkout_session).toMatchObject({
      id: checkoutSessionId,
      state: "Open",
      cart_id: shopper.cartId,
      provider_id: "pp_amazon-pay_jp",
      amount: "2500",
      currency_code: "JPY",
      payment_descriptor: expect.stringContaining("1111"),
      buyer: { name: expect.any(String), email: "buyer@example.com" },
      missing_fields: [],
      error: null,
    })
  })

  it("brings Amazon's address into the cart in Medusa's fields, and on to the order", async () => {
    const shopper = await store.shopper()
    const { orderId } = await shopper.buy()
    const { email, shipping_address } = await store.admin.order(orderId)
    expect(email).toBe("buyer@example.com")
    expect(shipping_address).toMatchObject({
      last_name: expect.stringMatching(/./),
      country_code: "jp",
      province: "jp-13",
      city: "目黒区",
      address_1: "下目黒1-8-1",
      postal_code: "153-0064",
      phone: expect.stringMatching(/\d/),
    })
  })

  it("takes the address that the buyer changes to, and keeps nothing of the first", async () => {
    const shopper = await store.shopper()
    const checkoutSessionId = await shopper.comeToReview()
    const address = {
      name: "山田花子",
      addressLine1: "大阪市北区梅田1-1-1",
      stateOrRegion: "大阪府",
      postalCode: "530-0001",
      countryCode: "JP",
      phoneNumber: "0612345678",
    }
    const { url } = await store.amazon.change(checkoutSessionId, { address, payment: "0005" })
    await shopper.visit(url)
    const { body } = await shopper.review(checkoutSessionId)
    expect(body.checkout_session).toMatchObject({
      payment_descriptor: expect.stringContaining("0005"),
      shipping_address: { province: "jp-27", city: "大阪市北区", address_1: "梅田1-1-1", postal_code: "530-0001" },
    })
  })

  it("keeps ids and states with the payment, and nothing of the buyer", async () => {
    const shopper = await store.shopper()
    const { orderId, checkoutSessionId } = await shopper.buy()
    const { payment_collections } = await store.admin.order(orderId)
    const data = payment_collections[0]?.payments[0]?.data
    expect(data?.["amazon_pay"]).toMatchObject({
      checkout_session_id: checkoutSessionId,
      charge_permission_id: expect.stringMatching(/^S03-/),
      charges: [{ id: expect.stringMatching(/^S03-.*-C/), state: "Authorized", amount: "2500" }],
      payment_descriptor: expect.stringContaining("1111"),
    })
    expect(JSON.stringify(data)).not.toMatch(/buyer@example|テスト姓名|目黒/)
  })

  it("is shown to the admin with its permission and charge", async () => {
    const shopper = await store.shopper()
    const { orderId, checkoutSessionId } = await shopper.buy()
    await store.amazon.answered(checkoutSessionId, "updateChargePermission")
    const { payments } = await store.admin.panel(orderId)
    expect(payments).toMatchObject([
      {
        provider_id: "pp_amazon-pay_jp",
        environment: "sandbox",
        amount: "2500",
        currency_code: "JPY",
        charge_permission: { id: expect.stringMatching(/^S03-/) },
        charges: [{ state: "Authorized" }],
      },
    ])
  })

  it("of a download needs no address and no shipping", async () => {
    const shopper = await store.shopper("guide")
    const button = await shopper.button()
    const { checkoutSessionId, url } = await store.amazon.checkout(button)
    await shopper.visit(url)
    const page = await shopper.visit(await shopper.approve(checkoutSessionId))
    expect(button.productType).toBe("PayOnly")
    expect(await store.admin.order(orderOf(page) ?? "")).toMatchObject({ payment_status: "authorized", total: 800 })
  })

  it("may begin with Medusa's own payment session: its data has the button", async () => {
    const shopper = await store.shopper()
    const { button } = await shopper.openPaymentSession()
    const { checkoutSessionId, url } = await store.amazon.checkout(button)
    await shopper.visit(url)
    await shopper.chooseShipping()
    const page = await shopper.visit(await shopper.approve(checkoutSessionId))
    expect(orderOf(page)).not.toBeNull()
  })

  it("in the direct flow needs two calls to Amazon, and no review page", async () => {
    const shopper = await store.shopper()
    await shopper.enterAddress()
    await shopper.chooseShipping()
    const { checkoutSessionId, url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
    const orderId = orderOf(await shopper.visit(url))
    const calls = store.amazon.callsOf(checkoutSessionId).filter((call) => call !== "updateChargePermission")
    expect(await store.admin.order(orderId ?? "")).toMatchObject({ payment_status: "authorized", total: 2500 })
    expect(calls).toEqual(["getCheckoutSession", "completeCheckoutSession"])
  })

  it("in the direct flow does not begin before the shop knows where to ship to", async () => {
    const shopper = await store.shopper()
    expect(await shopper.button({ flow: "direct" })).toMatchObject({ available: false, reason: "cart_incomplete" })
  })
})
