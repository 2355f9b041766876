import { createServer, type Server } from "node:http"
import { createContext, runInContext } from "node:vm"
import { startShop } from "../support/shop.js"

/** As much of a browser as the script touches: one element, one form, and where the page goes. */
class FakeElement {
  readonly dataset: Record<string, string> = {}
  readonly children: FakeElement[] = []
  listener: ((event: object) => void) | null = null
  className = ""
  type = ""
  name = ""
  value = ""
  action = ""
  textContent = ""
  submitted = false
  append(...nodes: (FakeElement | string)[]): void {
    this.children.push(...nodes.filter((node) => node instanceof FakeElement))
  }
  replaceChildren(...nodes: FakeElement[]): void {
    this.children.splice(0, this.children.length, ...nodes)
  }
  addEventListener(_: string, listener: (event: object) => void): void {
    this.listener = listener
  }
  submit(): void {
    this.submitted = true
  }
  click(): void {
    this.listener?.({ preventDefault: () => undefined })
  }
}

const CONFIG = {
  merchantId: "A3",
  publicKeyId: "SANDBOX-K",
  ledgerCurrency: "JPY",
  productType: "PayAndShip",
  placement: "Cart",
  checkoutLanguage: "ja_JP",
  createCheckoutSessionConfig: { payloadJSON: "{}", signature: "sig", algorithm: "AMZN-PAY-RSASSA-PSS-V2" },
}

/** A renderButton with `updateTo` calls its handle's updateButtonInfo, too. */
function call(method: string, args: unknown[]): string {
  const [target, config, more] = args
  if (more === undefined) return `amazon.Pay.${method}(...${JSON.stringify(args)})`
  const { updateTo }: { updateTo?: unknown } = JSON.parse(JSON.stringify(more))
  const rendered = `amazon.Pay.${method}(${JSON.stringify(target)}, ${JSON.stringify(config)})`
  return `${rendered}.updateButtonInfo(${JSON.stringify(updateTo)})`
}

/** A shop's server that answers every request with this. */
async function serve(status: number, body: object): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end(JSON.stringify(body)))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/session`
}

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

/** Loads the served script into a page with one element, `#here`. */
async function load() {
  const { emulator } = await startShop()
  const response = await fetch(`${emulator.url}/checkout.js`)
  const host = new FakeElement()
  const body = new FakeElement()
  const visited: string[] = []
  const context = createContext({
    URL,
    Element: FakeElement,
    CSSStyleSheet: class {
      replaceSync(): void {}
    },
    fetch,
    location: { assign: (url: string) => visited.push(url) },
    navigator: { sendBeacon: (url: string) => visited.push(url) },
    document: {
      currentScript: { src: `${emulator.url}/checkout.js` },
      adoptedStyleSheets: [],
      querySelector: (selector: string) => (selector === "#here" ? host : null),
      createElement: () => new FakeElement(),
      body,
    },
    result: null,
  })
  runInContext("var window = globalThis", context)
  runInContext(await response.text(), context)
  /** Calls `amazon.Pay.<method>` with arguments that are passed as JSON. */
  const pay = (method: string, ...args: unknown[]): unknown => runInContext(call(method, args), context)
  const form = (): Record<string, string> =>
    Object.fromEntries((body.children[0]?.children ?? []).map(({ name, value }) => [name, value]))
  return { emulator, pay, host, body, form, visited }
}

