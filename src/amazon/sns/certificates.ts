import { X509Certificate, type KeyObject } from "node:crypto"
import type { Clock } from "../clock"
import { SnsRefusedError, SnsUnavailableError } from "./errors"
import { DEFAULT_LIMITS, limitedGet, type Limits } from "./limited-get"

/** The certificates that SNS signs with, fetched once each. */
export interface Certificates {
  /**
   * The public key of a certificate that is valid now.
   * @param url checked with isCertificateUrl before
   * @throws SnsUnavailableError, SnsRefusedError
   */
  keyOf(url: string): Promise<KeyObject>
}

interface Certificate {
  from: Date
  to: Date
  key: KeyObject
}

/** SNS has one certificate per region and renews it once a year or so. */
const CACHED = 16

/** Fetched at a time: whoever knows the topic can make up names of certificates. SNS sends again what had to wait. */
const AT_ONCE = 4

export function createCertificates(clock: Clock, limits: Limits = DEFAULT_LIMITS): Certificates {
  const cache = new Map<string, Promise<Certificate>>()
  let fetching = 0

  function certificateAt(url: string): Promise<Certificate> {
    const known = cache.get(url)
    if (known) return known
    if (fetching >= AT_ONCE) {
      return Promise.reject(
        new SnsUnavailableError("Too many certificates that are not known are asked for at a time."),
      )
    }
    fetching += 1
    const certificate = fetchCertificate(url, limits).finally(() => (fetching -= 1))
    cache.set(url, certificate)
    const [oldest] = cache.keys()
    if (cache.size > CACHED && oldest !== undefined) cache.delete(oldest)
    certificate.catch(() => cache.delete(url))
    return certificate
  }

  return {
    async keyOf(url) {
      const { from, to, key } = await certificateAt(url)
      const now = clock.now()
      if (now < from || now > to) {
        const period = `from ${from.toISOString()} to ${to.toISOString()}`
        throw new SnsRefusedError(`The certificate it is signed with is valid ${period} only.`)
      }
      return key
    },
  }
}

async function fetchCertificate(url: string, limits: Limits): Promise<Certificate> {
  const pem = await limitedGet(url, limits)
  try {
    const { validFrom, validTo, publicKey } = new X509Certificate(pem)
    return { from: new Date(validFrom), to: new Date(validTo), key: publicKey }
  } catch (cause) {
    throw new SnsUnavailableError(`${new URL(url).host} answered with what is no certificate.`, { cause })
  }
}
