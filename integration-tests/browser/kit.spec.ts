import type { Page } from "playwright-core"
import type * as Kit from "../../storefront/index"
import { type KitShop, startKitShop } from "./support/kit-shop"

declare global {
  interface Window {
    kit: typeof Kit
    mounted: Kit.Mounted
    told: string[]
  }
}

const PAY = "#pay .amazonpay-emulator-button"

let shop: KitShop
beforeAll(async () => {
  shop = await startKitShop()
})
afterAll(() => shop.close())
afterEach(async () => {
  await Promise.all(shop.browser.contexts().map((context) => context.close()))
})

/** A page that has imported the kit as it lies in dist/, without a bundler. */
async function openShop(address?: string) {
  const opened = await shop.openPage(address)
  await opened.page.waitForFunction(() => "kit" in window)
  return opened
}

const render = (page: Page, selector = "#pay") =>
  page.evaluate(
    async ({ selector, button }) => {
      window.mounted = await window.kit.renderButton(document.querySelector<HTMLElement>(selector)!, button)
    },
    { selector, button: shop.button() },
  )

/** Name and code of what an expression in the page throws. */
const failureOf = (page: Page, work: "render" | "load") =>
  page.evaluate(
    async ({ work, button }) => {
      try {
        if (work === "load") await window.kit.loadCheckoutScript(button.scriptUrl)
        else await window.kit.renderButton(document.querySelector<HTMLElement>("#pay")!, button)
        return null
      } catch (error) {
        const blocked = error instanceof window.kit.AmazonPayScriptBlockedError ? error : null
        return { name: (error as Error).name, code: blocked?.code, scriptUrl: blocked?.scriptUrl }
      }
    },
    { work, button: shop.button() },
  )

describe("a button", () => {
  it("leads to Amazon with the payload that the store signed, under a policy without inline scripts or styles", async () => {
    const { page, violations } = await openShop()
    await render(page)
    await page.click(PAY)
    await page.waitForURL(`${shop.emulator.url}/checkout/**`)
    expect(violations).toEqual([])
  })

  it("loads Amazon's script once, for buttons asked for in the same moment and later", async () => {
    const { page, scripts } = await openShop()
    await Promise.all([render(page, "#pay"), render(page, "#second")])
    await render(page, "#second")
    expect(scripts()).toBe(1)
    expect(await page.locator(".amazonpay-emulator-button").count()).toBe(2)
  })

  it("uses the script tag that the page has already", async () => {
    const { page, scripts } = await openShop("/with-tag")
    await render(page)
    expect(await page.locator(PAY).count()).toBe(1)
    expect(scripts()).toBe(1)
  })

  it("is allowed by a policy with a nonce, as the page's own scripts are", async () => {
    const { page, violations } = await openShop("/with-nonce")
    await render(page)
    expect(await page.locator(PAY).count()).toBe(1)
    expect(violations).toEqual([])
  })

  it("takes the place of what the container had, and of an earlier button", async () => {
    const { page } = await openShop()
    await render(page)
    await render(page)
    expect(await page.locator("#pay > *").count()).toBe(1)
    expect(await page.locator(PAY).count()).toBe(1)
  })

  it("goes away when it is removed, even twice", async () => {
    const { page } = await openShop()
    await render(page)
    await page.evaluate(() => {
      window.mounted.remove()
      window.mounted.remove()
    })
    expect(await page.locator("#pay > *").count()).toBe(0)
  })

  it("never appears when it is aborted while the script loads", async () => {
    const { page } = await openShop()
    const thrown = await page.evaluate(async (button) => {
      const life = new AbortController()
      const rendered = window.kit.renderButton(document.querySelector<HTMLElement>("#pay")!, button, {
        signal: life.signal,
      })
      life.abort()
      return rendered.catch((error: unknown) => (error as Error).name)
    }, shop.button())
    expect(thrown).toBe("AbortError")
    expect(await page.locator("#pay").innerText()).toBe("Another way to pay")
  })
})

describe("a script that is blocked", () => {
  it("is told as such, and leaves the other way to pay where it was", async () => {
    const { page } = await openShop()
    await page.route(shop.scriptUrl, (route) => route.abort("blockedbyclient"))
    expect(await failureOf(page, "render")).toEqual({
      name: "AmazonPayScriptBlockedError",
      code: "script_blocked",
      scriptUrl: shop.scriptUrl,
    })
    expect(await page.locator("#pay").innerText()).toBe("Another way to pay")
  })

  it("is told as such when a blocker puts an empty one in its place", async () => {
    const { page } = await openShop()
    await page.route(shop.scriptUrl, (route) => route.fulfill({ contentType: "text/javascript", body: "" }))
    expect(await failureOf(page, "load")).toMatchObject({ name: "AmazonPayScriptBlockedError" })
  })

  it("is told as such when it never comes", async () => {
    const { page } = await openShop()
    await page.clock.install()
    await page.route(shop.scriptUrl, () => undefined)
    const failure = failureOf(page, "load")
    await page.waitForSelector("script[src$='/checkout.js']", { state: "attached" })
    await page.clock.runFor(15_001)
    expect(await failure).toMatchObject({ name: "AmazonPayScriptBlockedError" })
  })

  it("is asked for again by the next button", async () => {
    const { page, scripts } = await openShop()
    await page.route(shop.scriptUrl, (route) => route.abort("blockedbyclient"), { times: 1 })
    await failureOf(page, "load")
    await render(page)
    expect(await page.locator(PAY).count()).toBe(1)
    expect(scripts()).toBe(2)
  })
})

