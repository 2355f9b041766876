import { createPublicKey, type KeyObject } from "node:crypto"
import type { Environment } from "../domain/states.js"
import { RefusedSignature } from "./refused-signature.js"

/** What a merchant registers: the public half of its key pair, and the store it belongs to. */
export type Merchant = {
  readonly merchantId: string
  readonly storeId: string
  readonly publicKeyId: string
  /** PEM: `-----BEGIN PUBLIC KEY-----` */
  readonly publicKey: string
  /**
   * Where the shop may lead its buyers back to, as registered for the store in Seller Central:
   * `https://shop.example`. Any https origin when absent.
   */
  readonly allowedOrigins?: readonly string[]
  /** May call Update Charge. Default false. */
  readonly paymentServiceProvider?: boolean
  /** Closed, or not opened yet: every call is refused. Default false. */
  readonly inactive?: boolean
}

/** A registered key, parsed once: parsing costs more than verifying. */
export type MerchantKey = Merchant & {
  readonly key: KeyObject
  /** From the key id's prefix; null for the older ids without one, whose environment is in the path. */
  readonly environment: Environment | null
}

/** All registered keys, by their id. A merchant may have several. */
export type Merchants = {
  /** @throws TypeError when the public key is not a PEM public key. */
  add(merchant: Merchant): MerchantKey
  remove(publicKeyId: string): boolean
  list(): MerchantKey[]
  /** @throws RefusedSignature naming the key id and the way to register it. */
  get(publicKeyId: string): MerchantKey
}

/** @param initial registered before the first call */
export function createMerchants(initial: readonly Merchant[]): Merchants {
  const keys = new Map<string, MerchantKey>()
  const merchants: Merchants = {
    add: (merchant) => {
      const entry = { ...merchant, key: parseKey(merchant), environment: environmentOf(merchant.publicKeyId) }
      keys.set(merchant.publicKeyId, entry)
      return entry
    },
    remove: (publicKeyId) => keys.delete(publicKeyId),
    list: () => [...keys.values()],
    get: (publicKeyId) => {
      const entry = keys.get(publicKeyId)
      if (entry !== undefined) return entry
      throw new RefusedSignature(
        `No merchant is registered for the public key id '${publicKeyId}'. Register it with POST /_emulator/merchants {"merchantId","storeId","publicKeyId","publicKey"}.`,
        null,
      )
    },
  }
  for (const merchant of initial) merchants.add(merchant)
  return merchants
}

/** `SANDBOX-…` and `LIVE-…` say where they belong. */
function environmentOf(publicKeyId: string): Environment | null {
  const upper = publicKeyId.toUpperCase()
  if (upper.startsWith("SANDBOX")) return "Sandbox"
  return upper.startsWith("LIVE") ? "Live" : null
}

function parseKey(merchant: Merchant): KeyObject {
  try {
    return createPublicKey(merchant.publicKey)
  } catch {
    throw new TypeError(
      `The publicKey of '${merchant.publicKeyId}' is not a PEM public key. Expected text that begins with -----BEGIN PUBLIC KEY-----.`,
    )
  }
}
