import type { ChargePermissionId } from "./ids"
import { preferredLanguage } from "./preferred-language"

/** An Amazon Pay region: where an account is registered decides the hosts, the ledger and the languages. */
export type Region = "jp" | "eu" | "na"

export interface RegionProfile {
  /** Origin of the API (Amazon Pay API reference, "Service endpoints"). */
  apiEndpoint: string
  /** The button script of this region. */
  checkoutScript: string
  /** Currencies an account of this region may settle in; the first is the default. */
  ledgerCurrencies: readonly [string, ...string[]]
  /** Currencies a checkout may be priced in. Only Europe has multi-currency. */
  checkoutCurrencies: readonly string[]
  /** Languages of the hosted pages; the first is the default. */
  languages: readonly [string, ...string[]]
  /** Amazon shows a fixed text on statements in Japan and refuses a softDescriptor of ours. */
  softDescriptor: boolean
  /** Where the merchant looks at a payment by hand. */
  sellerCentral: string
  /**
   * The page of one payment, to which its Charge Permission's id is added; null where Amazon names none on the region's own
   * host (amzn/amazon-payments-magento-2-plugin, Model/Order/Payment.php).
   */
  sellerCentralPayment: string | null
}

const PAYMENT_PAGE = "/external-payments/pmd/payment-details?orderReferenceId="

const PROFILES: Record<Region, RegionProfile> = {
  jp: {
    apiEndpoint: "https://pay-api.amazon.jp",
    checkoutScript: "https://static-fe.payments-amazon.com/checkout.js",
    ledgerCurrencies: ["JPY"],
    checkoutCurrencies: ["JPY"],
    languages: ["ja_JP"],
    softDescriptor: false,
    sellerCentral: "https://sellercentral.amazon.co.jp",
    sellerCentralPayment: null,
  },
  eu: {
    apiEndpoint: "https://pay-api.amazon.eu",
    checkoutScript: "https://static-eu.payments-amazon.com/checkout.js",
    ledgerCurrencies: ["EUR", "GBP"],
    checkoutCurrencies: ["EUR", "GBP", "AUD", "CHF", "DKK", "HKD", "JPY", "NOK", "NZD", "SEK", "USD", "ZAR"],
    languages: ["en_GB", "de_DE", "fr_FR", "it_IT", "es_ES"],
    softDescriptor: true,
    sellerCentral: "https://sellercentral-europe.amazon.com",
    sellerCentralPayment: `https://sellercentral-europe.amazon.com${PAYMENT_PAGE}`,
  },
  na: {
    apiEndpoint: "https://pay-api.amazon.com",
    checkoutScript: "https://static-na.payments-amazon.com/checkout.js",
    ledgerCurrencies: ["USD"],
    checkoutCurrencies: ["USD"],
    languages: ["en_US"],
    softDescriptor: true,
    sellerCentral: "https://sellercentral.amazon.com",
    sellerCentralPayment: `https://sellercentral.amazon.com${PAYMENT_PAGE}`,
  },
}

export const REGIONS = ["jp", "eu", "na"] as const satisfies readonly Region[]

export function regionProfile(region: Region): RegionProfile {
  return PROFILES[region]
}

/** A payment in Seller Central, where Amazon has a page of it; else where all are. */
export function sellerCentralUrl(
  { sellerCentral, sellerCentralPayment }: Pick<RegionProfile, "sellerCentral" | "sellerCentralPayment">,
  chargePermissionId: ChargePermissionId | null,
): string {
  return sellerCentralPayment && chargePermissionId ? `${sellerCentralPayment}${chargePermissionId}` : sellerCentral
}

/** The language of the hosted pages: of those Amazon has for the region, the one that is liked best. */
export function checkoutLanguage(region: Region, wanted: string | null | undefined): string {
  return preferredLanguage(wanted, PROFILES[region].languages)
}