describe("the button of a product page", () => {
  /** `window.told` gets "prepare" for each call of prepare, and the errors that were reported. */
  const renderProduct = (page: Page, answer: "button" | "unavailable" | "throw") =>
    page.evaluate(
      async ({ answer, button }) => {
        const { scriptUrl, merchantId, publicKeyId, ledgerCurrency } = button
        const decoration = { scriptUrl, merchantId, publicKeyId, ledgerCurrency }
        const prepare = async () => {
          window.told.push("prepare")
          await new Promise((resolve) => addEventListener("item-added", resolve, { once: true }))
          if (answer === "throw") throw new Error("sold out")
          if (answer === "unavailable")
            return { available: false as const, reason: "currency_unsupported", message: "" }
          return button
        }
        await window.kit.renderProductButton(document.querySelector<HTMLElement>("#pay")!, decoration, prepare, {
          onError: (error) =>
            window.told.push(error instanceof window.kit.AmazonPayUnavailableError ? error.code : String(error)),
        })
      },
      { answer, button: shop.button() },
    )
  const itemAdded = (page: Page) => page.evaluate(() => void dispatchEvent(new Event("item-added")))
  const told = (page: Page) => page.evaluate(() => window.told)

  it("puts the item into the cart at the press, once however often it is pressed, and leads to Amazon", async () => {
    const { page, violations } = await openShop()
    await renderProduct(page, "button")
    expect(await told(page)).toEqual([])
    await page.click(PAY)
    await page.click(PAY)
    expect(await page.locator("#pay [aria-busy=true]").count()).toBe(1)
    expect(await told(page)).toEqual(["prepare"])
    await itemAdded(page)
    await page.waitForURL(`${shop.emulator.url}/checkout/**`)
    expect(violations).toEqual([])
  })

  it.each([
    ["throw" as const, "Error: sold out"],
    ["unavailable" as const, "currency_unsupported"],
  ])("reports what went wrong (%s) and can be pressed again", async (answer, message) => {
    const { page } = await openShop()
    await renderProduct(page, answer)
    for (const expected of [1, 2]) {
      await page.click(PAY)
      await itemAdded(page)
      await page.waitForFunction((length) => window.told.length === length, expected * 2)
    }
    expect(await told(page)).toEqual(["prepare", message, "prepare", message])
  })
})

it("a button of the shop's own leads to Amazon, too", async () => {
  const { page } = await openShop()
  await page.evaluate((button) => window.kit.initCheckout(button), shop.button())
  await page.waitForURL(`${shop.emulator.url}/checkout/**`)
})

describe("a change action", () => {
  /** Binds #change as often as asked, and leaves the last one in `window.mounted`. */
  const bind = (page: Page, checkoutSessionId: string) =>
    page.evaluate(
      async ({ scriptUrl, checkoutSessionId }) => {
        window.mounted = await window.kit.bindChangeAction(document.querySelector<HTMLElement>("#change")!, {
          scriptUrl,
          checkoutSessionId,
          changeAction: "changeAddress",
        })
      },
      { scriptUrl: shop.scriptUrl, checkoutSessionId },
    )

  it("leads to Amazon's page of this Checkout Session, and from there back to the review page", async () => {
    const { page, violations } = await openShop("/review")
    const id = shop.checkout()
    await bind(page, id)
    await page.click("#change")
    await page.waitForURL(`${shop.emulator.url}/checkout/${id}/**`)
    await page.click("#continue")
    await page.waitForURL(`${shop.site.origin}/review?amazonCheckoutSessionId=${id}`)
    expect(violations).toEqual([])
  })

  it("keeps a press that comes before the script does", async () => {
    const { page } = await openShop("/review")
    const id = shop.checkout()
    let letIn = () => {}
    const gate = new Promise<void>((resolve) => (letIn = resolve))
    await page.route(shop.scriptUrl, async (route) => {
      await gate
      await route.continue()
    })
    const bound = bind(page, id).catch(() => undefined) // the page leaves meanwhile
    await page.waitForSelector("script[src$='/checkout.js']", { state: "attached" })
    await page.click("#change")
    letIn()
    await page.waitForURL(`${shop.emulator.url}/checkout/${id}/**`)
    await bound
  })

  it("does nothing once it is removed, and leaves nothing behind", async () => {
    const { page } = await openShop("/review")
    const elements = await page.locator("body *").count()
    await bind(page, shop.checkout())
    await page.evaluate(() => window.mounted.remove())
    await page.click("#change")
    expect(page.url()).toBe(`${shop.site.origin}/review`)
    expect(await page.locator("body *").count()).toBe(elements)
  })

  it("tells when the script is blocked, and does nothing at a press", async () => {
    const { page } = await openShop("/review")
    await page.route(shop.scriptUrl, (route) => route.abort("blockedbyclient"))
    await expect(bind(page, shop.checkout())).rejects.toThrow("did not load")
    await page.click("#change")
    expect(page.url()).toBe(`${shop.site.origin}/review`)
  })
})
