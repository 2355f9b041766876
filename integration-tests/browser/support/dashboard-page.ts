import { mkdirSync } from "node:fs"
import path from "node:path"
import type axe from "axe-core"
import type { Browser, Page } from "playwright-core"
import type { Demo } from "./demo"

interface Look {
  language?: "en" | "ja"
  theme?: "light" | "dark"
  /** Of the window, in CSS pixels. */
  width?: number
}

/** An admin who is logged in, at an address of the dashboard. */
export async function openDashboard(browser: Browser, demo: Demo, address: string, look: Look = {}): Promise<Page> {
  const { language = "en", theme = "light", width = 1280 } = look
  const locale = { en: "en-US", ja: "ja-JP" }[language]
  // So high that nothing is cut off: axe-core looks only at what can be seen.
  const context = await browser.newContext({ locale, timezoneId: "Asia/Tokyo", viewport: { width, height: 2600 } })
  await context.addInitScript(
    ([lng, shade]) => {
      localStorage.setItem("lng", lng)
      localStorage.setItem("medusa_admin_theme", shade)
    },
    [language, theme] as const,
  )
  await context.addCookies([{ name: "lng", value: language, url: demo.medusa_url }])
  const page = await context.newPage()
  const { email, password } = demo.admin
  const { token } = (await (
    await post(page, `${demo.medusa_url}/auth/user/emailpass`, { email, password })
  ).json()) as {
    token: string
  }
  await post(page, `${demo.medusa_url}/auth/session`, {}, { authorization: `Bearer ${token}` })
  await page.goto(`${demo.medusa_url}/app${address}`)
  return page
}

const post = (page: Page, url: string, data: object, headers: Record<string, string> = {}) =>
  page.request.post(url, { data, headers, failOnStatusCode: true })

/** What axe-core finds wrong, seriously or critically, within an element: Medusa's own faults are not ours to mend. */
export async function seriousViolations(page: Page, selector: string): Promise<string[]> {
  await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") })
  return page.evaluate(async (within) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const { violations } = await run({ include: [within] }, { resultTypes: ["violations"] })
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
  }, selector)
}

const ARTEFACTS = path.resolve(__dirname, "../../../test-results/dashboard")

/** For a look at it, and for the README: test-results/dashboard/<name>.png. */
export async function takePicture(page: Page, name: string, selector?: string): Promise<void> {
  mkdirSync(ARTEFACTS, { recursive: true })
  const file = path.join(ARTEFACTS, `${name}.png`)
  if (selector === undefined) await page.screenshot({ path: file, animations: "disabled" })
  else await page.locator(selector).screenshot({ path: file, animations: "disabled" })
}
