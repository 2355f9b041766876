import { createPrivateKey, generateKeyPairSync } from "node:crypto"
import { createEmulator, type Emulator, type EmulatorOptions, type Selection } from "amazon-pay-emulator"
import { reviewPayload } from "../button"
import { createAmazonPayClient, type AmazonPayClient } from "../client"
import { isCheckoutSessionId, type CheckoutSessionId } from "../ids"
import { Money } from "../money"
import { createSigner, SIGNATURE_ALGORITHM } from "../signing/signer"
import type { RetryPolicy } from "../transport/retry"
import { createTransport, type CallRecord, type Transport } from "../transport/transport"

const pair = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
})

export const PRIVATE_KEY_PEM = pair.privateKey
export const PRIVATE_KEY = createPrivateKey(pair.privateKey)
export const MERCHANT = {
  merchantId: "A3TESTMERCHANT",
  storeId: "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef",
  publicKeyId: "SANDBOX-AFTESTKEYTESTKEYTESTKEY1",
  publicKey: pair.publicKey,
}
export const RETURN_URLS = {
  review: "https://shop.example/amazon-pay/review",
  result: "https://shop.example/amazon-pay/result",
  cancel: "https://shop.example/amazon-pay/cancel",
}

export const yen = (amount: number) => Money.of(amount, "JPY").toPrice()

/** Retries without a pause, so that a test need not wait for one. */
export const AT_ONCE: Partial<RetryPolicy> = { baseDelayMs: 0, maxDelayMs: 0 }

export const signer = createSigner({ publicKeyId: MERCHANT.publicKeyId, privateKey: PRIVATE_KEY, region: "jp" })

/** Amazon Pay on this machine, and our client of it. */
export interface Sandbox {
  emulator: Emulator
  transport: Transport
  client: AmazonPayClient
  /** What the transport told its log, oldest first. */
  records: CallRecord[]
  /** The buyer presses the button, chooses, and comes to the review page. */
  buyerReturns: (selection?: Selection) => CheckoutSessionId
  /** The whole purchase up to Complete. */
  purchase: (amount: number, selection?: Selection) => ReturnType<AmazonPayClient["completeCheckoutSession"]>
}

export async function startSandbox(options: EmulatorOptions = {}): Promise<Sandbox> {
  const emulator = await createEmulator({ merchants: [MERCHANT], ...options })
  const records: CallRecord[] = []
  const onCall = (record: CallRecord) => void records.push(record)
  const transport = createTransport({ endpoint: emulator.url, signer, retry: AT_ONCE, onCall })
  const client = createAmazonPayClient(transport)

  function buyerReturns(selection: Selection = {}): CheckoutSessionId {
    const { checkoutSessionId } = emulator.buyer.checkout({ ...pressed(), ...selection })
    if (!isCheckoutSessionId(checkoutSessionId)) throw new Error(`${checkoutSessionId} is no id of a Checkout Session`)
    return checkoutSessionId
  }

  async function purchase(amount: number, selection?: Selection) {
    const id = buyerReturns(selection)
    await client.updateCheckoutSession(id, authorize(amount))
    emulator.buyer.approve({ checkoutSessionId: id })
    return client.completeCheckoutSession(id, { chargeAmount: yen(amount) })
  }

  return { emulator, transport, client, records, buyerReturns, purchase }
}

/** What a button of the review flow hands to Amazon. */
export function pressed(
  payloadJSON = reviewPayload({
    storeId: MERCHANT.storeId,
    returnUrls: RETURN_URLS,
    chargePermissionType: "OneTime",
    allowOvercharge: false,
    extendExpiration: false,
  }),
) {
  return {
    payloadJSON,
    signature: signer.signPayload(payloadJSON),
    algorithm: SIGNATURE_ALGORITHM,
    publicKeyId: MERCHANT.publicKeyId,
    merchantId: MERCHANT.merchantId,
  }
}

/** An update that authorizes an amount, and may be settled later. */
export function authorize(amount: number, canHandlePendingAuthorization = true) {
  return {
    paymentDetails: { paymentIntent: "Authorize", canHandlePendingAuthorization, chargeAmount: yen(amount) },
  } as const
}
