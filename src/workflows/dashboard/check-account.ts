import { randomBytes } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { outcomeOfCheck } from "../../amazon/account-check"
import { skewOf } from "../../amazon/clock-skew"
import { AmazonPayError } from "../../amazon/errors"
import type { Account } from "../../providers/amazon-pay/account/account"
import { sellerCentralSettings } from "../../providers/amazon-pay/account/seller-central-settings"
import { amazonPayModule } from "../support/amazon-pay-module"
import { workflowOf } from "../support/workflow-of"
import type { AccountCheck } from "./types"

/** Asks Amazon for something harmless, and says what is wrong with the account. @throws MedusaError(NOT_FOUND) */
export const checkAccountWorkflow = workflowOf("amazon-pay-check-account", checkAccount)

async function checkAccount(
  container: MedusaContainer,
  { provider_id }: { provider_id: string },
): Promise<AccountCheck> {
  const { accounts, clock } = amazonPayModule(container)
  const { error, answeredAt } = await ask(accounts.get(provider_id))
  const skew = skewOf(answeredAt)
  return {
    outcome: outcomeOfCheck(error, skew),
    reason_code: error?.reasonCode ?? null,
    clock_skew_seconds: skew,
    checked_at: clock.now().toISOString(),
  }
}

async function ask(account: Account): Promise<{ error: AmazonPayError | null; answeredAt: Date | null }> {
  const [checkoutReviewReturnUrl = ""] = sellerCentralSettings(account).returnUrls
  const session = { storeId: account.options.storeId, webCheckoutDetails: { checkoutReviewReturnUrl } }
  try {
    const { answeredAt } = await account.client.createCheckoutSession(session, randomBytes(16).toString("hex"))
    return { error: null, answeredAt }
  } catch (error) {
    if (!(error instanceof AmazonPayError)) throw error
    return { error, answeredAt: error.answeredAt }
  }
}
