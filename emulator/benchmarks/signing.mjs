import { constants, createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto"

const ALGORITHM = "AMZN-PAY-RSASSA-PSS-V2"
const sha256 = (text) => createHash("sha256").update(text).digest("hex")

/** A merchant with its key pair; `public` is what the emulator gets. */
export function newMerchant() {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  })
  return {
    public: {
      merchantId: "A1BENCH",
      storeId: "amzn1.application-oa2-client.0",
      publicKeyId: "SANDBOX-BENCH",
      publicKey,
    },
    publicKey: createPublicKey(publicKey),
    privateKey: createPrivateKey(privateKey),
  }
}

/** The PSS signature of a text, in base64. */
export function signatureOf({ privateKey }, text) {
  const key = { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
  return sign("sha256", Buffer.from(text), key).toString("base64")
}

export function signButton(merchant, payloadJSON) {
  const { publicKeyId } = merchant.public
  return {
    payloadJSON,
    signature: signatureOf(merchant, `${ALGORITHM}\n${sha256(payloadJSON)}`),
    algorithm: ALGORITHM,
    publicKeyId,
  }
}

/** Headers of a signed call. */
export function signedHeaders(merchant, method, path, body = "") {
  const headers = {
    accept: "application/json",
    "content-type": "application/json",
    "x-amz-pay-date": new Date().toISOString().replace(/[-:]|\.\d{3}/g, ""),
    "x-amz-pay-host": "pay-api.amazon.jp",
    "x-amz-pay-region": "jp",
  }
  const names = Object.keys(headers).sort()
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join("")
  const canonical = `${method}\n${path}\n\n${lines}\n${names.join(";")}\n${sha256(body)}`
  const signature = signatureOf(merchant, `${ALGORITHM}\n${sha256(canonical)}`)
  const authorization = `${ALGORITHM} PublicKeyId=${merchant.public.publicKeyId}, SignedHeaders=${names.join(";")}, Signature=${signature}`
  return { ...headers, authorization }
}

/** A whole signed GET as it goes over the wire. */
export function signedGet(merchant, path, port) {
  const headers = Object.entries({ host: `127.0.0.1:${port}`, ...signedHeaders(merchant, "GET", path) })
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`)
}
