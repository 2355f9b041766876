import { confirmSubscription } from "./confirm-subscription"
import { parseEnvelope, type SnsConfirmation } from "./envelope"
import { SnsRefusedError, SnsUnavailableError } from "./errors"
import { startNotified, type Notified } from "./test/notified"

let notified: Notified
beforeEach(async () => {
  notified = await startNotified("1", { confirm: true })
})
afterEach(() => notified.close())

async function request(): Promise<SnsConfirmation> {
  const envelope = parseEnvelope(await notified.confirmation())
  if (envelope.type === "Notification") throw new Error("SNS sent no confirmation")
  return envelope
}

describe("a subscription", () => {
  it("is confirmed by visiting the URL that SNS sent", async () => {
    await confirmSubscription(await request(), notified.origin)
    expect(notified.sandbox.emulator.ipn.list()).toMatchObject([{ confirmed: true }])
  })

  it("is not confirmed at another origin than the one configured", async () => {
    await expect(confirmSubscription(await request(), "http://127.0.0.1:9")).rejects.toThrow(SnsRefusedError)
    expect(notified.sandbox.emulator.ipn.list()).toMatchObject([{ confirmed: false }])
  })

  it("is confirmed nowhere but at SNS in the topic's region when Amazon sends", async () => {
    const envelope = await request()
    for (const subscribeUrl of [
      envelope.subscribeUrl,
      "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription",
      "http://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription",
      "https://sns.us-east-1.amazonaws.com.evil.example/?Action=ConfirmSubscription",
      "https://sns.us-east-1.amazonaws.com:8443/?Action=ConfirmSubscription",
      "http://169.254.169.254/latest/meta-data",
      "no URL",
    ]) {
      await expect(confirmSubscription({ ...envelope, subscribeUrl }, null)).rejects.toThrow(SnsRefusedError)
    }
  })

  it("is asked for again when SNS does not answer", async () => {
    const envelope = await request()
    await notified.sandbox.emulator.close()
    await expect(confirmSubscription(envelope, notified.origin)).rejects.toThrow(SnsUnavailableError)
  })
})
