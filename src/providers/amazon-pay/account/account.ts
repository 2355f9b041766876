import type { Logger } from "@medusajs/framework/types"
import { createAmazonPayClient, type AmazonPayClient } from "../../../amazon/client"
import { AmazonPayDeclinedError } from "../../../amazon/errors"
import { regionProfile, type RegionProfile } from "../../../amazon/region"
import { createSeal, type Seal } from "../../../amazon/seal"
import { createSigner, type Signer } from "../../../amazon/signing/signer"
import { createTransport, type CallRecord, type TransportOptions } from "../../../amazon/transport/transport"
import type { AccountOptions } from "./options"
import { traceAttempt, traced } from "./traced"
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

/** Accounts by the options they were made of, so that provider and module share one, and its key is parsed once. */
const accounts = new WeakMap<object, Account>()

/**
 * The account of a provider's options.
 * @throws MedusaError(INVALID_DATA) naming each wrong option
 */
export function accountOf(rawOptions: object, logger: Logger): Account {
  const known = accounts.get(rawOptions)
  if (known) return known
  const account = createAccount(rawOptions, {
    onCall: (record) => {
      logger.debug(describeCall(record))
      traceAttempt(record)
    },
    onFailure: (error) => {
      // A decline is an answer: the buyer and the admin are told of it.
      const level = error instanceof AmazonPayDeclinedError ? "info" : "warn"
      logger[level](error.in_own_words)
    },
  })
  accounts.set(rawOptions, account)
  return account
}

function createAccount(rawOptions: unknown, listeners: Pick<TransportOptions, "onCall" | "onFailure">): Account {
  const options = readOptions(rawOptions)
  const profile = regionProfile(options.region)
  const signer = createSigner(options)
  const transport = createTransport({ endpoint: options.endpoints?.api ?? profile.apiEndpoint, signer, ...listeners })
  return {
    options,
    environment: options.publicKeyId.toUpperCase().startsWith("LIVE-") ? "live" : "sandbox",
    profile,
    ledgerCurrency: options.ledgerCurrency ?? profile.ledgerCurrencies[0],
    scriptUrl: options.endpoints?.checkoutScript ?? profile.checkoutScript,
    client: createAmazonPayClient(traced(transport)),
    signer,
    seal: createSeal(options.privateKey),
  }
}

/** Ids, states and durations only, as fields that log tools can read (logfmt). */
function describeCall({ operation, status, reasonCode, requestId, attempt, durationMs }: CallRecord): string {
  const outcome = `status=${status ?? "none"} reason_code=${reasonCode ?? "none"} request_id=${requestId ?? "none"}`
  return `Amazon Pay: operation="${operation}" ${outcome} attempt=${attempt} duration_ms=${durationMs}`
}

/** Why this account cannot take a currency, or null when it can. */
export function refusalOfCurrency({ options, profile }: Account, currencyCode: string): string | null {
  const code = currencyCode.toUpperCase()
  if (profile.checkoutCurrencies.includes(code)) return null
  const taken = profile.checkoutCurrencies.join(", ")
  return `An Amazon Pay account of the region "${options.region}" takes ${taken}, not ${code}. Offer another payment provider in this region.`
}
