import { loadCheckoutScript } from "./support/checkout-script.js"
import { PlainBrowser } from "./support/browser.js"
import { MERCHANT, startShop, yen, type Json, type Shop } from "./support/shop.js"

const ORIGIN = "https://shop.example"
const TOTALS = { totalBaseAmount: yen(2000), totalTaxAmount: yen(200), totalShippingAmount: yen(300) }
const option = (id: string, amount: number, isDefault: boolean) => ({
  id,
  price: yen(amount),
  shippingMethod: { shippingMethodName: `By ${id}`, shippingMethodCode: id },
  isDefault,
})
const CART = {
  ...TOTALS,
  totalChargeAmount: yen(2500),
  deliveryOptions: [option("post", 300, true), option("courier", 900, false)],
  lineItems: [{ id: "1", title: "Beans", quantity: "2", listPrice: yen(1000), totalListPrice: yen(2000) }],
}
type Callbacks = { readonly [name: string]: (event: Json) => unknown }

/** A shop's page with a Buy Now button, and the window that its press opens. */
async function pressed(callbacks: Callbacks, changes: object = {}, shopOptions = {}) {
  const shop = await startShop({ language: "en_US", ...shopOptions })
  const page = await loadCheckoutScript(shop)
  const called: { readonly name: string; readonly event: Json }[] = []
  const all: Callbacks = { onCompleteCheckout: () => undefined, onCancel: () => undefined, ...callbacks }
  const watched = Object.fromEntries(
    Object.entries(all).map(([name, callback]) => [
      name,
      (event: Json) => {
        called.push({ name, event })
        return callback(event)
      },
    ]),
  )
  page.payWith("renderJSButton", "#here", {
    merchantId: MERCHANT.merchantId,
    ledgerCurrency: "JPY",
    productType: "PayAndShip",
    placement: "Cart",
    sandbox: true,
    checkoutSessionConfig: {
      storeId: MERCHANT.storeId,
      scopes: ["name", "email", "billingAddress"],
      paymentDetails: { paymentIntent: "Authorize" },
    },
    ...watched,
    ...changes,
  })
  page.host.children[0]?.click()
  const window = new PlainBrowser(shop.emulator.url, { origin: ORIGIN })
  /** Carries questions and answers between the window and the page, as assets/buy-now.js does. */
  const settle = async (): Promise<void> => {
    for (;;) {
      const asked = /data-callback="(\w+)"\s+data-event="([^"]*)"\s+data-origin="([^"]*)"/.exec(window.html)
      if (asked === null) return
      const [, callback = "", event = "", origin] = asked
      expect(origin).toBe(ORIGIN)
      await page.tell({ amazonPayAsks: callback, event: JSON.parse(event.replaceAll("&quot;", '"')) })
      const told = page.popup.told.at(-1)
      expect(told).toMatchObject({ origin: shop.emulator.url, data: { amazonPayAnswer: callback } })
      const { answer = null }: { answer?: unknown } = JSON.parse(JSON.stringify(told?.data))
      await window.press("ask", { callback, answer: JSON.stringify(answer) })
    }
  }
  const press = async (id: string, form: Record<string, string> = {}): Promise<void> => {
    await window.press(id, form)
    await settle()
  }
  const opened = await window.open("/buy-now/start", page.form())
  const id = opened.split("/").at(-1) ?? ""
  return { shop, page, called, window, press, id }
}

const finalize = async (shop: Shop, id: string, changes: object = {}) => {
  const { body: session } = await shop.call("GET", `checkoutSessions/${id}`)
  const { shippingAddress } = session
  const body = { shippingAddress, chargeAmount: yen(2500), paymentIntent: "Authorize", ...changes }
  return shop.call("POST", `checkoutSessions/${id}/finalize`, { body })
}

