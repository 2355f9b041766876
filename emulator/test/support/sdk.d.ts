declare module "@amazonpay/amazon-pay-api-sdk-nodejs" {
  type Configuration = {
    readonly publicKeyId: string
    readonly privateKey: string
    readonly region: string
    readonly sandbox?: boolean
    readonly algorithm?: string
  }
  type SigningOptions = {
    method: string
    urlFragment: string
    payload?: unknown
    headers?: Record<string, string>
    queryParams?: Record<string, string>
  }
  export class WebStoreClient {
    constructor(configuration: Configuration)
    getSignedHeaders(options: SigningOptions): Record<string, string>
    generateButtonSignature(payload: unknown): string
  }
}
