import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { get } from "node:https"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createEmulator } from "../src/index.js"
import { startShop } from "./support/shop.js"

const health = (url: string, ca: string, servername?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = get(`${url}/_emulator/health`, { ca, servername, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on("error", reject)
  })

const caFile = (): string => join(mkdtempSync(join(tmpdir(), "amazon-pay-emulator-")), "ca.pem")

describe("an emulator with tls", () => {
  it.each([
    "127.0.0.1",
    "localhost",
    "pay-api.amazon.jp",
    "sns.us-east-1.amazonaws.com",
    "static-na.payments-amazon.com",
  ])("is trusted as %s by whoever trusts its certificate", async (name) => {
    const { emulator } = await startShop({ tls: true })
    expect(emulator.url).toMatch(/^https:/)
    expect(await health(emulator.url, emulator.certificate, name === "127.0.0.1" ? undefined : name)).toBe(200)
  })

  it("is trusted under the host of its public URL, and under more names", async () => {
    const { emulator } = await startShop({
      tls: true,
      publicUrl: "https://pay.shop.test:8443",
      tlsHosts: ["amazon-pay", "fd00::7"],
    })
    expect(await health(emulator.url, emulator.certificate, "pay.shop.test")).toBe(200)
    expect(await health(emulator.url, emulator.certificate, "amazon-pay")).toBe(200)
    await expect(health(emulator.url, emulator.certificate, "other.test")).rejects.toThrow(/altnames/)
  })

  it("is not trusted by others", async () => {
    const { emulator } = await startShop({ tls: true })
    const other = await startShop({ tls: true })
    await expect(health(emulator.url, other.emulator.certificate)).rejects.toThrow(/certificate/)
  })

  it("answers http on the same port, too", async () => {
    const { emulator } = await startShop({ tls: true })
    expect((await fetch(`${emulator.url.replace("https", "http")}/_emulator/health`)).status).toBe(200)
  })
})

describe("a certificate that is kept in a file", () => {
  it("is the same at the next start, whatever names are added", async () => {
    const ca = caFile()
    const first = await createEmulator({ tls: true, ca })
    await first.close()
    const { emulator } = await startShop({ tls: true, ca, tlsHosts: ["new.test"] })
    expect(emulator.certificate).toBe(first.certificate)
    expect(await health(emulator.url, readFileSync(ca, "utf8"), "new.test")).toBe(200)
  })

  it("has its key beside it, which only its owner can read", async () => {
    const ca = caFile()
    await startShop({ ca })
    expect(statSync(ca.replace(".pem", "-key.pem")).mode & 0o777).toBe(0o600)
  })

  it("is made anew when its key is gone, and not when its key is another's", async () => {
    const ca = caFile()
    const { emulator } = await startShop({ ca })
    writeFileSync(ca.replace(".pem", "-key.pem"), "")
    await expect(createEmulator({ ca })).rejects.toThrow(/is not of the emulator's certificate/)
    rmSync(ca.replace(".pem", "-key.pem"))
    expect((await startShop({ ca })).emulator.certificate).not.toBe(emulator.certificate)
  })

  it("does not overwrite another certificate", async () => {
    const ca = caFile()
    writeFileSync(ca, "somebody else's")
    await expect(createEmulator({ ca })).rejects.toThrow(/Name another file with --ca/)
    expect([readFileSync(ca, "utf8"), existsSync(ca.replace(".pem", "-key.pem"))]).toEqual(["somebody else's", false])
  })
})
