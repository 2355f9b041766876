/**
 * The names a TLS certificate is made for: this machine, the host it listens on, and Amazon's own API hosts, for SDKs
 * whose endpoint cannot be changed and that are led here by a hosts file.
 */
export function tlsHosts(host: string): string[] {
  const own = ["localhost", "127.0.0.1", "::1"]
  const amazon = ["pay-api.amazon.com", "pay-api.amazon.eu", "pay-api.amazon.jp"]
  return own.includes(host) || /^(0\.0\.0\.0|::)$/.test(host) ? [...own, ...amazon] : [...own, host, ...amazon]
}
