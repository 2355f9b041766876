import type { Engine } from "./engine.js"
import type { MerchantMetadata } from "./merchant-metadata.js"

/**
 * What a buyer's statement says. Japan's have "AMZ*" before the shop's own text, or before its name once money moved
 * (recorded 2020 and 2023); elsewhere it is the shop's text as it is.
 */
export function softDescriptorOf({ region }: Engine, given: string | null | undefined): string | null {
  if (!given) return null
  return region.code === "jp" ? `AMZ*${given}` : given
}

/** In Japan, of a capture or refund for which the shop gave no text. */
export function sellerDescriptor({ region }: Engine, metadata: MerchantMetadata): string | null {
  return region.code === "jp" ? `AMZ*${metadata.merchantStoreName ?? "MyStore"}` : null
}
