import { createPrivateKey, X509Certificate } from "node:crypto"
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs"
import { AUTHORITY_NAME, createAuthority, type Authority } from "./authority.js"

/** The key of an authority lies beside its certificate: `ca.pem` and `ca-key.pem`. */
function authorityKeyFile(certificateFile: string): string {
  return `${certificateFile.replace(/\.(pem|crt|cer)$/, "")}-key.pem`
}

/**
 * The authority kept at this file, made the first time, so that what trusts it trusts it after a restart, too. Its key
 * is readable by its owner only (0600). An authority that has ended, or whose key is lost, is made anew.
 * @throws TypeError when one of the two files holds something else, which is not overwritten, or its folder takes none.
 */
export function authorityFrom(certificateFile: string): Authority {
  const keyFile = authorityKeyFile(certificateFile)
  const kept = readAuthority(certificateFile, keyFile)
  if (kept !== null) {
    chmodSync(keyFile, 0o600)
    return kept
  }
  const made = createAuthority()
  try {
    writeFileSync(certificateFile, made.certificate)
    writeFileSync(keyFile, made.privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 })
    chmodSync(keyFile, 0o600)
  } catch {
    const why = "its folder is not there or cannot be written to."
    throw new TypeError(`The certificate cannot be kept in '${certificateFile}': ${why}`)
  }
  return made
}

function readAuthority(certificateFile: string, keyFile: string): Authority | null {
  const certificate = existsSync(certificateFile) ? parsed(certificateFile, (text) => new X509Certificate(text)) : null
  const privateKey = existsSync(keyFile) ? parsed(keyFile, (text) => createPrivateKey(text)) : null
  if (certificate !== null && !certificate.subject.includes("amazon-pay-emulator")) throw foreign(certificateFile)
  if (certificate?.subject !== `CN=${AUTHORITY_NAME}` || privateKey === null) return null
  if (new Date(certificate.validTo).getTime() < Date.now()) return null
  if (!certificate.checkPrivateKey(privateKey)) throw foreign(keyFile)
  return { certificate: certificate.toString(), privateKey }
}

function parsed<Value>(file: string, parse: (text: string) => Value): Value {
  try {
    return parse(readFileSync(file, "utf8"))
  } catch {
    throw foreign(file)
  }
}

function foreign(file: string): TypeError {
  return new TypeError(
    `'${file}' is not of the emulator's certificate. Name another file with --ca, or remove this one.`,
  )
}
