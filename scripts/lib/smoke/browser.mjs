const DESKTOP = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }

/** A shopper's browser whose pages are listened to. */
export async function openBrowser(chromium, { storefront_url, emulator_url }, { onPhone = false } = {}) {
  const viewport = onPhone ? PHONE : DESKTOP
  const context = await chromium.newContext({ locale: "ja-JP", viewport })
  context.setDefaultTimeout(120_000)
  // Whatever cookies a shop has, those that are strict do not come along on the way back from Amazon. This one tells.
  await context.addCookies([{ name: "witness", value: "1", url: storefront_url, sameSite: "Strict", httpOnly: true }])
  const complaints = []
  const visits = []
  const page = await context.newPage()
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on("console", (message) => {
    const text = message.text()
    if (message.type() === "error" && /Content.Security.Policy|Refused to/i.test(text)) complaints.push(text)
  })
  page.on("request", (request) => {
    if (request.isNavigationRequest() && request.url().startsWith(storefront_url)) visits.push(request)
  })

  /** Visits that began at Amazon's pages, as far as the browser tells. */
  const fromAmazon = () => visits.filter((request) => originOfChain(request).startsWith(emulator_url))

  return {
    page,
    /** That nobody has to scroll sideways, where the page is one of the shop's. */
    async expectToFit() {
      if (!page.url().startsWith(storefront_url)) return
      const width = await page.evaluate("document.documentElement.scrollWidth")
      if (width > viewport.width) throw new Error(`${page.url()} is ${width} px wide on a screen of ${viewport.width}`)
    },
    async expectNoComplaint() {
      if (complaints.length > 0) throw new Error(complaints.join("; "))
    },
    async expectNoCookieNeeded() {
      const cookies = (await context.cookies()).filter(
        ({ name, domain }) => name !== "witness" && domain === "localhost",
      )
      if (cookies.length > 0) throw new Error(`There is a cookie ${cookies.map(({ name }) => name).join(", ")}`)
      const returns = fromAmazon()
      if (returns.length === 0) throw new Error("Nothing came back from Amazon")
      for (const request of returns) {
        const { cookie } = await request.allHeaders()
        if (cookie) throw new Error(`${request.url()} was asked for with ${cookie}`)
      }
    },
  }
}

/** Where a chain of redirects began. */
function originOfChain(request) {
  let first = request
  while (first.redirectedFrom()) first = first.redirectedFrom()
  return first.url()
}
