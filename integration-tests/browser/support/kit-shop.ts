import path from "node:path"
import { createEmulator } from "amazon-pay-emulator"
import type { Browser, Page } from "playwright-core"
import { MERCHANT, Shop } from "../../../emulator/test/support/shop"
import type { AmazonPayButton } from "../../../storefront/button"
import { openChromium, PATIENCE } from "./open-chromium"
import { startSite, startStore } from "./kit-site"

const DIST = path.resolve(__dirname, "../../../storefront/dist")

/** A page of a shop that uses the kit without a bundler, with nothing inline. */
const PLAIN = `<!doctype html><html lang="en"><head><title>Shop</title></head><body>
<div id="pay"><a href="/other">Another way to pay</a></div><div id="second"></div>
<button id="change">Change</button>
<script type="module" src="/shop.js"></script></body></html>`

/** What the tests do in the page they do with this. */
const PLAIN_SCRIPT = `import * as kit from "/kit/storefront/index.js"
Object.assign(window, { kit, told: [] })`

/**
 * Shop, store and Amazon (the emulator) on three origins, and a browser.
 * @param built folder of a bundled page, served under /app
 */
export async function startKitShop(built: string | null = null) {
  const emulator = await createEmulator({ merchants: [MERCHANT] })
  const store = await startStore()
  const scriptUrl = `${emulator.url}/checkout.js`
  const strict = (script: string) =>
    [
      "default-src 'none'",
      `script-src ${script}`,
      `connect-src ${store.origin}`,
      `form-action ${emulator.url}`,
      "base-uri 'none'",
    ].join("; ")
  const site = await startSite({
    folders: { "/kit": DIST, ...(built === null ? {} : { "/app": built }) },
    pages: {
      "/": PLAIN,
      "/with-tag": PLAIN.replace("</head>", `<script src="${scriptUrl}" async></script></head>`),
      "/with-nonce": PLAIN.replace("</head>", '<script nonce="n0nce" src="/shop.js" type="module"></script></head>'),
      "/review": PLAIN.replace("Shop", "Review"),
      "/shop.js": PLAIN_SCRIPT,
    },
    policy: (page) => strict(page === "/with-nonce" ? "'nonce-n0nce' 'self'" : `'self' ${emulator.url}`),
  })
  const browser: Browser = await openChromium()
  const amazon = new Shop(emulator)

  const payload = amazon.payload({
    webCheckoutDetails: {
      checkoutReviewReturnUrl: `${site.origin}/review`,
      checkoutResultReturnUrl: `${site.origin}/result`,
      checkoutCancelUrl: `${site.origin}/`,
    },
  })

  /** A Checkout Session of a buyer who is on the review page. */
  const checkout = () => amazon.checkout({}, payload)

  /** What the store answers to POST /store/amazon-pay/button, signed for this emulator. */
  function button(changes: Partial<AmazonPayButton> = {}): AmazonPayButton {
    const { merchantId, publicKeyId, payloadJSON, signature, algorithm, productType } = amazon.press(payload)
    return {
      available: true,
      merchantId,
      publicKeyId,
      ledgerCurrency: "JPY",
      checkoutLanguage: "ja_JP",
      productType,
      placement: "Cart",
      buttonColor: "Gold",
      sandbox: true,
      estimatedOrderAmount: { amount: "2500", currencyCode: "JPY" },
      scriptUrl,
      createCheckoutSessionConfig: { payloadJSON, signature, algorithm },
      ...changes,
    }
  }

  /** A fresh page of the shop. It remembers what the policy forbade, and how often Amazon's script was asked for. */
  async function openPage(address = "/", arrange: (page: Page) => Promise<unknown> = async () => {}) {
    const page = await browser.newPage()
    page.setDefaultTimeout(PATIENCE)
    await arrange(page)
    const violations: string[] = []
    let scripts = 0
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) violations.push(message.text())
    })
    page.on("request", (request) => (scripts += request.url() === scriptUrl ? 1 : 0))
    await page.goto(site.origin + address)
    return { page, violations, scripts: () => scripts }
  }

  async function close() {
    await browser.close()
    site.close()
    store.close()
    await emulator.close()
  }

  return { emulator, site, store, browser, scriptUrl, button, checkout, openPage, close }
}

export type KitShop = Awaited<ReturnType<typeof startKitShop>>