describe("a Buy Now button", () => {
  it("opens the checkout in a window of its own", async () => {
    const { page, window } = await pressed({ onInitCheckout: () => CART })
    expect(page.body.children[0]).toMatchObject({ target: "amazonpay-emulator", submitted: true })
    expect(window.html).toContain('id="login"')
  })

  it("asks the shop for the cart and shows it", async () => {
    const { called, window, press } = await pressed({ onInitCheckout: () => CART })
    await press("login")
    expect(called).toEqual([
      {
        name: "onInitCheckout",
        event: expect.objectContaining({
          buyer: expect.objectContaining({ name: "テスト姓名" }),
          shippingAddress: expect.objectContaining({ postalCode: "153-0064" }),
          billingAddress: expect.objectContaining({ countryCode: "JP" }),
        }),
      },
    ])
    expect(window.html).toMatch(/id="amount">¥2,500/)
    for (const text of ["By courier", "Beans", 'id="tax">¥200']) expect(window.html).toContain(text)
  })

  it("asks again when the buyer chooses another address or delivery", async () => {
    const { called, window, press } = await pressed({
      onInitCheckout: () => CART,
      onShippingAddressSelection: () => ({ ...TOTALS, totalChargeAmount: yen(2600) }),
      onDeliveryOptionSelection: () => ({ ...TOTALS, totalChargeAmount: yen(3100) }),
    })
    await press("login")
    await press("change-address")
    await press("use-address", { address: "two-lines" })
    expect(window.html).toMatch(/id="amount">¥2,600/)
    await press("use-delivery", { deliveryOption: "courier" })
    expect(window.html).toMatch(/id="amount">¥3,100/)
    expect(called.slice(1)).toMatchObject([
      { name: "onShippingAddressSelection", event: { shippingAddress: { countryCode: "JP" } } },
      { name: "onDeliveryOptionSelection", event: { deliveryOptions: { id: "courier", amount: "900" } } },
    ])
  })

  it("is completed by Finalize, which the shop calls from onCompleteCheckout", async () => {
    const answers: number[] = []
    const { shop, called, window, press, id } = await pressed({
      onInitCheckout: () => CART,
      onCompleteCheckout: async ({ amazonCheckoutSessionId }) => {
        answers.push((await finalize(shop, String(amazonCheckoutSessionId))).status)
        return { status: "success" }
      },
    })
    await press("login")
    await press("pay-now")
    expect(answers).toEqual([200])
    expect(called.at(-1)?.event).toMatchObject({
      amazonCheckoutSessionId: id,
      paymentDescriptor: "Visa ****1111 (Amazon Pay)",
    })
    expect(window.html).toContain('id="close"')
    expect((await shop.call("GET", `checkoutSessions/${id}`)).body.statusDetails?.state).toBe("Completed")
  })

  it("is not finalized before the buyer has paid, nor for another amount", async () => {
    const { shop, press, id } = await pressed({ onInitCheckout: () => CART })
    await press("login")
    expect((await finalize(shop, id)).body.reasonCode).toBe("InvalidCheckoutSessionStatus")
    await press("pay-now")
    expect((await finalize(shop, id, { chargeAmount: yen(2499) })).body.reasonCode).toBe("AmountMismatch")
    expect((await finalize(shop, id)).status).toBe(200)
  })

  it.each<[string, () => unknown, string]>([
    ["its reasonCode", () => ({ status: "error", reasonCode: "shippingAddressInvalid" }), "shippingAddressInvalid"],
    ["that it threw", () => Promise.reject(new Error("down")), "unknownError"],
    ["a missing total", () => ({ ...CART, totalTaxAmount: undefined }), "required parameter totalTaxAmount"],
    ["an amount that is none", () => ({ ...CART, totalChargeAmount: yen(0.5) }), "totalChargeAmount.amount"],
    ["no way of delivery", () => ({ ...CART, deliveryOptions: [] }), "required parameter deliveryOptions"],
  ])("shows of a refused cart %s, and cannot be paid", async (_, onInitCheckout, reason) => {
    jest.spyOn(console, "error").mockImplementation(() => undefined)
    const { window, press } = await pressed({ onInitCheckout })
    await press("login")
    expect(window.html).toContain(reason)
    expect(window.html).not.toContain('id="pay-now"')
  })

  it("is given up by the buyer: onCancel is called once, and Finalize refused", async () => {
    const { shop, page, called, window, press, id } = await pressed({ onInitCheckout: () => CART })
    await press("login")
    await press("cancel")
    page.closePopup()
    expect(called.map(({ name }) => name)).toEqual(["onInitCheckout", "onCancel"])
    expect(window.html).toContain('id="close"')
    const { body } = await shop.call("GET", `checkoutSessions/${id}`)
    expect(body.statusDetails).toMatchObject({ state: "Canceled", reasonCode: "BuyerCanceled" })
  })

  it("calls onCancel when the window is closed", async () => {
    const { page, called } = await pressed({ onInitCheckout: () => CART })
    page.closePopup()
    expect(called.map(({ name }) => name)).toEqual(["onCancel"])
  })

  it("answers no window but its own", async () => {
    const { page, called } = await pressed({ onInitCheckout: () => CART })
    await page.tell({ amazonPayAsks: "onInitCheckout", event: {} }, "https://evil.example")
    await page.tell({ amazonPayAsks: "onInitCheckout", event: {} }, page.emulator.url, {})
    expect(called).toEqual([])
  })

  it.each<[string, object, object, string]>([
    ["a merchant nobody knows", { merchantId: "B2" }, {}, "merchantId"],
    ["a store of another", { checkoutSessionConfig: { storeId: "x" } }, {}, "storeId"],
    ["a key of the sandbox without sandbox", { sandbox: false }, {}, "set sandbox"],
    [
      "a page that the store has not named",
      {},
      { merchants: [{ ...MERCHANT, allowedOrigins: ["https://other.example"] }] },
      "allowed origins",
    ],
  ])("is refused for %s", async (_, changes, shopOptions, reason) => {
    const { window } = await pressed({ onInitCheckout: () => CART }, changes, shopOptions)
    expect(window.html).toContain(reason)
  })
})
