/** Carriers of Japan by the host that shows where a parcel is (Amazon Pay: list of supported carriers, version 2). */
const JAPAN: Readonly<Record<string, string>> = {
  "kuronekoyamato.co.jp": "TAQBIN_JP",
  "sagawa-exp.co.jp": "SAGAWA",
  "japanpost.jp": "JAPAN_POST",
  "seino.co.jp": "SEINO",
}

/** What is known of how a parcel goes. */
export interface Parcel {
  /** Where the recipient can follow it, if there is such a page. */
  trackingUrl: string | null
  /** The shop's own names for the way it goes, the most telling first. */
  names: readonly string[]
}

/**
 * Amazon's code of the carrier, or null when nothing tells it.
 * @param carriers the shop's own codes, by host of the tracking URL or by name; they go before what is known here
 */
export function carrierCode(carriers: Readonly<Record<string, string>>, { trackingUrl, names }: Parcel): string | null {
  const host = hostOf(trackingUrl)
  const named = names.find((name) => Object.hasOwn(carriers, name))
  return byHost(carriers, host) ?? (named === undefined ? null : (carriers[named] ?? null)) ?? byHost(JAPAN, host)
}

/** A subdomain is its domain's: "toi.kuronekoyamato.co.jp". */
function byHost(carriers: Readonly<Record<string, string>>, host: string | null): string | null {
  if (host === null) return null
  const known = Object.entries(carriers).find(
    ([domain]) => host === domain.toLowerCase() || host.endsWith(`.${domain.toLowerCase()}`),
  )
  return known?.[1] ?? null
}

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).hostname || null : null
}
