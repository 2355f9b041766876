import { createEmulator, type Emulator, type EmulatorEvent, type Selection } from "amazon-pay-emulator"
import { createAmazonPayClient, type AmazonPayClient } from "../../src/amazon/client"
import { isCheckoutSessionId } from "../../src/amazon/ids"
import { createTransport } from "../../src/amazon/transport/transport"
import { MERCHANT, signer } from "./account"
import { demand } from "./http"

/** A button as the store's door answers it. */
export interface Button {
  available: boolean
  reason?: string
  merchantId: string
  publicKeyId: string
  checkoutLanguage: string
  productType: string
  sandbox: boolean
  scriptUrl: string
  estimatedOrderAmount: { amount: string; currencyCode: string } | null
  createCheckoutSessionConfig: { payloadJSON: string; signature: string; algorithm: string }
}

/** The buyer, on their way back from a hosted page. */
export interface Return {
  checkoutSessionId: string
  url: string
}

/** The buyer at Amazon's hosted pages, without a browser. */
export class Buyer {
  /** @param url of the emulator */
  constructor(readonly url: string) {}

  /** The buyer presses the button, signs in, chooses, and continues. */
  async checkout(
    { createCheckoutSessionConfig, publicKeyId, merchantId, productType }: Button,
    selection: Selection = {},
  ) {
    const body = { ...createCheckoutSessionConfig, publicKeyId, merchantId, productType, ...selection }
    const { checkoutSessionId, redirectUrl } = await this.buyer("checkout", body)
    return { checkoutSessionId: checkoutSessionId ?? "", url: redirectUrl } satisfies Return
  }

  /** 「変更」: the buyer chooses anew and comes back to the review page. */
  async change(checkoutSessionId: string, selection: Selection): Promise<Return> {
    const { redirectUrl } = await this.buyer("change", { checkoutSessionId, ...selection })
    return { checkoutSessionId, url: redirectUrl }
  }

  /** The buyer goes through the page that confirms the payment, and comes back to the result URL. */
  async approve(amazonPayRedirectUrl: string, outcome: "approve" | "cancel" | "decline" = "approve"): Promise<string> {
    return (await this.buyer("approve", { amazonPayRedirectUrl, outcome })).redirectUrl
  }

  /** The buyer turns back on a hosted page. */
  async cancel(checkoutSessionId: string): Promise<string> {
    return (await this.buyer("cancel", { checkoutSessionId })).redirectUrl
  }

  private buyer(visit: string, body: object) {
    return demand<{ checkoutSessionId?: string; redirectUrl: string }>("POST", `${this.url}/_emulator/buyer/${visit}`, {
      body,
    })
  }
}

/** Amazon Pay on this machine, spoken to over HTTP like Amazon itself. */
export class Amazon extends Buyer {
  private constructor(readonly emulator: Emulator) {
    super(emulator.url)
  }

  static async start(): Promise<Amazon> {
    return new Amazon(await createEmulator({ merchants: [MERCHANT] }))
  }

  /** What the merchant does at Amazon without the shop, as in Seller Central. */
  get merchant(): AmazonPayClient {
    return createAmazonPayClient(createTransport({ endpoint: this.url, signer }))
  }

  /** The merchant captures all of a checkout's charge in Seller Central. */
  async captureElsewhere(checkoutSessionId: string): Promise<void> {
    const client = this.merchant
    const [id] = [checkoutSessionId].filter(isCheckoutSessionId)
    const { chargeId } = await client.getCheckoutSession(id!)
    const { chargeAmount } = await client.getCharge(chargeId!)
    await client.captureCharge(chargeId!, chargeAmount!.toPrice(), "captured-in-seller-central")
  }

  /** The names of the calls of a checkout, oldest first; of what belongs to it later, too. */
  callsOf(checkoutSessionId: string): (string | null)[] {
    const calls = this.emulator.requests.list().filter((call) => call.checkoutSessionId === checkoutSessionId)
    return calls.map(({ operation }) => operation)
  }

  /** Resolves once such a call of a checkout has been answered. */
  answered(checkoutSessionId: string, operation: string): Promise<void> {
    const isIt = (event: EmulatorEvent) =>
      event.type === "call" && event.operation === operation && event.checkoutSessionId === checkoutSessionId
    if (this.emulator.events.list().some(isIt)) return Promise.resolve()
    return new Promise((resolve) => {
      const stop = this.emulator.events.subscribe((event) => {
        if (!isIt(event)) return
        stop()
        resolve()
      })
    })
  }
}
