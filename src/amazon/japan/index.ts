/**
 * Names and addresses of Japan, split by rules and published data: `medusa-payment-amazon-pay/japan`.
 * Depends on nothing; runs on a server and in a browser. What it does and what it cannot: docs/japan.md.
 */
export { normalizePhone } from "./normalize-phone"
export { findPrefecture, prefectureByIso, PREFECTURES, type Prefecture } from "./prefectures"
export { splitAddress, type JapaneseAddress, type JapaneseAddressLines } from "./split-address"
export { splitName, type JapaneseName } from "./split-name"
