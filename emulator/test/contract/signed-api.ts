import { randomUUID } from "node:crypto"
import { sdkClient, type SdkClient } from "../support/sdk.js"
import { answerOf, type Answer } from "../support/shop.js"

/** Signed calls, with the official SDK's signature. */
export type Api = {
  /** A POST gets an idempotency key of its own unless one is given; "" sends none. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>
  /** The same with a signature that is not this call's. */
  callWithForeignSignature(path: string): Promise<Answer>
  signButton(payloadJSON: string): { readonly signature: string; readonly algorithm: string }
}

export type CallOptions = {
  readonly body?: unknown
  readonly key?: string
  readonly simulation?: string
  readonly algorithm?: string
}

const ALGORITHM = "AMZN-PAY-RSASSA-PSS-V2"

/** @param endpoint without the version: https://pay-api.amazon.jp */
export function signedApi(
  endpoint: string,
  account: { readonly publicKeyId: string; readonly privateKey: string; readonly region: string },
): Api {
  const sdk = (algorithm: string): SdkClient => sdkClient({ ...account, sandbox: true, algorithm })
  const send = async (method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> =>
    answerOf(await fetch(`${endpoint}/v2/${path}`, { method, headers, body }))
  return {
    call: (method, path, { body, key, simulation, algorithm = ALGORITHM } = {}) => {
      const payload = body === undefined ? undefined : JSON.stringify(body)
      const idempotencyKey = key ?? (method === "POST" ? newKey() : "")
      const headers = {
        ...(idempotencyKey && { "x-amz-pay-idempotency-key": idempotencyKey }),
        ...(simulation && { "x-amz-pay-simulation-code": simulation }),
      }
      const signed = sdk(algorithm).getSignedHeaders({ method, urlFragment: path, payload, headers })
      return send(method, path, signed, payload)
    },
    callWithForeignSignature: (path) =>
      send("GET", path, sdk(ALGORITHM).getSignedHeaders({ method: "GET", urlFragment: `${path}-other` })),
    signButton: (payloadJSON) => ({
      signature: sdk(ALGORITHM).generateButtonSignature(payloadJSON),
      algorithm: ALGORITHM,
    }),
  }
}

export function newKey(): string {
  return randomUUID().replaceAll("-", "")
}