describe("6. checkout.js", () => {
  it("renders a real button that posts the signed payload to the emulator", async () => {
    const { emulator, pay, host, body, form } = await load()
    pay("renderButton", "#here", { ...CONFIG, estimatedOrderAmount: { amount: 2500, currencyCode: "JPY" } })
    const [button] = host.children
    expect(button).toMatchObject({ className: "amazonpay-emulator-button", type: "button" })
    button?.click()
    expect(body.children[0]).toMatchObject({ action: `${emulator.url}/checkout/start`, submitted: true })
    expect(form()).toMatchObject({
      payloadJSON: "{}",
      signature: "sig",
      algorithm: "AMZN-PAY-RSASSA-PSS-V2",
      publicKeyId: "SANDBOX-K",
      productType: "PayAndShip",
      estimatedOrderAmount: '{"amount":"2500","currencyCode":"JPY"}',
    })
  })

  it.each([
    ["no element", "#elsewhere", {}, /no element matches/],
    ["no merchantId", "#here", { merchantId: undefined }, /'merchantId' is required/],
    ["no placement", "#here", { placement: undefined }, /'placement' is required/],
    ["an unknown placement", "#here", { placement: "Moon" }, /'placement' must be one of Home/],
    ["an unknown productType", "#here", { productType: "Gift" }, /'productType' must be one of/],
    ["an unknown currency", "#here", { ledgerCurrency: "XXX" }, /'ledgerCurrency' must be one of/],
    ["a payload that is an object", "#here", { createCheckoutSessionConfig: { payloadJSON: {} } }, /the very string/],
    ["a price that is no number", "#here", { estimatedOrderAmount: { amount: "much" } }, /estimatedOrderAmount.amount/],
  ])("refuses %s", async (_, selector, change, message) => {
    const { pay } = await load()
    expect(() => pay("renderButton", selector, { ...CONFIG, ...change })).toThrow(message)
  })

  it("refuses to start a checkout nobody has signed", async () => {
    const { pay } = await load()
    expect(() => pay("initCheckout", { ...CONFIG, createCheckoutSessionConfig: undefined })).toThrow(
      /'createCheckoutSessionConfig' is required/,
    )
  })

  it("starts a session that the shop's server made by the API", async () => {
    const { emulator, pay, visited } = await load()
    const url = await serve(200, { checkoutSessionId: "made-by-the-shop" })
    await pay("initCheckout", { ...CONFIG, createCheckoutSessionConfig: undefined, createCheckoutSession: { url } })
    expect(visited).toEqual([`${emulator.url}/checkout/made-by-the-shop`])
  })

  it.each([
    [{}, /'url' is required/],
    [{ url: "/session", method: "PATCH" }, /'method' must be one of GET, POST/],
    [{ url: "/session", extractAmazonCheckoutSessionId: "id" }, /must be a function/],
  ])("refuses createCheckoutSession %j", async (createCheckoutSession, message) => {
    const { pay } = await load()
    expect(() => pay("renderButton", "#here", { ...CONFIG, createCheckoutSession })).toThrow(message)
  })

  it.each<[number, object, RegExp]>([
    [500, {}, /'createCheckoutSession.url' answered 500/],
    [200, { id: "x" }, /answered no checkoutSessionId/],
  ])("says what is wrong with the shop's answer %d %j", async (status, session, message) => {
    const { pay } = await load()
    const url = await serve(status, session)
    await expect(pay("initCheckout", { ...CONFIG, createCheckoutSession: { url } })).rejects.toThrow(message)
  })

  it("takes another estimate once the button is there", async () => {
    const { pay, host, form } = await load()
    pay("renderButton", "#here", CONFIG, { updateTo: { amount: "900", currencyCode: "JPY" } })
    host.children[0]?.click()
    expect(form().estimatedOrderAmount).toBe('{"amount":"900","currencyCode":"JPY"}')
  })

  it.each(["onInitCheckout", "onShippingAddressSelection", "onDeliveryOptionSelection", "onCompleteCheckout"])(
    "refuses %s, and says what to use",
    async (name) => {
      const { pay } = await load()
      expect(() => pay("renderButton", "#here", { ...CONFIG, [name]: {} })).toThrow(/not emulated.*buyer\/confirm/)
    },
  )

  it("refuses bindUpgradeAction, and says what to use", async () => {
    const { pay } = await load()
    expect(() => pay("bindUpgradeAction", "#here", {})).toThrow(/Update Checkout Session/)
  })

  it("leads a change button to the hosted pages of its session", async () => {
    const { emulator, pay, host, visited } = await load()
    pay("bindChangeAction", "#here", { amazonCheckoutSessionId: "abc", changeAction: "changeAddress" })
    host.click()
    expect(visited).toEqual([`${emulator.url}/checkout/abc/change?action=changeAddress`])
  })

  it("refuses an unknown change action", async () => {
    const { pay } = await load()
    const options = { amazonCheckoutSessionId: "abc", changeAction: "changeMind" }
    expect(() => pay("bindChangeAction", "#here", options)).toThrow(/'changeAction' must be one of/)
  })

  it("signs the buyer out", async () => {
    const { emulator, pay, visited } = await load()
    pay("signout")
    expect(visited).toEqual([`${emulator.url}/checkout/signout`])
  })
})
