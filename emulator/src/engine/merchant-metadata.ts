/** What the shop tells about its order; shown to the buyer except customInformation. */
export type MerchantMetadata = {
  readonly merchantReferenceId: string | null
  readonly merchantStoreName: string | null
  readonly noteToBuyer: string | null
  readonly customInformation: string | null
}

/** One object for all that have none, since most charges have none. */
export const NO_METADATA: MerchantMetadata = {
  merchantReferenceId: null,
  merchantStoreName: null,
  noteToBuyer: null,
  customInformation: null,
}

/** Takes what is given, keeps the rest: updates merge field by field. */
export function mergeMetadata(
  current: MerchantMetadata,
  update: { readonly [field in keyof MerchantMetadata]?: string | null } | null | undefined,
): MerchantMetadata {
  if (!update) return current
  return {
    merchantReferenceId: update.merchantReferenceId ?? current.merchantReferenceId,
    merchantStoreName: update.merchantStoreName ?? current.merchantStoreName,
    noteToBuyer: update.noteToBuyer ?? current.noteToBuyer,
    customInformation: update.customInformation ?? current.customInformation,
  }
}
