/** Offer another way to pay: the browser, an extension or the network keeps Amazon Pay's script from running. */
export class AmazonPayScriptBlockedError extends Error {
  override readonly name = "AmazonPayScriptBlockedError"
  /** For `failureText`. */
  readonly code = "script_blocked"

  constructor(readonly scriptUrl: string) {
    super(`Amazon Pay's script did not load from ${scriptUrl}`)
  }
}

/** Show `failureText(error.code, language)`: the store refused a request, or was not reached. */
export class AmazonPayRequestError extends Error {
  override readonly name = "AmazonPayRequestError"

  /**
   * @param status HTTP status, 0 when no answer came
   * @param code what a shopper can be told (a ShopperFailureCode), or Medusa's own code
   * @param type Medusa's error type, e.g. "invalid_data"
   * @param message the store's text, in the client's language where the code is a ShopperFailureCode
   */
  constructor(
    readonly status: number,
    readonly code: string,
    readonly type: string,
    message: string,
  ) {
    super(message)
  }
}

/** Show no button: Amazon Pay cannot be used for this cart. */
export class AmazonPayUnavailableError extends Error {
  override readonly name = "AmazonPayUnavailableError"

  /** @param code the answer's `reason`, for `failureText` */
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
