import type { BuyerInput } from "./buyer-input.js"

const HOME = { id: "home", name: "山田 太郎", countryCode: "JP", postalCode: "153-0064", stateOrRegion: "東京都" }
const LINES = { addressLine1: "目黒区下目黒", addressLine2: "1-8-1" }

/** Buyers that break shops: each as Amazon Pay was recorded to hand one out, or as shops' users reported. */
export const ODD_BUYERS = {
  /** An invisible mark before the digits, as pasted from a contact list (recorded by a plugin for EC-CUBE). */
  "phone-with-mark": {
    phoneNumber: "\u202a0312345678",
    addresses: [{ ...HOME, ...LINES, phoneNumber: "\u202a0312345678" }],
  },
  /** A country's plus and the trunk's zero (recorded likewise). */
  "phone-with-plus": { phoneNumber: "+0398765432", addresses: [{ ...HOME, ...LINES, phoneNumber: "+0398765432" }] },
  /** A city in Latin letters in a Japanese address, where the field should be null (recorded 2020). */
  "romanised-city": { addresses: [{ ...HOME, ...LINES, stateOrRegion: "神奈川県", city: "Kawasaki-shi" }] },
  /** Two dots before the at sign: a Japanese carrier gave out such addresses, and shops' checks refuse them. */
  "email-shops-refuse": { email: "taro..yamada.@example.ne.jp" },
  /** The first half of a pair of UTF-16: a name that was cut in the middle of an emoji. */
  "half-an-emoji": { name: "太郎\ud83d" },
  /** Pays with a card that is billed in another country. */
  "billed-abroad": {
    billingAddress: {
      name: "Taro Yamada",
      addressLine1: "1 Main St",
      city: "Seattle",
      stateOrRegion: "WA",
      postalCode: "98109",
      countryCode: "US",
    },
  },
} as const satisfies { readonly [name: string]: BuyerInput }

/** The name of one of them. */
export type OddBuyer = keyof typeof ODD_BUYERS
