import { regionProfile } from "../../../amazon/region"
import type { Account } from "./account"
import { examplePageUrl, PAGES } from "./page-url"

/** What the shop needs of the account's settings in Seller Central, and where it speaks to. */
export interface SellerCentralSettings {
  /** To be pasted there as the Merchant URL of IPN. */
  ipnUrl: string
  /** Where the storefront shows the button. */
  allowedOrigins: string[]
  /** Where Amazon sends buyers back to. */
  returnUrls: string[]
  /** Host names. */
  hosts: { api: string; checkoutScript: string }
}

const ROUTES = ["review", "result", "cancel"] as const

export function sellerCentralSettings({ options, scriptUrl }: Account): SellerCentralSettings {
  const pages = PAGES.flatMap((page) => examplePageUrl(options.storefront[page]) ?? [])
  return {
    ipnUrl: `${options.backendUrl}/amazon-pay/ipn`,
    allowedOrigins: [...new Set(pages.map((url) => new URL(url).origin))],
    returnUrls: ROUTES.map((route) => `${options.backendUrl}/amazon-pay/${route}`),
    hosts: { api: new URL(apiEndpoint({ options })).host, checkoutScript: new URL(scriptUrl).host },
  }
}

function apiEndpoint({ options }: Pick<Account, "options">): string {
  return options.endpoints?.api ?? regionProfile(options.region).apiEndpoint
}

/** One line for the log: the account, and what Amazon has to be told of it. No secrets. */
export function describeAccount(providerId: string, account: Account): string {
  const { options, environment, profile } = account
  const { ipnUrl, hosts } = sellerCentralSettings(account)
  const topics = options.ipn?.topicArns.length ?? 0
  const isAmazon = hosts.api === new URL(profile.apiEndpoint).host
  return (
    `Amazon Pay: ${providerId} is an account of the region ${options.region}, ${environment}, ` +
    `key ${options.publicKeyId}. ` +
    `It calls ${hosts.api}${isAmazon ? "" : " in place of Amazon"}; browsers load the button from ${hosts.checkoutScript}. ` +
    `Notifications are taken at ${ipnUrl}, of ${topics === 0 ? "no topic: list it in ipn.topicArns" : `${topics} topic${topics === 1 ? "" : "s"}`}.`
  )
}
