import { request } from "node:http"
import { connect, getThroughProxy } from "./support/tunnel.js"
import { startShop } from "./support/shop.js"

/** A request that names its whole URL, as Axios sends one to a proxy. */
function getAbsolute(origin: string, url: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname: host, port } = new URL(origin)
    const asked = request({ host, port, path: url, agent: false }, (response) => {
      let text = ""
      response.on("data", (chunk: Buffer) => (text += chunk.toString()))
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }))
    })
    asked.on("error", reject).end()
  })
}

describe.each([{ tls: false }, { tls: true }])("an emulator as the proxy of a client, with %p", (options) => {
  it.each(["pay-api.amazon.jp", "pay-api.amazon.com", "pay-api.amazon.eu"])("is %s", async (host) => {
    const { emulator } = await startShop(options)
    const answer = await getThroughProxy(emulator, `https://${host}/v2/charges/S03-1`)
    expect([answer.status, JSON.parse(answer.text).reasonCode]).toEqual([400, "MissingHeader"])
  })

  it.each([
    ["static-fe.payments-amazon.com", "/checkout.js", "window.amazon"],
    ["payments.amazon.co.jp", "/checkout/none", "<html"],
    ["sns.us-east-1.amazonaws.com", `/SimpleNotificationService-${"e".repeat(32)}.pem`, "BEGIN CERTIFICATE"],
  ])("serves what browsers and shops fetch from %s", async (host, path, part) => {
    const { emulator } = await startShop(options)
    expect((await getThroughProxy(emulator, `https://${host}${path}`)).text).toContain(part)
  })

  it.each([
    "example.com:443",
    "localhost:443",
    "pay-api.amazon.jp:80",
    "pay-api.amazon.jp.example:443",
    "pay-api.amazon.jp:443:443",
    "[::1]:443",
    "junk",
  ])("opens no tunnel to %s, and says why", async (target) => {
    const { emulator } = await startShop(options)
    const { status, text } = await connect(emulator, target)
    expect([status, text]).toEqual([403, expect.stringContaining("Amazon Pay's hosts alone")])
  })

  it("closes tunnels when it is closed", async () => {
    const { emulator } = await startShop(options)
    const { socket } = await connect(emulator, "pay-api.amazon.jp:443")
    const closed = new Promise((resolve) => socket.once("close", resolve).resume())
    await emulator.close()
    await closed
  })

  it("answers a request that names its whole URL, for the same hosts only", async () => {
    const { emulator } = await startShop(options)
    const api = await getAbsolute(emulator.url, "https://pay-api.amazon.jp/v2/charges/S03-1")
    expect(api.text).toContain("MissingHeader")
    expect((await getAbsolute(emulator.url, "HTTPS://PAY-API.amazon.jp:443/v2/charges/S03-1")).status).toBe(400)
  })

  it.each([
    "http://example.com/",
    "http://pay-api.amazon.jp/v2/charges/S03-1",
    "https://pay-api.amazon.jp:8443/v2/charges/S03-1",
    "http://[::1/",
    "http://",
  ])("refuses %s, and goes on", async (url) => {
    const { emulator } = await startShop(options)
    expect((await getAbsolute(emulator.url, url)).status).toBe(403)
    expect((await fetch(`${emulator.url.replace("https", "http")}/_emulator/health`)).status).toBe(200)
  })
})
