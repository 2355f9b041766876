import type { MedusaContainer } from "@medusajs/framework/types"
import { readFrequency, toRecurringMetadata } from "../../amazon/recurring"
import type { ChargePermission } from "../../amazon/resources/charge-permission"
import { adminError } from "../../providers/amazon-pay/provider-error"
import { follow } from "../reconcile/look-at-agreement"
import { operatorFor } from "../reconcile/operator"
import { amazonPayModule } from "../support/amazon-pay-module"
import { workflowOf } from "../support/workflow-of"
import { findAgreement } from "./agreement"
import { readAgreementView, type AgreementView } from "./agreement-view"
import { invalid, readAmount } from "./request"
import { throwIfNeverCharged } from "./subject"
import { asShopError } from "./terms"

export interface UpdateRecurringTermsInput {
  charge_permission_id: string
  frequency: { unit: string; value: string }
  /** null when it differs from time to time. In major units; the currency is the account's. */
  amount: { amount: string | number; currency_code: string } | null
}

/**
 * 変更: what Amazon tells the buyer of an agreement from now on. It limits no charge.
 * @throws MedusaError(INVALID_DATA) for terms that are none, and in Europe, where another plan needs a new checkout (PSD2)
 */
export const updateRecurringTermsWorkflow = workflowOf("amazon-pay-update-recurring-terms", updateRecurringTerms)

async function updateRecurringTerms(
  container: MedusaContainer,
  { charge_permission_id, frequency, amount }: UpdateRecurringTermsInput,
): Promise<AgreementView> {
  const agreement = await findAgreement(container, charge_permission_id)
  const { permission, account } = agreement
  if (permission.type !== "Recurring") throw invalid("not_recurring", "Only a Recurring Charge Permission has terms.")
  if (account.options.region === "eu") {
    throw invalid("new_checkout_needed", "In Europe a changed plan needs a new checkout: close this agreement.")
  }
  const price = amount && readAmount(amount)
  if (price) throwIfNeverCharged(agreement, price)
  const recurringMetadata = asShopError(() =>
    toRecurringMetadata({ frequency: readFrequency(frequency), amount: price }),
  )
  const { ledger, clock } = amazonPayModule(container)
  const { client } = operatorFor(container, permission.provider_id)
  let seen: ChargePermission
  try {
    seen = await client.updateChargePermission(permission.id, { recurringMetadata })
  } catch (error) {
    throw adminError(error, "Amazon Pay did not change the terms")
  }
  await ledger.savePermission(seen, clock.now(), null)
  const [now] = (await ledger.ofPermission(permission.id)).permissions
  if (now) await follow(container, now)
  return readAgreementView(container, permission.id)
}
