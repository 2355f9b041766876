import { constants, hash, sign } from "node:crypto"
import { createRequire } from "node:module"
import { account, payloadOf, PEM } from "./lib/account.mjs"
import { figure } from "./lib/figures.mjs"
import { alternately, inTurn, quantile, ratesOf } from "./lib/rounds.mjs"

const { AmazonPayClient } = createRequire(import.meta.url)("@amazonpay/amazon-pay-api-sdk-nodejs")
const ALGORITHM = "AMZN-PAY-RSASSA-PSS-V2"
const CALLS = 500

export const ids = ["button_signature", "button_repeat", "signing_loop_block_ms"]

/** Signing: what it costs beside RSA itself, and beside Amazon's SDK with the key as its README gives it, a PEM. */
export async function measure({ rounds }) {
  const ours = account()
  const { signer } = ours
  const sdk = new AmazonPayClient({
    publicKeyId: ours.options.publicKeyId,
    privateKey: PEM,
    region: ours.options.region,
    algorithm: ALGORITHM,
  })
  const pss = { key: ours.options.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
  const digest = Buffer.from(`${ALGORITHM}\n${hash("sha256", "")}`)
  // More than the signer remembers: each is signed anew when its turn comes again.
  const payloads = Array.from({ length: 2_000 }, (_, cart) => payloadOf(ours, cart))
  let turn = 0
  const fresh = () => payloads[turn++ % payloads.length]
  const first = await ratesOf(rounds, {
    ours: () => signer.signPayload(fresh()),
    rsa: () => sign("sha256", digest, pss),
    sdk: () => sdk.generateButtonSignature(fresh()),
  })
  const [known] = payloads
  const again = await ratesOf(
    rounds,
    { ours: () => signer.signPayload(known), hash: () => hash("sha256", known, "base64url") },
    { batch: 100 },
  )
  const call = { method: "POST", headers: { "x-amz-pay-idempotency-key": "0123456789abcdef0123456789abcdef" } }
  const block = await alternately(
    rounds,
    inTurn({
      ours: () => longest(() => signer.signRequest({ ...call, path: "charges", body: "{}" })),
      sdk: () => longest(() => sdk.getSignedHeaders({ ...call, urlFragment: "charges", payload: "{}" })),
    }),
  )
  return [
    figure("button_signature", {
      unit: "/s",
      ours: first.ours,
      anchor: first.rsa,
      anchor_name: "RSA-2048 PSS of OpenSSL",
      target: { of: "ratio", at_least: 0.92 },
    }),
    figure("button_signature_sdk", {
      unit: "/s",
      ours: first.ours,
      anchor: first.sdk,
      anchor_name: "Amazon's SDK with a PEM",
      target: { of: "ratio", at_least: 3 },
    }),
    figure("button_repeat", {
      unit: "/s",
      ours: again.ours,
      anchor: again.hash,
      anchor_name: "SHA-256 of the payload",
      target: { of: "value", at_least: 1_000_000 },
    }),
    figure("signing_loop_block_ms", {
      unit: "ms, p99",
      ours: block.ours,
      anchor: block.sdk,
      anchor_name: "Amazon's SDK with a PEM",
    }),
  ]
}

/** The milliseconds for which one of a hundred calls keeps the event loop. */
function longest(sign) {
  const times = Array.from({ length: CALLS }, () => {
    const began = performance.now()
    sign()
    return performance.now() - began
  })
  return quantile(times, 0.99)
}
