import type { Envelope, Forgery, SignatureVersion } from "amazon-pay-emulator"
import { startLoopback } from "../../test/loopback"
import { startSandbox, type Sandbox } from "../../test/sandbox"

/** Amazon Pay on this machine, and what its SNS has posted. */
export interface Notified {
  sandbox: Sandbox
  origin: string
  /** Buys something; the envelope of the last notification. */
  notification(forgery?: Forgery): Promise<Envelope>
  /** The envelope that asks to confirm the subscription; needs `confirm`. */
  confirmation(): Promise<Envelope>
  close(): Promise<void>
}

export async function startNotified(
  signatureVersion: SignatureVersion = "1",
  { confirm = false } = {},
): Promise<Notified> {
  const shop = await startLoopback((response) => response.end())
  const sandbox = await startSandbox({
    notifications: [{ url: shop.url, merchantId: "A3TESTMERCHANT", signatureVersion, confirm }],
  })
  const { emulator } = sandbox
  const last = async () => {
    await emulator.ipn.idle()
    return emulator.ipn.deliveries().at(-1)!.envelope
  }
  return {
    sandbox,
    origin: emulator.url,
    async notification(forgery) {
      const { session } = await sandbox.purchase(2500)
      const genuine = await last()
      if (forgery === undefined) return genuine
      emulator.ipn.send(session.chargeId!, forgery)
      return last()
    },
    confirmation: last,
    async close() {
      await emulator.close()
      await shop.close()
    },
  }
}
