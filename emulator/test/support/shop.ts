import { generateKeyPairSync, randomUUID } from "node:crypto"
import { sdkClient, type SdkClient } from "./sdk.js"
import { createEmulator, type Emulator, type EmulatorOptions, type Merchant } from "../../src/index.js"

const pair = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
})

export const PRIVATE_KEY = pair.privateKey
export const MERCHANT: Merchant = {
  merchantId: "A3TESTMERCHANT",
  storeId: "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef",
  publicKeyId: "SANDBOX-AFTESTKEYTESTKEYTESTKEY1",
  publicKey: pair.publicKey,
}
export const REVIEW_URL = "https://shop.example/review?cart=c%201"
export const RESULT_URL = "https://shop.example/result?cart=c%201"
export const CANCEL_URL = "https://shop.example/cart"

/** A JSON answer, read loosely: tests look into it with optional chaining. */
export type Json = { readonly [key: string]: Json }
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Json; readonly text: string }

export type CallOptions = {
  readonly body?: unknown
  readonly key?: string
  readonly simulation?: string
  readonly headers?: Record<string, string>
}

/** An online shop that signs with the official SDK and talks HTTP to an emulator. */
export class Shop {
  private readonly sdk: SdkClient

  constructor(
    readonly emulator: Emulator,
    readonly merchant: Merchant = MERCHANT,
    readonly algorithm: string = "AMZN-PAY-RSASSA-PSS-V2",
    readonly prefix: string = "v2",
  ) {
    const { publicKeyId } = merchant
    const { region } = emulator
    this.sdk = sdkClient({ publicKeyId, privateKey: PRIVATE_KEY, region, sandbox: true, algorithm })
  }

  /** A signed call; POSTs get an idempotency key of their own unless one is given ("" sends none). */
  async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const { key = method === "POST" ? newKey() : "", simulation, body } = options
    const payload = body === undefined ? undefined : JSON.stringify(body)
    const headers = this.sdk.getSignedHeaders({
      method,
      urlFragment: path,
      payload,
      headers: {
        ...(key ? { "x-amz-pay-idempotency-key": key } : {}),
        ...(simulation ? { "x-amz-pay-simulation-code": simulation } : {}),
        ...options.headers,
      },
    })
    const response = await fetch(`${this.emulator.url}/${this.prefix}/${path}`, { method, headers, body: payload })
    return answerOf(response)
  }

  payload(changes: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      webCheckoutDetails: {
        checkoutReviewReturnUrl: REVIEW_URL,
        checkoutResultReturnUrl: RESULT_URL,
        checkoutCancelUrl: CANCEL_URL,
      },
      storeId: this.merchant.storeId,
      scopes: ["name", "email", "phoneNumber", "billingAddress"],
      ...changes,
    }
  }

  /** What the button hands to Amazon for a payload. */
  press(payload: Record<string, unknown> = this.payload()) {
    const payloadJSON = JSON.stringify(payload)
    return {
      payloadJSON,
      signature: this.sdk.generateButtonSignature(payloadJSON),
      algorithm: this.algorithm,
      publicKeyId: this.merchant.publicKeyId,
      merchantId: this.merchant.merchantId,
      productType: "PayAndShip" as const,
      checkoutLanguage: "ja_JP",
    }
  }

  /** The buyer presses the button, picks, and comes to the review page. */
  checkout(selection: Parameters<Emulator["buyer"]["change"]>[0] | object = {}, payload = this.payload()): string {
    return this.emulator.buyer.checkout({ ...this.press(payload), ...selection }).checkoutSessionId
  }

  update(id: string, paymentDetails: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
    const amount = { paymentIntent: "Authorize", chargeAmount: yen(2500) }
    return this.call("PATCH", `checkoutSessions/${id}`, {
      body: { paymentDetails: { ...amount, ...paymentDetails }, ...more },
    })
  }

  complete(id: string, amount: unknown = yen(2500), options: CallOptions = {}) {
    return this.call("POST", `checkoutSessions/${id}/complete`, { body: { chargeAmount: amount }, key: "", ...options })
  }

  /** A whole purchase: button, review, update, approval, completion. */
  async purchase(paymentDetails: Record<string, unknown> = {}, selection: object = {}, payload = this.payload()) {
    const id = this.checkout(selection, payload)
    const updated = await this.update(id, paymentDetails)
    this.emulator.buyer.approve({ checkoutSessionId: id })
    const completed = await this.complete(id, updated.body.paymentDetails?.chargeAmount)
    return {
      id,
      completed,
      permissionId: String(completed.body.chargePermissionId),
      chargeId: String(completed.body.chargeId),
    }
  }
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: text === "" ? {} : JSON.parse(text) }
}

export function yen(amount: number): { amount: string; currencyCode: string } {
  return { amount: String(amount), currencyCode: "JPY" }
}

export function newKey(): string {
  return randomUUID().replaceAll("-", "")
}

/** Starts an emulator with the test merchant, and closes it after the running test. */
const running: Emulator[] = []
export async function startShop(options: EmulatorOptions = {}): Promise<Shop> {
  const emulator = await createEmulator({ merchants: [MERCHANT], ...options })
  running.push(emulator)
  return new Shop(emulator)
}

/** The same merchant's shop in the live environment. */
export async function startLiveShop(): Promise<Shop> {
  const live = { ...MERCHANT, publicKeyId: "LIVE-AFTESTKEY", storeId: "amzn1.application-oa2-client.live" }
  const { emulator } = await startShop({ merchants: [MERCHANT, live] })
  return new Shop(emulator, live)
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()))
})
