import { constants, createHash, sign } from "node:crypto"

export type PhpRequest = {
  readonly method: string
  readonly path: string
  readonly query?: string
  readonly body?: string
  readonly publicKeyId: string
  readonly privateKey: string
  readonly region: string
  readonly key?: string
  readonly saltLength?: 20 | 32
  readonly date?: Date
  /** Headers that are sent and not signed, or not sent at all. */
  readonly unsigned?: readonly string[]
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

function hostOf(region: string): string {
  const domain = { jp: "jp", eu: "eu", de: "eu", uk: "eu" }[region.toLowerCase()] ?? "com"
  return `pay-api.amazon.${domain}`
}

/** Signs as the PHP SDK does: basic-ISO date, no user-agent among the signed headers, unsigned extras. */
export function phpHeaders(request: PhpRequest): Record<string, string> {
  const { method, path, query = "", body = "", saltLength = 20, date = new Date() } = request
  const algorithm = saltLength === 20 ? "AMZN-PAY-RSASSA-PSS" : "AMZN-PAY-RSASSA-PSS-V2"
  const signed: Record<string, string> = {
    accept: "application/json",
    "content-type": "application/json",
    "x-amz-pay-date": date.toISOString().replace(/[-:]|\.\d{3}/g, ""),
    "x-amz-pay-host": hostOf(request.region),
    ...(request.key ? { "x-amz-pay-idempotency-key": request.key } : {}),
    "x-amz-pay-region": request.region,
  }
  const names = Object.keys(signed)
    .filter((name) => !request.unsigned?.includes(name))
    .sort()
  const lines = names.map((name) => `${name}:${signed[name]}\n`).join("")
  const canonical = `${method}\n${path}\n${query}\n${lines}\n${names.join(";")}\n${sha256(body)}`
  const signature = sign("sha256", Buffer.from(`${algorithm}\n${sha256(canonical)}`), {
    key: request.privateKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength,
  }).toString("base64")
  return {
    ...signed,
    "user-agent": "amazon-pay-api-sdk-php/2.7.2 (PHP/8.3)",
    authorization: `${algorithm} PublicKeyId=${request.publicKeyId}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
  }
}
