import { isIP } from "node:net"
import { LANGUAGES } from "./hosted/page-settings.js"
import { timeOf } from "./engine/clock.js"
import { readEndpoint } from "./ipn/endpoint.js"
import type { EmulatorOptions } from "./options.js"

const REGIONS = ["jp", "na", "eu"]
const PAGES = ["auto", "consent", "selection"]
const KNOWN_LANGUAGES: readonly string[] = LANGUAGES

/** @throws TypeError with a sentence that names the option and what it takes. */
export function checkOptions(options: EmulatorOptions): void {
  const { region, start, publicUrl, host, port, logSize, page, language, tlsHosts = [], notifications = [] } = options
  if (region !== undefined && !REGIONS.includes(region)) {
    throw new TypeError(`'region' is one of ${REGIONS.join(", ")}, not ${shown(region)}.`)
  }
  if (start !== undefined && !isTime(start)) {
    throw new TypeError(`'start' is a time such as 2026-12-01T00:00:00Z, from 1970 to 9899, not ${shown(start)}.`)
  }
  if (publicUrl !== undefined && !isOrigin(publicUrl)) {
    throw new TypeError(`'publicUrl' is an origin such as https://pay.shop.test, not ${shown(publicUrl)}.`)
  }
  if (page !== undefined && !PAGES.includes(page)) {
    throw new TypeError(`'page' is one of ${PAGES.join(", ")}, not ${shown(page)}.`)
  }
  if (language !== undefined && !KNOWN_LANGUAGES.includes(language)) {
    throw new TypeError(`'language' is one of ${LANGUAGES.join(", ")}, not ${shown(language)}.`)
  }
  const noHost = tlsHosts.find((host) => !isHost(host))
  if (noHost !== undefined) {
    throw new TypeError(`'tlsHosts' are names such as shop.test, or addresses, not ${shown(noHost)}.`)
  }
  if (host === "") throw new TypeError("'host' is an address such as 127.0.0.1, or 0.0.0.0 for all; it is empty.")
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new TypeError(`'port' is a whole number from 0 to 65535, not ${shown(port)}.`)
  }
  if (logSize !== undefined && !(Number.isInteger(logSize) && logSize > 0)) {
    throw new TypeError(`'logSize' is a whole number from 1, not ${shown(logSize)}.`)
  }
  // They are used only once the emulator listens, which would go on when one is refused.
  for (const endpoint of notifications) readEndpoint(endpoint)
}

function isTime(given: Date | string): boolean {
  try {
    timeOf(given)
    return true
  } catch {
    return false
  }
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, pathname, search, hash } = new URL(text)
  return /^https?:$/.test(protocol) && username + search + hash === "" && pathname === "/"
}

/** What a certificate can name: ASCII, without a port. */
function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i.test(text)
}

function shown(value: unknown): string {
  return value instanceof Date && Number.isNaN(value.getTime()) ? "an invalid Date" : JSON.stringify(value)
}
