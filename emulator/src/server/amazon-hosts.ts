/** Hosts of Amazon Pay's API, one a region. */
const API_HOSTS = ["pay-api.amazon.com", "pay-api.amazon.eu", "pay-api.amazon.jp"] as const

/** Hosts of the button script, the hosted pages and the buyer's own pages. */
const PAGE_HOSTS = [
  "static-na.payments-amazon.com",
  "static-eu.payments-amazon.com",
  "static-fe.payments-amazon.com",
  "payments.amazon.com",
  "payments.amazon.co.jp",
  "payments.amazon.co.uk",
  "payments.amazon.de",
  "pay.amazon.com",
  "pay.amazon.co.jp",
  "pay.amazon.co.uk",
  "pay.amazon.de",
] as const

/** The host that notifications name in the form AWS gives them. */
export const SNS_HOST = "sns.us-east-1.amazonaws.com"

/** The hosts of SNS that the emulator stands in for: Amazon Pay's topics and those its merchants use. */
const SNS_HOSTS = [
  SNS_HOST,
  "sns.us-west-2.amazonaws.com",
  "sns.eu-west-1.amazonaws.com",
  "sns.ap-northeast-1.amazonaws.com",
] as const

/** All hosts the emulator answers for as a proxy, and no other. */
export const AMAZON_HOSTS: readonly string[] = [...API_HOSTS, ...PAGE_HOSTS, ...SNS_HOSTS]

/** The names of the emulator's TLS certificate: this machine, what it listens on or is reached at, and Amazon's hosts. */
export function tlsHosts(host: string, publicUrl: string | undefined, more: readonly string[]): string[] {
  const everywhere = ["0.0.0.0", "::"].includes(host) ? [] : [host]
  const reached = publicUrl === undefined ? [] : [new URL(publicUrl).hostname.replace(/^\[|\]$/g, "")]
  return [...new Set(["localhost", "127.0.0.1", "::1", ...everywhere, ...reached, ...more, ...AMAZON_HOSTS])]
}
