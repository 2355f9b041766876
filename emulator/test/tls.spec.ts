import { X509Certificate } from "node:crypto"
import { get } from "node:https"
import { startShop } from "./support/shop.js"

const health = (url: string, ca: string, servername?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = get(`${url}/_emulator/health`, { ca, servername, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on("error", reject)
  })

describe("an emulator with tls", () => {
  it("is trusted by whoever trusts its certificate, under its own and Amazon's host names", async () => {
    const { emulator } = await startShop({ tls: true })
    const certificate = emulator.certificate ?? ""
    expect(emulator.url).toMatch(/^https:/)
    expect(await health(emulator.url, certificate)).toBe(200)
    expect(await health(emulator.url, certificate, "pay-api.amazon.jp")).toBe(200)
    expect(new X509Certificate(certificate).checkHost("localhost")).toBe("localhost")
  })

  it("is not trusted by others", async () => {
    const { emulator } = await startShop({ tls: true })
    const other = await startShop({ tls: true })
    await expect(health(emulator.url, other.emulator.certificate ?? "")).rejects.toThrow(/certificate/)
  })
})
