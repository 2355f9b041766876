import { createServer, type ServerResponse } from "node:http"
import type { RegionCode } from "../../src/index.js"
import type { ContractBuyer } from "./world.js"

type Shop = { readonly merchantId: string; readonly publicKeyId: string; readonly region: RegionCode }
type Button = { readonly payloadJSON: string; readonly signature: string; readonly algorithm: string }
type Task = { readonly page: string; readonly done: (url: URL) => void }

/**
 * Asks a person to be the buyer: a page on http://localhost:<port> shows what to do next, a button or a link, and the
 * way back from Amazon tells that it was done.
 */
export async function buyerByHand(
  port: number,
  script: string,
  shop: Shop,
  sign: (payloadJSON: string) => Omit<Button, "payloadJSON">,
): Promise<ContractBuyer & { close(): Promise<void> }> {
  let task: Task | null = null
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", `http://localhost:${port}`)
    if (url.pathname !== "/back") return show(response, task?.page ?? WAITING)
    task?.done(url)
    task = null
    response.writeHead(303, { location: "/" }).end()
  })
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve))
  const ask = (page: string): Promise<URL> => new Promise((done) => (task = { page, done }))
  process.stdout.write(`Open http://localhost:${port} in a browser and do what it asks, as a sandbox test buyer.\n`)
  return {
    checkout: async (payload) => {
      const payloadJSON = JSON.stringify(payload)
      const url = await ask(buttonPage(script, shop, { payloadJSON, ...sign(payloadJSON) }))
      return url.searchParams.get("amazonCheckoutSessionId") ?? ""
    },
    approve: async (amazonPayRedirectUrl) => {
      await ask(`<p>Order placed.</p><p><a id="approve" href="${amazonPayRedirectUrl}">Go on to Amazon</a></p>`)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const WAITING = `<p>Nothing to do. The tests go on by themselves.</p><meta http-equiv="refresh" content="1">`

function show(response: ServerResponse, content: string): void {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" })
  response.end(`<!doctype html><title>Contract suite: the buyer's hand</title>${content}`)
}

function buttonPage(script: string, { merchantId, publicKeyId, region }: Shop, button: Button): string {
  const configuration = {
    merchantId,
    publicKeyId,
    ledgerCurrency: { na: "USD", eu: "EUR", jp: "JPY" }[region],
    checkoutLanguage: { na: "en_US", eu: "en_GB", jp: "ja_JP" }[region],
    productType: "PayAndShip",
    placement: "Cart",
    createCheckoutSessionConfig: { ...button, publicKeyId },
  }
  const json = JSON.stringify(configuration).replaceAll("<", "\\u003c")
  return `<p>Press the button, sign in, keep card 1111, continue.</p><div id="button"></div>
    <script src="${script}"></script><script>amazon.Pay.renderButton("#button", ${json})</script>`
}
