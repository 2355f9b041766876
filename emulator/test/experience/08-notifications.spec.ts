import { startListener } from "../support/listener.js"
import { startShop } from "../support/shop.js"

describe("8. Notifications", () => {
  it("come as SNS sends them, and are asked for, doubled and forged over HTTP", async () => {
    const listener = await startListener()
    const shop = await startShop()
    const ipn = (path: string, body: object) =>
      fetch(`${shop.emulator.url}/_emulator/ipn/${path}`, { method: "POST", body: JSON.stringify(body) })
    await ipn("endpoints", { url: listener.url, signatureVersion: "2" })
    await ipn("chaos", { kind: "duplicate" })
    const { chargeId } = await shop.purchase({ paymentIntent: "Authorize" })
    await ipn("send", { objectId: chargeId, forgery: "bad-signature" })

    const ids = listener.received.map(({ envelope }) => envelope.MessageId)
    expect(ids.length - new Set(ids).size).toBe(1)
    expect(new Set(listener.received.map(({ type }) => type.split(";")[0]))).toEqual(new Set(["text/plain"]))
    const log = await fetch(`${shop.emulator.url}/_emulator/ipn/deliveries`)
    expect(await log.json()).toHaveLength(listener.received.length)
  })
})
