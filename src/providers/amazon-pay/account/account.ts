import { createAmazonPayClient, type AmazonPayClient } from "../../../amazon/client"
import { regionProfile, type RegionProfile } from "../../../amazon/region"
import { createSeal, type Seal } from "../../../amazon/seal"
import { createSigner, type Signer } from "../../../amazon/signing/signer"
import { createTransport, type CallRecord } from "../../../amazon/transport/transport"
import type { AccountOptions } from "./options"
import { readOptions } from "./validate-options"

/** One Amazon Pay account, ready to use: its options read, its key parsed once. */
export interface Account {
  options: AccountOptions
  environment: "sandbox" | "live"
  profile: RegionProfile
  ledgerCurrency: string
  scriptUrl: string
  client: AmazonPayClient
  signer: Signer
  seal: Seal
}

export interface AccountDependencies {
  /** Told of every attempt to reach Amazon: ids, states and durations only. */
  onCall?: (record: CallRecord) => void
}

/** @throws MedusaError(INVALID_DATA) naming each wrong option */
export function createAccount(rawOptions: unknown, { onCall }: AccountDependencies = {}): Account {
  const options = readOptions(rawOptions)
  const profile = regionProfile(options.region)
  const signer = createSigner(options)
  const transport = createTransport({ endpoint: options.endpoints?.api ?? profile.apiEndpoint, signer, onCall })
  return {
    options,
    environment: options.publicKeyId.toUpperCase().startsWith("LIVE-") ? "live" : "sandbox",
    profile,
    ledgerCurrency: options.ledgerCurrency ?? profile.ledgerCurrencies[0],
    scriptUrl: options.endpoints?.checkoutScript ?? profile.checkoutScript,
    client: createAmazonPayClient(transport),
    signer,
    seal: createSeal(options.privateKey),
  }
}

/** Why this account cannot take a currency, or null when it can. */
export function refusalOfCurrency({ options, profile }: Account, currencyCode: string): string | null {
  const code = currencyCode.toUpperCase()
  if (profile.checkoutCurrencies.includes(code)) return null
  const taken = profile.checkoutCurrencies.join(", ")
  return `An Amazon Pay account of the region "${options.region}" takes ${taken}, not ${code}. Offer another payment provider in this region.`
}
