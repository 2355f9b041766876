import { createContext, runInContext } from "node:vm"
import { startShop, type Shop } from "./shop.js"

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
  target = ""
  hidden = false
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
  remove(): void {}
  click(): void {
    this.listener?.({ preventDefault: () => undefined })
  }
}

/** The window of a Buy Now checkout, as the shop's page sees it. */
class FakeWindow {
  closed = false
  readonly told: { readonly data: object; readonly origin: string }[] = []
  postMessage(data: object, origin: string): void {
    this.told.push({ data, origin })
  }
}

type Listener = (message: { readonly source: object; readonly origin: string; readonly data: object }) => unknown

/** A renderButton with `updateTo` calls its handle's updateButtonInfo, too. */
function call(method: string, args: unknown[]): string {
  const [target, config, more] = args
  if (more === undefined) return `amazon.Pay.${method}(...${JSON.stringify(args)})`
  const { updateTo }: { updateTo?: unknown } = JSON.parse(JSON.stringify(more))
  const rendered = `amazon.Pay.${method}(${JSON.stringify(target)}, ${JSON.stringify(config)})`
  return `${rendered}.updateButtonInfo(${JSON.stringify(updateTo)})`
}

/** Loads the served script into a page with one element, `#here`. */
export async function loadCheckoutScript(shop?: Shop) {
  const { emulator } = shop ?? (await startShop())
  const response = await fetch(`${emulator.url}/checkout.js`)
  const host = new FakeElement()
  const body = new FakeElement()
  const visited: string[] = []
  const listeners: Listener[] = []
  const ticks: (() => void)[] = []
  const popup = new FakeWindow()
  const context = createContext({
    URL,
    Element: FakeElement,
    CSSStyleSheet: class {
      replaceSync(): void {}
    },
    fetch,
    location: { assign: (url: string) => visited.push(url) },
    console,
    setInterval: (look: () => void) => ticks.push(look),
    clearInterval: () => ticks.splice(0),
    open: () => popup,
    addEventListener: (_: string, listener: Listener) => listeners.push(listener),
    removeEventListener: (_: string, listener: Listener) => listeners.splice(listeners.indexOf(listener), 1),
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
  /** Calls it with arguments that need not be JSON. */
  const payWith = (method: string, ...args: unknown[]): unknown => {
    context.args = args
    return runInContext(`amazon.Pay.${method}(...args)`, context)
  }
  /** A message from the window that the script has opened. */
  const tell = (data: object, origin = emulator.url, source: object = popup): unknown =>
    Promise.all(listeners.map((listener) => listener({ source, origin, data })))
  /** The buyer closes that window, and the script notices. */
  const closePopup = (): void => {
    popup.closed = true
    ticks.forEach((look) => look())
  }
  return { emulator, pay, payWith, closePopup, host, body, form, visited, popup, tell }
}
