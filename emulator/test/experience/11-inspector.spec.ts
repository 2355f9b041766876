import { controlApi } from "../../src/control/control-api.js"
import { CONTROL_ROUTES } from "../../src/control/openapi.js"
import { phpGet } from "../support/php-call.js"
import { startShop } from "../support/shop.js"

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
    expect(page.match(/<section id="[a-z-]+" data-live>/g)).toHaveLength(6)
    const [, script = ""] = /<script src="([^"]+)" defer>/.exec(page) ?? []
    expect(await (await fetch(emulator.url + script)).text()).toContain("data-live")
  })

  it("compares what was signed with what should have been", async () => {
    const shop = await startShop()
    await phpGet(shop, "/v2/charges/x", {}, { accept: "*/*" })
    const page = await (await fetch(`${shop.emulator.url}/_emulator`)).text()
    expect(page).toMatch(/<summary id="[^"]+">[^<]*accept was changed after signing/)
    expect(page).toContain("They part in line 4.")
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
