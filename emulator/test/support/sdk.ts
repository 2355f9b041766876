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

/** As much of the official SDK's client as the tests sign with. */
export type SdkClient = {
  getSignedHeaders(options: SigningOptions): Record<string, string>
  generateButtonSignature(payload: unknown): string
}

// The package has no types, and an ambient declaration would have to be named in every project that uses this file.
const { WebStoreClient } = jest.requireActual<{ WebStoreClient: new (configuration: Configuration) => SdkClient }>(
  "@amazonpay/amazon-pay-api-sdk-nodejs",
)

/** The official SDK's client. */
export function sdkClient(configuration: Configuration): SdkClient {
  return new WebStoreClient(configuration)
}
