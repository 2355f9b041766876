/** A shopper's browser whose pages are listened to. */
export async function openBrowser(chromium, { storefront_url, emulator_url }) {
  const context = await chromium.newContext({ locale: "ja-JP", viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(30_000)
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
