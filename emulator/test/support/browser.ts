/** A browser without JavaScript: follows links and submits forms by hand, keeps no cookies. */
export class PlainBrowser {
  html = ""
  url: string

  constructor(
    private readonly origin: string,
    private readonly headers: Record<string, string> = {},
  ) {
    this.url = origin
  }

  async open(path: string, form?: Record<string, string>): Promise<string> {
    let url = new URL(path, this.origin).href
    let init: RequestInit = form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }
    for (;;) {
      this.url = url
      if (new URL(url).origin !== this.origin) return url
      const response = await fetch(url, { ...init, headers: this.headers, redirect: "manual" })
      const location = response.headers.get("location")
      this.html = await response.text()
      if (location === null) return url
      url = new URL(location, url).href
      init = {}
    }
  }

  /** Follows the link, or submits the form, of the element with this id. */
  async press(id: string, form: Record<string, string> = {}): Promise<string> {
    const link = new RegExp(`<a href="([^"]+)" id="${id}"`).exec(this.html)
    if (link !== null) return this.open(link[1] ?? "")
    const action = [...this.html.matchAll(/<form\s+method="post"\s+action="([^"]+)"([^]*?)<\/form>/g)].find(
      ([, , body]) => body?.includes(`id="${id}"`),
    )
    if (action === undefined) throw new Error(`No element '${id}' on ${this.url}`)
    return this.open(action[1] ?? "", form)
  }
}
