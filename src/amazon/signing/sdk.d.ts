/** The two functions we use of the official SDK, which ships no types. */
declare module "@amazonpay/amazon-pay-api-sdk-nodejs" {
  import type { KeyObject } from "node:crypto"

  export class AmazonPayClient {
    constructor(config: { publicKeyId: string; privateKey: KeyObject; region: string; algorithm: string })
    getSignedHeaders(options: {
      method: string
      urlFragment: string
      payload: string
      headers: Record<string, string>
    }): Record<string, string>
    generateButtonSignature(payload: string): string
  }
}
