import { mkdirSync } from "node:fs"
import path from "node:path"
import type { Browser, Locator, Page } from "playwright-core"
import type { Demo } from "./demo"
import { PATIENCE } from "./open-chromium"

export interface Look {
  language?: "en" | "ja"
  theme?: "light" | "dark"
  /** Of the window, in CSS pixels. */
  width?: number
  height?: number
  /** Who looks; the demo's admin otherwise. */
  admin?: Demo["admin"]
}

/** An admin who is logged in, in a browser of their own, at an address of the dashboard. */
export async function openDashboard(
  browser: Browser,
  demo: Pick<Demo, "medusa_url" | "admin">,
  address: string,
  { language = "en", theme = "light", width = 1280, height = 1600, admin = demo.admin }: Look = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: { en: "en-US", ja: "ja-JP" }[language],
    timezoneId: "Asia/Tokyo",
    viewport: { width, height },
    permissions: ["clipboard-read", "clipboard-write"],
  })
  context.setDefaultTimeout(PATIENCE)
  await context.addInitScript(
    ([lng, shade]) => {
      localStorage.setItem("lng", lng)
      localStorage.setItem("medusa_admin_theme", shade)
    },
    [language, theme] as const,
  )
  await context.addCookies([{ name: "lng", value: language, url: demo.medusa_url }])
  const page = await context.newPage()
  const login = await post(page, `${demo.medusa_url}/auth/user/emailpass`, admin)
  const { token } = (await login.json()) as { token: string }
  await post(page, `${demo.medusa_url}/auth/session`, {}, { authorization: `Bearer ${token}` })
  await page.goto(`${demo.medusa_url}/app${address}`)
  return page
}

const post = (page: Page, url: string, data: object, headers: Record<string, string> = {}) =>
  page.request.post(url, { data, headers, failOnStatusCode: true })

const PICTURES = path.resolve(__dirname, "../../../test-results/dashboard")

/** For a look at it, and for the README: test-results/dashboard/<name>.png. */
export async function picture(of: Page | Locator, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  await of.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: "disabled" })
}
