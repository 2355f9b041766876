import { createServer, type IncomingHttpHeaders, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { createAmazonPayClient } from "./client"
import { AmazonPayRequestError } from "./errors"
import { failureText } from "./failure-text"

interface Asked {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

const open: Server[] = []

/** A store that gives the same answer to everything, and remembers what it was asked. */
async function startStore(status: number, answer: string) {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let body = ""
    request.on("data", (chunk) => (body += String(chunk)))
    request.on("end", () => {
      asked.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body })
      response.writeHead(status, { "content-type": "application/json" }).end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  open.push(server)
  const medusaUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { asked, medusaUrl, client: createAmazonPayClient({ medusaUrl, publishableKey: "pk_test", language: "ja" }) }
}

afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections()
})

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof AmazonPayRequestError ? error : null),
  )

describe("the client of the store's routes", () => {
  it("asks for a cart's button with the publishable key, the shopper's language and the page they leave", async () => {
    const { asked, client } = await startStore(
      200,
      '{"button":{"available":false,"reason":"cart_empty","message":"…"}}',
    )
    const page = { country_code: "at", locale: "de-DE" }
    const button = await client.button({ cart_id: "cart_1", placement: "Cart", ...page })
    expect(button).toEqual({ available: false, reason: "cart_empty", message: "…" })
    expect(asked).toMatchObject([
      {
        method: "POST",
        url: "/store/amazon-pay/button",
        headers: { "x-publishable-api-key": "pk_test", "accept-language": "ja", "content-type": "application/json" },
        body: '{"cart_id":"cart_1","placement":"Cart","country_code":"at","locale":"de-DE"}',
      },
    ])
  })

  it("reads a Checkout Session for a cart, with both ids escaped", async () => {
    const { asked, client } = await startStore(200, '{"checkout_session":{"id":"a/b"}}')
    expect(await client.checkoutSession("a/b", "cart 1")).toEqual({ id: "a/b" })
    expect(asked).toMatchObject([{ method: "GET", url: "/store/amazon-pay/checkout-sessions/a%2Fb?cart_id=cart%201" }])
  })

  it("adds what is missing by the names the store asked for", async () => {
    const { asked, client } = await startStore(200, '{"checkout_session":{"missing_fields":[]}}')
    expect(await client.addDetails("s1", "cart_1", { phone: "0312345678" })).toEqual({ missing_fields: [] })
    expect(asked).toMatchObject([{ method: "POST", url: "/store/amazon-pay/checkout-sessions/s1" }])
    expect(asked[0]?.body).toBe('{"cart_id":"cart_1","phone":"0312345678"}')
  })

  it("brings the buyer into the cart again", async () => {
    const { asked, client } = await startStore(200, '{"checkout_session":{"id":"s1"}}')
    expect(await client.importBuyer("s1", "cart_1")).toEqual({ id: "s1" })
    expect(asked).toMatchObject([
      { url: "/store/amazon-pay/checkout-sessions/s1/import", body: '{"cart_id":"cart_1"}' },
    ])
  })

  it("says who is logged in, if somebody is", async () => {
    const { asked, medusaUrl } = await startStore(200, '{"button":{"available":false}}')
    for (const token of ["jwt", null]) {
      const client = createAmazonPayClient({ medusaUrl, publishableKey: "pk_test", authToken: () => token })
      await client.button({ cart_id: "cart_1" })
    }
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(["Bearer jwt", undefined])
  })

  it("confirms, and hands on where to go", async () => {
    const { asked, client } = await startStore(200, '{"redirect_url":"https://pay.amazon.co.jp/x"}')
    expect(await client.confirm("s1", "cart_1")).toEqual({ redirect_url: "https://pay.amazon.co.jp/x" })
    expect(asked).toMatchObject([{ method: "POST", url: "/store/amazon-pay/checkout-sessions/s1/confirm" }])
    expect(asked[0]?.body).toBe('{"cart_id":"cart_1"}')
  })

  it("lists the agreements of who is logged in", async () => {
    const { asked, medusaUrl } = await startStore(200, '{"charge_permissions":[{"id":"C03-1"}]}')
    const client = createAmazonPayClient({ medusaUrl, publishableKey: "pk_test", authToken: () => "jwt" })
    expect(await client.listAgreements()).toEqual([{ id: "C03-1" }])
    const headers = { authorization: "Bearer jwt", "x-publishable-api-key": "pk_test" }
    const url = "/store/customers/me/amazon-pay/charge-permissions"
    expect(asked).toMatchObject([{ method: "GET", url, headers, body: "" }])
  })

  it("ends an agreement", async () => {
    const { asked, client } = await startStore(200, '{"charge_permission":{"id":"C03/1","state":"Closed"}}')
    expect(await client.closeAgreement("C03/1")).toEqual({ id: "C03/1", state: "Closed" })
    const url = "/store/customers/me/amazon-pay/charge-permissions/C03%2F1/close"
    expect(asked).toMatchObject([{ method: "POST", url, body: "{}" }])
  })

  it("throws why the store did not end it", async () => {
    const { client } = await startStore(400, '{"type":"invalid_data","code":"not_closed","message":"…"}')
    expect(await refusal(client.closeAgreement("C03-1"))).toMatchObject({ status: 400, code: "not_closed" })
  })

  it("takes nothing for a list that is none", async () => {
    const { client } = await startStore(200, '{"charge_permissions":null}')
    expect(await refusal(client.listAgreements())).toMatchObject({ status: 200, code: "unexpected_state" })
  })

  it("never hands on an address that is no web page", async () => {
    const { client } = await startStore(200, '{"redirect_url":"javascript:alert(1)"}')
    expect(await refusal(client.confirm("s1", "cart_1"))).toMatchObject({ status: 200, code: "unexpected_state" })
  })

  it("throws what the store refused, with the code a shopper can be told", async () => {
    const { client } = await startStore(400, '{"type":"not_allowed","code":"out_of_stock","message":"在庫が…"}')
    expect(await refusal(client.confirm("s1", "cart_1"))).toMatchObject({
      status: 400,
      code: "out_of_stock",
      type: "not_allowed",
      message: "在庫が…",
    })
  })

  it("takes Medusa's type for the code where there is none", async () => {
    const { client } = await startStore(404, '{"type":"not_found","message":"Cart not found"}')
    expect(await refusal(client.checkoutSession("s1", "cart_1"))).toMatchObject({ status: 404, code: "not_found" })
  })

  it.each([
    ["a proxy's page", 502, "<html>Bad gateway</html>"],
    ["nothing", 200, ""],
  ])("says that the shop was not reached when %s comes", async (_, status, answer) => {
    const { client } = await startStore(status, answer)
    expect(await refusal(client.confirm("s1", "cart_1"))).toMatchObject({ status: 0, code: "shop_unreachable" })
  })

  it("says that the shop was not reached when nobody listens", async () => {
    const client = createAmazonPayClient({
      medusaUrl: "http://shop.invalid",
      publishableKey: "pk_test",
      fetch: () => Promise.reject(new TypeError("Failed to fetch")),
    })
    expect(await refusal(client.confirm("s1", "cart_1"))).toMatchObject({ status: 0, code: "shop_unreachable" })
  })
})

describe("the text for a code in the address", () => {
  it("is the table's", () => {
    expect(failureText("out_of_stock", "de-DE")).toMatchObject({ code: "out_of_stock", remedy: "retry" })
  })

  it("is that of a failed payment for anything else, so that nobody's words get into the page", () => {
    expect(failureText("<b>call 555-0100</b>", "en")).toEqual(failureText("payment_failed", "en"))
  })
})
