import { AmazonPayError } from "../domain/errors.js"
import type { ChargePermission } from "../engine/charge-permission.js"
import type { Engine } from "../engine/engine.js"
import { mergeMetadata, type MerchantMetadata } from "../engine/merchant-metadata.js"
import { touchPermission } from "../engine/record.js"
import type { Caller } from "./caller.js"
import { assertTerms } from "./creation-rules.js"
import { findPermission } from "./find.js"
import { mergeRecurring } from "./recurring.js"
import type { MetadataInput, RecurringInput } from "./session-input.js"

/** Both are merged field by field. */
export type UpdatePermissionInput = {
  readonly merchantMetadata?: MetadataInput | null
  readonly recurringMetadata?: RecurringInput | null
  readonly platformId?: string | null
}

/**
 * Changes what the shop says about its order. A closed permission still takes the fields that are null
 * (Amazon Pay JA: update-info-post-checkout).
 * @throws ChargePermissionNotModifiable for a closed permission and a field that is already set;
 *   InvalidParameterCombination for terms of a payment that does not recur.
 */
export function updateChargePermission(
  engine: Engine,
  caller: Caller,
  id: string,
  input: UpdatePermissionInput,
): ChargePermission {
  const permission = findPermission(engine, caller, id)
  if (permission.status.state === "Closed" && (input.recurringMetadata || overwrites(permission, input))) {
    throw new AmazonPayError(
      "ChargePermissionNotModifiable",
      "The Charge Permission is closed. Only merchantMetadata that is still null can be set.",
    )
  }
  assertTerms(permission.type, input.recurringMetadata)
  const recurring = mergeRecurring(engine, permission.recurring, input.recurringMetadata)
  permission.merchantMetadata = mergeMetadata(permission.merchantMetadata, input.merchantMetadata)
  permission.recurring = recurring
  permission.platformId = input.platformId ?? permission.platformId
  touchPermission(engine, permission)
  return permission
}

function overwrites(permission: ChargePermission, { merchantMetadata }: UpdatePermissionInput): boolean {
  const fields: readonly (keyof MerchantMetadata)[] = [
    "merchantReferenceId",
    "merchantStoreName",
    "noteToBuyer",
    "customInformation",
  ]
  return fields.some((field) => {
    const current = permission.merchantMetadata[field]
    const wanted = merchantMetadata?.[field]
    return current !== null && wanted !== null && wanted !== undefined && wanted !== current
  })
}
