import type { EmulatorOptions } from "amazon-pay-emulator"
import { MERCHANT } from "./account"
import type { Store } from "./store"

const PUBLIC_KEY_ID = "LIVE-AFTESTKEYTESTKEYTESTKEY1"
const AMAZON = "https://pay-api.amazon.jp"
const MEDUSA = "https://medusa.example"

/** A LIVE key: without endpoints of the emulator, which it refuses, and with https everywhere. */
export const LIVE_ENV = {
  AMAZON_PAY_PUBLIC_KEY_ID: PUBLIC_KEY_ID,
  AMAZON_PAY_API_ENDPOINT: "",
  AMAZON_PAY_CHECKOUT_SCRIPT: "",
  AMAZON_PAY_SNS_CERTIFICATES: "",
  DEMO_MEDUSA_URL: MEDUSA,
}

export const LIVE_EMULATOR: EmulatorOptions = {
  merchants: [{ ...MERCHANT, publicKeyId: PUBLIC_KEY_ID }],
  publicUrl: "https://payments.example",
}

/** From here on this machine stands in for Amazon's host and for the shop's. @returns ends it */
export function standIn(store: Store): () => void {
  const real = globalThis.fetch
  const hosts = [
    [AMAZON, store.amazon.url],
    [MEDUSA, store.url],
  ] as const
  globalThis.fetch = (input, init) => {
    const host = typeof input === "string" && hosts.find(([public_]) => input.startsWith(public_))
    return real(host ? input.replace(host[0], host[1]) : input, init)
  }
  return () => {
    globalThis.fetch = real
  }
}
