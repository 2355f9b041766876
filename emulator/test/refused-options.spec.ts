import { tmpdir } from "node:os"
import { createEmulator, type Duration, type FaultRule } from "../src/index.js"
import { startShop } from "./support/shop.js"

describe("a wrong option is refused with a sentence:", () => {
  it.each([
    ["region us", { region: "us" }, `'region' is one of jp, na, eu, not "us".`],
    ["start junk", { start: "junk" }, `'start' is a time such as 2026-12-01T00:00:00Z, from 1970 to 9899, not "junk".`],
    ["a start on a day that is not there", { start: "2026-02-30" }, "'start' is a time such as"],
    ["a start that is a number", { start: "1" }, "'start' is a time such as"],
    ["a start that leaves no room for what ends later", { start: "9999-12-31" }, "'start' is a time such as"],
    ["a page that is none", { page: "payment" }, "'page' is one of auto, consent, selection"],
    ["a language without texts", { language: "xx" }, "'language' is one of ja_JP, en_US,"],
    ["a public URL without a scheme", { publicUrl: "shop.test" }, "'publicUrl' is an origin"],
    ["a public URL with a path", { publicUrl: "https://shop.test/pay?x" }, "'publicUrl' is an origin"],
    ["a name with a port", { tlsHosts: ["shop.test", "shop.test:443"] }, `not "shop.test:443"`],
    ["an empty name", { tlsHosts: [""] }, "'tlsHosts' are names such as shop.test"],
    ["an empty address, which would be every one", { host: "" }, "'host' is an address such as 127.0.0.1"],
    ["a port that is none", { port: 70_000 }, "'port' is a whole number from 0 to 65535"],
    [
      "a URL of notifications that is none",
      { notifications: [{ url: "junk" }] },
      "The endpoint of notifications is refused: url:",
    ],
    [
      "a URL of notifications without http",
      { notifications: [{ url: "ftp://shop.test" }] },
      "It is a URL that begins with http:// or https://.",
    ],
    ["a buyer whose e-mail is a number", { buyer: { email: 5 } }, "The buyer is refused: email:"],
    ["a certificate without a folder", { tls: true, ca: "no-such-folder/ca.pem" }, "The certificate cannot be kept in"],
    ["a certificate in a folder that takes none", { ca: "/proc/ca.pem" }, "The certificate cannot be kept in"],
    ["a certificate without a name", { ca: "" }, "The certificate cannot be kept in ''"],
    ["a certificate that is a folder", { ca: tmpdir() }, "is not of the emulator's certificate"],
    ["a state in a folder that takes none", { persist: "/proc/state" }, "its folder is not there or cannot be written"],
    ["a state that is a folder", { persist: tmpdir() }, "it is not the name of a file"],
    ["a state without a name", { persist: "" }, "it is not the name of a file"],
    ["a log of nothing", { logSize: 0 }, "'logSize' is a whole number from 1"],
  ])("%s, and nothing is left running", async (_, options, sentence) => {
    const before = process.getActiveResourcesInfo().sort()
    await expect(createEmulator(JSON.parse(JSON.stringify(options)))).rejects.toThrow(sentence)
    expect(process.getActiveResourcesInfo().sort()).toEqual(before)
  })

  it.each<[Duration | string, object]>([
    ["junk", { set: "junk" }],
    ["2026-02-30", { set: "2026-02-30" }],
    [1e300, { advance: 1e300 }],
    [{ days: -1e6 }, { advance: { days: -1e6 } }],
    [NaN, { advance: null }],
  ])("the clock's %j, in process and over HTTP, and it goes on", async (given, body) => {
    const { emulator } = await startShop()
    const before = emulator.clock.now().getTime()
    const move = () => (typeof given === "string" ? emulator.clock.set(given) : emulator.clock.advance(given))
    expect(move).toThrow("The clock is set to a time such as 2026-12-01T00:00:00Z")
    const request = { method: "POST", body: JSON.stringify(body) }
    expect((await fetch(`${emulator.url}/_emulator/clock`, request)).status).toBe(400)
    expect(emulator.clock.now().getTime() - before).toBeLessThan(60_000)
    expect((await fetch(`${emulator.url}/_emulator/health`)).status).toBe(200)
  })

  it.each<[FaultRule, string]>([
    [{ kind: "drop-after", pattern: "(" }, "pattern: It is a regular expression, and this is none."],
    [{ kind: "drop-after", body_pattern: "[" }, "body_pattern: It is a regular expression"],
    [{ kind: "status", status: 99 }, "status: It is an HTTP status from 200 to 599."],
    [{ kind: "rewrite", status: 600 }, "status: It is an HTTP status from 200 to 599."],
    [{ kind: "drop-after", method: "PUT" }, "method: It is one of GET, POST, PATCH, DELETE."],
    [{ kind: "drop-after", path: "charges" }, "path: It begins with a slash: /charges."],
    [{ kind: "drop-after", probability: 2 }, "probability: Too big: expected number to be <=1"],
    [{ kind: "latency", ms: 2 ** 31 }, "ms: Too big: expected number to be <=2147483647"],
    [{ kind: "slow-body", ms: 2 ** 31 }, "ms: Too big: expected number to be <=2147483647"],
    [{ kind: "clock", seconds: 1e18 }, "seconds: Too big: expected number to be <="],
  ])("the fault %j, in process and over HTTP", async (rule, sentence) => {
    const { emulator } = await startShop()
    expect(() => emulator.faults.add(rule)).toThrow(`The fault is refused: ${sentence}`)
    const body = JSON.stringify(rule)
    const response = await fetch(`${emulator.url}/_emulator/faults`, { method: "POST", body })
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining(sentence.split(": ")[1] ?? ""),
    ])
    expect(emulator.faults.list()).toEqual([])
  })

  it.each([
    ["clock", {}, "Value is missing for the required parameter advance"],
    ["clock", { advance: 1, set: "2026-12-01" }, "It is 'advance' or 'set'."],
    ["clock", { set: "2026-02-30" }, "'set' is invalid. It is a time such as 2026-12-01T00:00:00Z."],
    ["clock", { advance: { days: "1" } }, "'advance.days' is invalid. Invalid input: expected number"],
    ["faults", { kind: "nope" }, "'kind' is invalid. Invalid discriminator value. Expected 'status' | "],
    ["ipn/chaos", { kind: "delay", seconds: 1e300 }, "'seconds' is invalid. Too big"],
    ["ipn/endpoints", { url: "file:///etc" }, "It is a URL that begins with http:// or https://."],
    ["merchants", { merchantId: "A1" }, "Value is missing for the required parameter storeId"],
    ["settings", { language: "xx" }, "'language' is invalid. Invalid option: expected one of"],
    ["settings", { sandboxExpiry: 3 }, "'sandboxExpiry' is invalid. Invalid option: expected one of 2|30"],
  ])("%s over HTTP with %j", async (path, body, sentence) => {
    const { emulator } = await startShop()
    const request = { method: "POST", body: JSON.stringify(body) }
    const answer = await fetch(`${emulator.url}/_emulator/${path}`, request)
    expect([answer.status, (await answer.json()).message]).toEqual([400, expect.stringContaining(sentence)])
  })
})
