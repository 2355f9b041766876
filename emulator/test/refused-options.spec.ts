import { createEmulator, type Duration, type FaultRule } from "../src/index.js"
import { startShop } from "./support/shop.js"

describe("a wrong option is refused with a sentence:", () => {
  it.each([
    ["region us", { region: "us" }, `'region' is one of jp, na, eu, not "us".`],
    ["start junk", { start: "junk" }, `'start' is a time such as 2026-12-01T00:00:00Z, from 1970 to 9899, not "junk".`],
    ["a start on a day that is not there", { start: "2026-02-30" }, "'start' is a time such as"],
    ["a start that is a number", { start: "1" }, "'start' is a time such as"],
    ["a start that leaves no room for what ends later", { start: "9999-12-31" }, "'start' is a time such as"],
    ["a public URL without a scheme", { publicUrl: "shop.test" }, "'publicUrl' is an origin"],
    ["a port that is none", { port: 70_000 }, "'port' is a whole number from 0 to 65535"],
    [
      "a URL of notifications that is none",
      { notifications: [{ url: "junk" }] },
      "The endpoint of notifications is refused: url:",
    ],
    ["a buyer whose e-mail is a number", { buyer: { email: 5 } }, "The buyer is refused: email:"],
    ["a certificate without a folder", { tls: true, ca: "no-such-folder/ca.pem" }, "The certificate cannot be kept in"],
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
})
