import { X509Certificate, verify } from "node:crypto"
import { EventEmitter } from "node:events"
import https from "node:https"
import { createRequire } from "node:module"
import { Readable } from "node:stream"
import { account, merchant, payloadOf } from "./lib/account.mjs"
import { figure } from "./lib/figures.mjs"
import { withPackages } from "./lib/from-npm.mjs"
import { plugin } from "./lib/plugin.mjs"
import { ratesOf } from "./lib/rounds.mjs"

const VALIDATOR = "sns-validator@0.3.5"

export const ids = ["ipn_verify"]

/** A notification as SNS posts it, from its text to "SNS wrote this": beside RSA alone, and beside AWS's own validator. */
export async function measure({ rounds }) {
  const { text, certificate } = await notification()
  const { parseEnvelope, verifyEnvelope, createCertificates } = plugin("amazon/sns")
  const certificates = createCertificates(plugin("amazon/clock").createClock())
  const ours = () => verifyEnvelope(parseEnvelope(text), certificates, null)
  const envelope = parseEnvelope(text)
  const signed = Buffer.from(plugin("amazon/sns/signed-text").signedText(envelope))
  const key = new X509Certificate(certificate).publicKey
  const digest = envelope.signatureVersion === "1" ? "sha1" : "sha256"
  const rsa = () => verify(digest, signed, key, envelope.signature)

  return withPackages([VALIDATOR], async ([folder]) => {
    const validator = new (createRequire(import.meta.url)(folder))()
    const theirs = () =>
      new Promise((resolve, reject) => validator.validate(text, (error) => (error ? reject(error) : resolve())))
    await withCertificate(certificate, async () => {
      await ours()
      await theirs()
    })
    if (!rsa()) throw new Error("The notification's signature does not match.")
    const rates = await ratesOf(rounds, { ours, rsa, theirs }, { batch: 10 })
    return [
      figure("ipn_verify", {
        unit: "/s",
        ours: rates.ours,
        anchor: rates.rsa,
        anchor_name: "RSA verification of the same message",
        target: { of: "ratio", at_least: 0.75 },
      }),
      figure("ipn_verify_sns_validator", {
        unit: "/s",
        ours: rates.ours,
        anchor: rates.theirs,
        anchor_name: VALIDATOR,
      }),
    ]
  })
}

/** What SNS posts of a charge: the emulator makes one, and signs its notification. */
async function notification() {
  // Both are built by then.
  const { createEmulator } = await import("../emulator/dist/index.js")
  const { SIGNATURE_ALGORITHM: algorithm } = plugin("amazon/signing/signer")
  const merchants = [merchant()]
  const notifications = [{ url: "http://127.0.0.1:9", certificateHost: "aws" }]
  const { url, buyer, ipn, close } = await createEmulator({ merchants, notifications })
  try {
    const { client, signer, options } = account({ endpoints: { api: url, checkoutScript: url, snsCertificates: url } })
    const payloadJSON = payloadOf(account(), 1)
    const { merchantId, publicKeyId } = options
    const signature = signer.signPayload(payloadJSON)
    const press = { payloadJSON, signature, algorithm, merchantId, publicKeyId }
    const { checkoutSessionId } = buyer.checkout(press)
    const chargeAmount = { amount: "2500", currencyCode: "JPY" }
    const paymentDetails = { paymentIntent: "Authorize", canHandlePendingAuthorization: false, chargeAmount }
    await client.updateCheckoutSession(checkoutSessionId, { paymentDetails })
    buyer.approve({ checkoutSessionId })
    await client.completeCheckoutSession(checkoutSessionId, { chargeAmount })
    await ipn.idle()
    return { text: JSON.stringify(ipn.deliveries().at(-1).envelope), certificate: ipn.certificate() }
  } finally {
    await close()
  }
}

/** Both fetch the certificate from Amazon once: here they get the emulator's. */
async function withCertificate(pem, work) {
  const { fetch } = globalThis
  const { get } = https
  globalThis.fetch = () => Promise.resolve(new globalThis.Response(pem))
  https.get = (_url, answer) => {
    answer(Object.assign(Readable.from([pem]), { statusCode: 200 }))
    return new EventEmitter()
  }
  try {
    await work()
  } finally {
    globalThis.fetch = fetch
    https.get = get
  }
}
