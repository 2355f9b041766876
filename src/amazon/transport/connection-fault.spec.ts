import { connectionFault } from "./connection-fault"

const HOST = "pay-api.amazon.jp"
const withCode = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error("secret"), { code }) })

describe("a connection that fails", () => {
  it.each([
    ["ENOTFOUND", "DNS"],
    ["EAI_AGAIN", "DNS"],
    ["ECONNREFUSED", "endpoints"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "does not speak TLS"],
    ["EPROTO", "does not speak TLS"],
    ["CERT_HAS_EXPIRED", "does not trust the certificate"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "NODE_EXTRA_CA_CERTS"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "NODE_EXTRA_CA_CERTS"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "NODE_EXTRA_CA_CERTS"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "does not trust the certificate"],
    ["UND_ERR_CONNECT_TIMEOUT", "firewall"],
    ["EHOSTUNREACH", "firewall"],
    ["ECONNRESET", "was lost"],
    ["UND_ERR_SOCKET", "was lost"],
  ])("with %s says what to check: %s", (code, check) => {
    const said = connectionFault(withCode(code), HOST)
    expect(said).toContain(check)
    expect(said).toContain(HOST)
    expect(said).toMatch(new RegExp(`\\(${code}\\)$`))
  })

  it("to several addresses says it of the first", () => {
    const errors = [Object.assign(new Error("1"), { code: "ECONNREFUSED" }), new Error("2")]
    const cause = new AggregateError(errors)
    expect(connectionFault(new TypeError("fetch failed", { cause }), HOST)).toContain("ECONNREFUSED")
  })

  it.each([null, "fetch failed", new Error("secret"), withCode("a secret code"), { code: 7 }])(
    "without a code says nothing: %p",
    (error) => {
      expect(connectionFault(error, HOST)).toBe("")
    },
  )
})
