import { execFileSync, execSync, spawn, type ChildProcess } from "node:child_process"
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs"
import { watch } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createEmulator, type Merchant } from "../../src/index.js"
import { signedApi } from "../contract/signed-api.js"
import { MERCHANT } from "../support/shop.js"

const EMULATOR = join(__dirname, "..", "..")
const folder = mkdtempSync(join(tmpdir(), "amazon-pay-emulator-"))
const installed = join(folder, "package")

/** What a test that failed left running. */
const children: ChildProcess[] = []
afterEach(() => children.splice(0).forEach((child) => child.kill()))

/** Starts the command of the packed package, as `npx` would. */
const run = (...args: string[]) => start(join(installed, "dist", "cli.js"), ...args)

function start(cli: string, ...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] })
  children.push(child)
  let output = ""
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve))
  const line = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString()
        if (output.includes("\n")) resolve(output)
      })
    }
  })
  return { child, line, exit, output: () => output }
}

function sizeOf(directory: string): number {
  const files = readdirSync(directory, { recursive: true }).map(String)
  return files.reduce((sum, file) => sum + statSync(join(directory, file)).size, 0)
}

describe("1. One command", () => {
  beforeAll(() => {
    execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: EMULATOR })
    const [tarball = ""] = readdirSync(folder)
    execFileSync("tar", ["xzf", tarball], { cwd: folder })
    symlinkSync(join(EMULATOR, "..", "node_modules"), join(installed, "node_modules"))
  }, 180_000)

  it("comes in a package without tests and sources", () => {
    expect(readdirSync(installed).sort()).toEqual([
      "Dockerfile",
      "LICENSE",
      "README.ja.md",
      "README.md",
      "assets",
      "dist",
      "examples",
      "node_modules",
      "package.json",
    ])
    const dist = readdirSync(join(installed, "dist"), { recursive: true }).map(String)
    expect(dist.filter((file) => /\.spec\.|(^|\/)test\//.test(file))).toEqual([])
  })

  it("starts it, says where it is, and ends with a signal", async () => {
    const { child, line, exit } = run("--port", "0", "--region", "eu")
    const [, url] = /listening on (http:\S+) \(region eu\)/.exec(await line) ?? []
    expect(await (await fetch(`${url}/_emulator/health`)).json()).toMatchObject({ status: "ok", region: "eu" })
    child.kill("SIGTERM")
    expect(await exit).toBe(0)
  })

  it("says at its start where the pages are, how a shop is led to it, and which keys it knows", async () => {
    const { child, line, exit } = run("--port", "0", "--new-merchant", join(folder, "greeted"))
    const said = await line
    const [, url = ""] = /listening on (http:\S+) /.exec(said) ?? []
    for (const place of [url, `${url}/v2`, `${url}/checkout.js`, `${url}/_emulator`])
      expect(said).toMatch(new RegExp(` ${place}\\s`))
    expect(said).toContain(`HTTPS_PROXY=${url}`)
    const { merchantId, publicKeyId }: Merchant = JSON.parse(
      readFileSync(join(folder, "greeted/merchant.json"), "utf8"),
    )
    expect(said).toContain(`Merchant ${merchantId} · public key id ${publicKeyId} · private key`)
    expect(said).toContain(join(folder, "greeted", "private-key.pem"))
    child.kill("SIGTERM")
    await exit
  })

  it("takes merchants from a file and writes the certificate of --tls to another", async () => {
    const [seed, ca] = [join(folder, "seed.json"), join(folder, "ca.pem")]
    writeFileSync(seed, JSON.stringify({ merchants: [MERCHANT] }))
    const { child, line, exit, output } = run("--port", "0", "--seed", seed, "--tls", "--ca", ca)
    expect(await line).toContain("https://")
    child.kill("SIGTERM")
    await exit
    expect(output()).toContain(ca)
    expect(readFileSync(ca, "utf8")).toContain("BEGIN CERTIFICATE")
  })

  it("prints how to trust the certificate, and makes it if there is none", async () => {
    const ca = join(folder, "trusted.pem")
    const { exit, output } = run("trust", "--ca", ca)
    expect(await exit).toBe(0)
    for (const part of ["NODE_EXTRA_CA_CERTS", "curl.cainfo", "SSL_CERT_FILE", "keytool", "Firefox"]) {
      expect(output()).toContain(part)
    }
    expect(readFileSync(ca, "utf8")).toContain("BEGIN CERTIFICATE")
  })

  it("makes a merchant to begin with, and the same one again the next time", async () => {
    const shop = join(folder, "shop")
    for (const time of ["first", "second"]) {
      const { child, line, exit } = run("--port", "0", "--new-merchant", shop)
      const [, url = ""] = /listening on (http:\S+) /.exec(await line) ?? []
      const { storeId, publicKeyId }: Merchant = JSON.parse(readFileSync(join(shop, "merchant.json"), "utf8"))
      const privateKey = readFileSync(join(shop, "private-key.pem"), "utf8")
      const body = { webCheckoutDetails: { checkoutReviewReturnUrl: "https://shop.example/review" }, storeId }
      const api = signedApi(url, { publicKeyId, privateKey, region: "jp" })
      expect([time, (await api.call("POST", "checkoutSessions", { body })).status]).toEqual([time, 201])
      child.kill("SIGTERM")
      await exit
    }
  })

  it("is built and started by the commands of its Dockerfile, and adds less than 20 MB to Node's image", async () => {
    const lines = readFileSync(join(installed, "Dockerfile"), "utf8").split("\n")
    const image = mkdtempSync(join(folder, "image-"))
    for (const line of lines) {
      const [, copied] = /^COPY (\S+) /.exec(line) ?? []
      if (copied !== undefined) cpSync(join(installed, copied), join(image, copied), { recursive: true })
      const [, install] = /^RUN (npm install [^&]+)/.exec(line) ?? []
      if (install !== undefined) execSync(`${install} --prefer-offline`, { cwd: image, stdio: "pipe" })
    }
    expect(sizeOf(image)).toBeLessThan(20_000_000)
    const command: string[] = JSON.parse(lines.find((line) => line.startsWith("ENTRYPOINT"))?.slice(11) ?? "[]")
    const data = mkdtempSync(join(folder, "data-"))
    const [cli = "", ...flags] = command.slice(1)
    const moved = flags.map((flag) => flag.replace("/data", data))
    const { child, line, exit } = start(cli.replace("/emulator", image), ...moved, "--port", "0")
    const [, port] = /listening on http:\/\/0\.0\.0\.0:(\d+)/.exec(await line) ?? []
    expect((await fetch(`http://127.0.0.1:${port}/_emulator/health`)).status).toBe(200)
    expect(readdirSync(data).sort()).toEqual(["ca-key.pem", "ca.pem", "merchant"])
    child.kill("SIGTERM")
    expect(await exit).toBe(0)
  })

  it("brings a starter test for Jest that passes, run as its first lines say", () => {
    const shop = mkdtempSync(join(folder, "jest-"))
    symlinkSync(join(EMULATOR, "..", "node_modules"), join(shop, "node_modules"))
    writeFileSync(join(shop, "package.json"), "{}")
    const example = readFileSync(join(installed, "examples", "tests", "jest-or-vitest.test.mjs"), "utf8")
    const [, command = ""] = /^\/\/ (NODE_OPTIONS=.*)$/m.exec(example) ?? []
    writeFileSync(join(shop, "shop.test.mjs"), example.replace('"vitest"', '"@jest/globals"'))
    expect(execSync(`${command} 2>&1`, { cwd: shop, encoding: "utf8" })).toContain("1 passed")
  }, 120_000)

  it("brings a starter test for Playwright that Node can read", () => {
    execFileSync(process.execPath, ["--check", join(installed, "examples", "tests", "checkout.playwright.mjs")])
  })

  it("goes on after kill -9 with what was done a second before", async () => {
    const [shop, persist] = [join(folder, "killed"), join(folder, "state")]
    const flags = ["--port", "0", "--persist", persist, "--new-merchant", shop]
    const start = async () => {
      const { child, line, exit } = run(...flags)
      const [, url = ""] = /listening on (http:\S+) /.exec(await line) ?? []
      const { storeId, publicKeyId }: Merchant = JSON.parse(readFileSync(join(shop, "merchant.json"), "utf8"))
      const privateKey = readFileSync(join(shop, "private-key.pem"), "utf8")
      return { child, exit, storeId, api: signedApi(url, { publicKeyId, privateKey, region: "jp" }) }
    }
    const first = await start()
    const body = { webCheckoutDetails: { checkoutReviewReturnUrl: "https://shop.example/" }, storeId: first.storeId }
    const created = await first.api.call("POST", "checkoutSessions", { body })
    for await (const { filename } of watch(folder)) if (filename === "state") break
    first.child.kill("SIGKILL")
    await first.exit
    const second = await start()
    expect((await second.api.call("GET", `checkoutSessions/${String(created.body.checkoutSessionId)}`)).status).toBe(
      200,
    )
    second.child.kill("SIGTERM")
    await second.exit
  })

  it.each([
    ["--start junk", "'start' is a time such as 2026-12-01T00:00:00Z"],
    ["--public-url shop", "'publicUrl' is an origin"],
    ["--persist no/such/folder/state", "its folder is not there"],
    ["--port 99999", "--port is a number from 0 to 65535"],
    ["--port=", "--port is a number from 0 to 65535"],
    ["--port 0x10", "--port is a number from 0 to 65535"],
    ["--new-merchant /proc/nope", "The merchant cannot be kept in '/proc/nope'"],
    ["--merchant .", "'.' cannot be read"],
    ["serve", "There is no command 'serve'"],
  ])("says what is wrong with %s", async (flags, sentence) => {
    const { line, exit } = run(...flags.split(" "))
    expect(await line).toContain(sentence)
    expect(await exit).toBe(1)
  })

  it("does not overwrite a private key that it did not make", async () => {
    const shop = mkdtempSync(join(folder, "mine-"))
    writeFileSync(join(shop, "private-key.pem"), "mine")
    const { line, exit } = run("--new-merchant", shop)
    expect(await line).toContain("is there without a merchant.json, and is not overwritten")
    expect([await exit, readFileSync(join(shop, "private-key.pem"), "utf8")]).toEqual([1, "mine"])
  })

  it("says that the state could not be saved as it ended, and fails", async () => {
    const gone = mkdtempSync(join(folder, "gone-"))
    const { child, line, exit, output } = run("--port", "0", "--persist", join(gone, "state"))
    await line
    rmSync(gone, { recursive: true })
    child.kill("SIGTERM")
    expect(await exit).toBe(1)
    expect(output()).toMatch(/^amazon-pay-emulator: .*no such file or directory/m)
  })

  it("says what is wrong with an option, and fails", async () => {
    const { line, exit } = run("--region", "moon")
    expect(await line).toBe("amazon-pay-emulator: --region is one of jp, na, eu.\n")
    expect(await exit).toBe(1)
  })

  it("is one call in a test", async () => {
    const emulator = await createEmulator()
    expect((await fetch(`${emulator.url}/_emulator/health`)).status).toBe(200)
    await emulator.close()
    await expect(fetch(`${emulator.url}/_emulator/health`)).rejects.toThrow()
  })
})
