import type { ServerResponse } from "node:http"
import { createEmulator } from "amazon-pay-emulator"
import { startLoopback, type Loopback } from "../test/loopback"
import { createClock } from "../clock"
import { createCertificates } from "./certificates"
import { SnsRefusedError, SnsUnavailableError } from "./errors"

const YEAR = 365 * 86_400_000
const QUICK = { timeoutMs: 200, maxBytes: 8_192 }

let pem: string
let server: Loopback | null = null
beforeAll(async () => {
  const emulator = await createEmulator()
  pem = emulator.ipn.certificate()
  await emulator.close()
})
afterEach(async () => {
  await server?.close()
  server = null
})

/** A server of certificates that answers as it is told. */
async function serve(answer: (response: ServerResponse, before: number) => void): Promise<Loopback> {
  return (server = await startLoopback(answer))
}
const send = (response: ServerResponse) => response.end(pem)

describe("a certificate of SNS", () => {
  it("is fetched once for many messages, also when they come at once", async () => {
    const { url, received } = await serve(send)
    const certificates = createCertificates(createClock())
    await Promise.all([1, 2, 3].map(() => certificates.keyOf(`${url}/a.pem`)))
    await certificates.keyOf(`${url}/a.pem`)
    expect(received).toHaveLength(1)
  })

  it("is fetched again after it could not be had", async () => {
    const { url } = await serve((response, before) => (before === 0 ? response.writeHead(503).end() : send(response)))
    const certificates = createCertificates(createClock())
    await expect(certificates.keyOf(url)).rejects.toThrow(SnsUnavailableError)
    await expect(certificates.keyOf(url)).resolves.toMatchObject({ type: "public" })
  })

  it("is forgotten when many others came after it, so that the cache cannot grow", async () => {
    const { url, received } = await serve(send)
    const certificates = createCertificates(createClock())
    for (let number = 0; number <= 16; number++) await certificates.keyOf(`${url}/${number}`)
    await certificates.keyOf(`${url}/16`)
    expect(received).toHaveLength(17)
    await certificates.keyOf(`${url}/0`)
    expect(received).toHaveLength(18)
  })

  it("is fetched beside a few others only, so that made-up names cost next to nothing", async () => {
    const { url, received } = await serve(send)
    const certificates = createCertificates(createClock())
    const asked = Array.from({ length: 100 }, (_, number) => certificates.keyOf(`${url}/${number}`))
    const answers = await Promise.allSettled(asked)
    expect(received).toHaveLength(4)
    expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(96)
    await expect(certificates.keyOf(`${url}/100`)).resolves.toMatchObject({ type: "public" })
  })

  it.each([
    ["expired", 11 * YEAR],
    ["not valid yet", -YEAR],
  ])("is refused when it is %s", async (_, shift) => {
    const { url } = await serve(send)
    const clock = createClock()
    clock.setOffset(shift)
    const certificates = createCertificates(clock)
    await expect(certificates.keyOf(url)).rejects.toThrow(SnsRefusedError)
  })

  it("is refused when there is none", async () => {
    const { url } = await serve((response) => response.writeHead(404).end())
    await expect(createCertificates(createClock()).keyOf(url)).rejects.toThrow(SnsRefusedError)
  })

  it("is not looked for elsewhere", async () => {
    const { url, received } = await serve((response) => response.writeHead(302, { location: "/elsewhere" }).end())
    await expect(createCertificates(createClock()).keyOf(url)).rejects.toThrow(SnsRefusedError)
    expect(received).toHaveLength(1)
  })

  it.each<[string, (response: ServerResponse) => void]>([
    ["nobody answers", () => undefined],
    ["the answer does not end", (response) => response.write(pem)],
    ["the answer is too large", (response) => response.end(pem.padEnd(8_193))],
    ["the connection is cut", (response) => response.destroy()],
    ["the answer is no certificate", (response) => response.end("<html>")],
  ])("cannot be had when %s", async (_, answer) => {
    const { url } = await serve(answer)
    await expect(createCertificates(createClock(), QUICK).keyOf(url)).rejects.toThrow(SnsUnavailableError)
  })
})
