import { controlApi } from "../../src/control/control-api.js"
import { CONTROL_ROUTES } from "../../src/control/openapi.js"
import { SETTING_CHOICES } from "../../src/control/setting-choices.js"
import { PlainBrowser } from "../support/browser.js"
import { phpGet } from "../support/php-call.js"
import { MERCHANT, startShop } from "../support/shop.js"

describe("11. The inspector", () => {
  it("works with and without a slash at its end", async () => {
    const { emulator } = await startShop()
    for (const end of ["", "/"]) expect((await fetch(`${emulator.url}/_emulator${end}`)).status).toBe(200)
  })

  it("shows what the emulator holds", async () => {
    const shop = await startShop()
    const { id, chargeId, permissionId } = await shop.purchase()
    await shop.call("GET", "charges/S03-nothing")
    const page = await (await fetch(`${shop.emulator.url}/_emulator`)).text()
    for (const text of [id, chargeId, permissionId, "2500 JPY", "ResourceNotFound"]) expect(page).toContain(text)
  })

  it("stays up to date by itself: every section is live, and the script that follows them is there", async () => {
    const { emulator } = await startShop()
    const page = await (await fetch(`${emulator.url}/_emulator`)).text()
    expect(page.match(/<section id="[a-z-]+" data-live>/g)).toHaveLength(12)
    const [, script = ""] = /<script src="([^"]+)" defer>/.exec(page) ?? []
    expect(await (await fetch(emulator.url + script)).text()).toContain("data-live")
  })

  it("compares what was signed with what should have been", async () => {
    const shop = await startShop()
    await phpGet(shop, "/v2/charges/x", {}, { accept: "*/*" })
    const page = await (await fetch(`${shop.emulator.url}/_emulator`)).text()
    expect(page).toMatch(/<summary id="[^"]+">[^<]*accept was changed after signing/)
    expect(page).toContain("First difference: line 4.")
    expect(page).toMatch(/<ins>accept:[^<]*<\/ins>\s*<del>accept:[^<]*<\/del>/)
  })

  it("shows what was sent and answered, and the call as curl", async () => {
    const shop = await startShop()
    await shop.purchase()
    const page = await (await fetch(`${shop.emulator.url}/_emulator`)).text()
    expect(page).toContain("&quot;paymentIntent&quot;: &quot;Authorize&quot;")
    expect(page).toContain("&quot;name&quot;: &quot;テスト姓名&quot;")
    expect(page).toMatch(/curl -X PATCH &#39;http:[^&]*\/v2\/checkoutSessions\/[^&]*&#39;/)
  })

  it("hides by choice what the bodies tell of a buyer, and its commands with it", async () => {
    const shop = await startShop()
    await shop.purchase()
    const page = await (await fetch(`${shop.emulator.url}/_emulator?mask=1`)).text()
    expect(page).toContain("&quot;name&quot;: &quot;***&quot;")
    for (const told of ["テスト姓名", "153-0064", "curl"]) expect(page).not.toContain(told)
    const log = await (await fetch(`${shop.emulator.url}/_emulator/requests?mask=1`)).text()
    expect(log).toContain('\\"postalCode\\":\\"***\\"')
    expect(log).not.toContain("153-0064")
  })

  it("shows a button that was refused, with the payload that was signed", async () => {
    const shop = await startShop()
    const { payloadJSON, ...press } = shop.press()
    const browser = new PlainBrowser(shop.emulator.url, { referer: "https://shop.example/cart" })
    await browser.open("/checkout/start", { ...press, payloadJSON: payloadJSON.replace("phoneNumber", "postalCode") })
    expect(shop.emulator.refusedButtons.list()).toMatchObject([
      { path: "/checkout/start", page: "https://shop.example/cart", reasonCode: "InvalidRequestSignature" },
    ])
    const page = await (await fetch(`${shop.emulator.url}/_emulator`)).text()
    expect(page).toMatch(/Refused buttons \(1\)[^]*https:\/\/shop\.example\/cart[^]*InvalidRequestSignature/)
    shop.emulator.reset()
    expect(await (await fetch(`${shop.emulator.url}/_emulator/refusedButtons`)).json()).toEqual([])
  })

  it("tells what happened, what goes wrong on demand, and who is registered", async () => {
    const shop = await startShop()
    const { chargeId } = await shop.purchase()
    shop.emulator.faults.add({ kind: "drop-after", path: "/refunds" })
    const page = await (await fetch(`${shop.emulator.url}/_emulator`)).text()
    expect(page).toMatch(new RegExp(`Events \\(\\d+\\)[^]*CHARGE[^]*${chargeId}[^]*Authorized`))
    expect(page).toMatch(/Faults \(1\)[^]*&quot;drop-after&quot;[^]*&quot;\/refunds&quot;/)
    expect(page).toContain(MERCHANT.storeId)
  })

  it("offers every setting, with answers that the control API takes", async () => {
    const { emulator } = await startShop()
    const control = `${emulator.url}/_emulator/settings`
    expect(Object.keys(SETTING_CHOICES).sort()).toEqual(Object.keys(await (await fetch(control)).json()).sort())
    for (const [name, choices] of Object.entries(SETTING_CHOICES)) {
      for (const choice of choices) {
        const changed = await fetch(control, { method: "POST", body: JSON.stringify({ [name]: choice }) })
        expect(await changed.json()).toMatchObject({ [name]: choice })
      }
    }
    const page = await (await fetch(`${emulator.url}/_emulator`)).text()
    expect(page).toMatch(/data-setting="sandboxExpiry"[^]*?value="30" selected/)
  })

  it("moves the clock with its buttons", async () => {
    const shop = await startShop({ start: "2026-11-23T00:00:00Z" })
    const body = new URLSearchParams({ seconds: "86400" })
    const page = await fetch(`${shop.emulator.url}/_emulator/advance`, { method: "POST", body })
    expect(await page.text()).toContain("2026-11-24 00:00")
  })
})

describe("11. The OpenAPI document", () => {
  it("names every call of the control API and no other", async () => {
    const { emulator } = await startShop()
    const served = controlApi(emulator)
      .routes.filter(({ method }) => method !== "ALL")
      .map(({ method, path }) => `${method} ${path.replace("/_emulator", "").replace(/:(\w+)/, "{$1}") || "/"}`)
    const documented = CONTROL_ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    expect(documented.sort()).toEqual([...new Set(served)].sort())
  })

  it("describes bodies by the schemas they are read with", async () => {
    const { emulator } = await startShop()
    const response = await fetch(`${emulator.url}/_emulator/openapi.json`)
    expect(await response.json()).toMatchObject({
      openapi: "3.1.0",
      paths: {
        "/_emulator/faults": { post: { requestBody: { content: { "application/json": { schema: {} } } } } },
        "/_emulator/events": {
          get: { parameters: [{ name: "after" }, { name: "type" }, { name: "checkoutSessionId" }] },
        },
        "/_emulator/objects/{kind}": { get: { parameters: [{ name: "kind", in: "path" }] } },
      },
    })
  })
})
