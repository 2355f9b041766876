/** The three worlds of Amazon Pay. An account, its keys and its ids belong to exactly one. */
export type RegionCode = "na" | "eu" | "jp"

/** What differs between regions. Amounts are in major units of the region's ledger currency. */
export type Region = {
  readonly code: RegionCode
  /** The API's host name, which callers sign. */
  readonly apiHost: string
  /** The two digits in every id: S03-… is Japan's sandbox. */
  readonly idDigits: "01" | "02" | "03"
  /** Values accepted in `x-amz-pay-region`; the official SDKs map us → na and de, uk → eu. */
  readonly headerNames: readonly string[]
  readonly currencies: readonly string[]
  readonly chargeMaximum: number
  /** A refund may exceed the capture by the smaller of 15 % and this (Amazon Pay API reference: refund). */
  readonly refundOverage: number
  /** `allowOvercharge` raises the limit to the larger of 900 % and this (Amazon Pay Japan FAQ, QA-12). */
  readonly overchargeFloor: number
  /** Offset of the calendar whose months count for the caps. */
  readonly utcOffsetHours: number
  /** As payment descriptors name it, and what joins it to the card. */
  readonly giftCard: { readonly name: string; readonly and: string }
}

const REGIONS: { readonly [code in RegionCode]: Region } = {
  na: {
    code: "na",
    apiHost: "pay-api.amazon.com",
    idDigits: "01",
    headerNames: ["na", "us"],
    currencies: ["USD"],
    chargeMaximum: 150_000,
    refundOverage: 75,
    overchargeFloor: 500,
    utcOffsetHours: -8,
    giftCard: { name: "Amazon Gift Card", and: " and " },
  },
  eu: {
    code: "eu",
    apiHost: "pay-api.amazon.eu",
    idDigits: "02",
    headerNames: ["eu", "de", "uk"],
    currencies: ["EUR", "GBP", "AUD", "DKK", "HKD", "JPY", "NZD", "NOK", "ZAR", "SEK", "CHF", "USD"],
    chargeMaximum: 150_000,
    refundOverage: 75,
    overchargeFloor: 500,
    utcOffsetHours: 0,
    giftCard: { name: "Amazon Gift Card", and: " and " },
  },
  jp: {
    code: "jp",
    apiHost: "pay-api.amazon.jp",
    idDigits: "03",
    headerNames: ["jp"],
    currencies: ["JPY"],
    chargeMaximum: 10_000_000,
    refundOverage: 8_400,
    overchargeFloor: 70_000,
    utcOffsetHours: 9,
    giftCard: { name: "Amazonギフトカード", and: " と " },
  },
}

/** The rules of a region. */
export function regionOf(code: RegionCode): Region {
  return REGIONS[code]
}
