const FAULTS: readonly (readonly [codes: RegExp, say: (host: string) => string])[] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, (host) => `The name ${host} was not found. Check this server's DNS.`],
  [
    /^(ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|EPROTO)$/,
    (host) => `What answers at ${host} does not speak TLS. Check the option endpoints, and any proxy in between.`,
  ],
  [
    /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/,
    (host) =>
      `This server does not trust the certificate of ${host}. Check its clock, and any proxy in between (NODE_EXTRA_CA_CERTS names the proxy's own certificate).`,
  ],
  [/^ECONNREFUSED$/, (host) => `Nothing listens at ${host}. Check the option endpoints.`],
  [
    /^(ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    (host) => `No connection to ${host}. Check this server's network, firewall and proxy.`,
  ],
]

/**
 * Why no answer came, and what to check; by the code of the error alone, for its message may say anything.
 *
 * @param host "pay-api.amazon.jp"
 */
export function connectionFault(error: unknown, host: string): string {
  const code = codeOf(error)
  if (code === null) return ""
  const [, say] = FAULTS.find(([codes]) => codes.test(code)) ?? []
  return `${say?.(host) ?? `The connection to ${host} was lost.`} (${code})`
}

/** fetch hides the socket's error as the cause of its own. */
function codeOf(error: unknown): string | null {
  for (let at = error, depth = 0; typeof at === "object" && at !== null && depth < 5; depth += 1) {
    const code: unknown = Reflect.get(at, "code")
    if (typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code)) return code
    const errors: unknown = Reflect.get(at, "errors")
    at = Reflect.get(at, "cause") ?? (Array.isArray(errors) ? errors[0] : null)
  }
  return null
}
