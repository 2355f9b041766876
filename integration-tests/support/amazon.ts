import { randomUUID } from "node:crypto"
import {
  createEmulator,
  type Emulator,
  type EmulatorEvent,
  type EmulatorOptions,
  type Selection,
} from "amazon-pay-emulator"
import { createAmazonPayClient, type AmazonPayClient } from "../../src/amazon/client"
import { isCheckoutSessionId, type ChargeId } from "../../src/amazon/ids"
import { createTransport } from "../../src/amazon/transport/transport"
import { MERCHANT, signerIn } from "./account"
import { demand } from "./http"

/** A button as the store's route answers it. */
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

  static async start(options: EmulatorOptions = {}): Promise<Amazon> {
    return new Amazon(await createEmulator({ merchants: [MERCHANT], ...options }))
  }

  /** What the merchant does at Amazon without the shop, as in Seller Central. */
  get merchant(): AmazonPayClient {
    return createAmazonPayClient(createTransport({ endpoint: this.url, signer: signerIn(this.emulator.region) }))
  }

  /** The merchant captures a checkout's charge in Seller Central, all of it or a part. */
  async captureElsewhere(checkoutSessionId: string, amount?: number): Promise<void> {
    const { chargeId, price } = await this.chargeOf(checkoutSessionId, amount)
    await this.merchant.captureCharge(chargeId, price, this.byHand())
  }

  /** The merchant refunds what a checkout's first charge has captured in Seller Central, all of it or a part. */
  async refundElsewhere(checkoutSessionId: string, amount?: number): Promise<void> {
    const { chargeId, price } = await this.chargeOf(checkoutSessionId, amount)
    await this.merchant.createRefund({ chargeId, refundAmount: price }, this.byHand())
  }

  /** The merchant charges a checkout's permission once more, without the shop. */
  async chargeElsewhere(checkoutSessionId: string, amount: number, { captureNow = true } = {}): Promise<ChargeId> {
    const { chargePermissionId, price } = await this.chargeOf(checkoutSessionId, amount)
    const charge = { chargePermissionId, chargeAmount: price, captureNow, canHandlePendingAuthorization: false }
    return (await this.merchant.createCharge(charge, this.byHand())).chargeId
  }

  /** The buyer whose payment method was declined chooses another, on Amazon's page. */
  mend(): void {
    for (const { chargePermissionId } of this.emulator.objects("chargePermissions") as {
      chargePermissionId: string
    }[]) {
      this.emulator.buyer.mend({ chargePermissionId, payment: "1111" })
    }
  }

  private async chargeOf(checkoutSessionId: string, amount?: number) {
    const client = this.merchant
    const [id] = [checkoutSessionId].filter(isCheckoutSessionId)
    const { chargeId, chargePermissionId } = await client.getCheckoutSession(id!)
    const { chargeAmount } = await client.getCharge(chargeId!)
    const all = chargeAmount!.toPrice()
    const price = amount === undefined ? all : { ...all, amount: String(amount) }
    return { chargeId: chargeId!, chargePermissionId: chargePermissionId!, price }
  }

  private byHand(): string {
    return `by-hand-${randomUUID()}`.slice(0, 32)
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
