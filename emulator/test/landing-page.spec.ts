import { MERCHANT, startShop } from "./support/shop.js"

describe("the page at /", () => {
  it("links the API, the script, the inspector and the certificate, and names the keys", async () => {
    const { emulator } = await startShop()
    const html = await (await fetch(emulator.url)).text()
    for (const path of ["/v2", "/checkout.js", "/_emulator", "/_emulator/openapi.json", "/_emulator/ca.pem"]) {
      expect(html).toContain(`<a href="${path}">${emulator.url}${path}</a>`)
    }
    expect(html).toContain(MERCHANT.publicKeyId)
    expect(html).not.toContain("BEGIN")
  })

  it("has the certificate at its link", async () => {
    const { emulator } = await startShop()
    expect(await (await fetch(`${emulator.url}/_emulator/ca.pem`)).text()).toBe(emulator.certificate)
  })
})
