import { ensureChromium, launchChromium } from "../chromium.mjs"
import { createAdmin } from "./admin.mjs"
import { createAmazon } from "./amazon.mjs"
import { openBrowser } from "./browser.mjs"
import { createSteps } from "./steps.mjs"
import { createStorefront } from "./storefront.mjs"
import { ON_PHONE, WALKS } from "./walks.mjs"

/**
 * Walks a purchase through the running demo like a shopper and an admin would, and says on stdout what was seen to work.
 *
 * @param {object} info what startDemo answers
 * @param {string} name one of WALKS
 * @returns {Promise<number>} 0, or 1 when something did not
 */
export async function smoke(info, name) {
  if (info.emulator_url === null) {
    throw new Error("The smoke run acts as the buyer, so it needs the emulator: unset AMAZON_PAY_API_ENDPOINT.")
  }
  const chromium = await launchChromium(ensureChromium())
  const steps = createSteps()
  try {
    const browser = await openBrowser(chromium, info, { onPhone: ON_PHONE.has(name) })
    const { page } = browser
    const amazon = createAmazon(page, info.emulator_url)
    const shop = createStorefront(page, info.storefront_url)
    const admin = await createAdmin(info)
    const step = (what, work) =>
      steps.step(what, async () => {
        const result = await work()
        await browser.expectToFit()
        return result
      })
    await WALKS[name]({ step, page, shop, amazon, admin, info })
    await steps.step("no page broke its Content-Security-Policy or threw an error", () => browser.expectNoComplaint())
    await steps.step("no cookie of the shop came along from Amazon, and none was needed", () =>
      browser.expectNoCookieNeeded(),
    )
    return 0
  } catch (error) {
    if (error !== steps.failure) throw error
    return 1
  } finally {
    await chromium.close()
  }
}
