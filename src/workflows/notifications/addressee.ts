import { SnsRefusedError } from "../../amazon/sns"
import type { Accounts } from "../../modules/amazon-pay/accounts/accounts"
import type { Account } from "../../providers/amazon-pay/account/account"

/** An account that a notification may be meant for. */
export interface Addressee {
  providerId: string
  account: Account
}

/**
 * The accounts whose `ipn.topicArns` list the topic. A signature alone says only that somebody's AWS account sent this,
 * so a topic is never taken on trust, not even the first one that comes.
 * @throws SnsRefusedError naming the option to set
 */
export function accountsOfTopic(accounts: Accounts, topicArn: string): [Addressee, ...Addressee[]] {
  const [first, ...others] = accounts.providerIds
    .map((providerId) => ({ providerId, account: accounts.get(providerId) }))
    .filter(({ account }) => account.options.ipn?.topicArns.includes(topicArn))
  if (first) return [first, ...others]
  throw new SnsRefusedError(
    `No account lists its topic. If ${topicArn} is the topic Amazon Pay notifies you by, add it to ` +
      "ipn.topicArns of the payment provider's options in medusa-config.",
  )
}

/** @throws SnsRefusedError for another merchant's */
export function accountOfMerchant(addressees: readonly Addressee[], merchantId: string): Addressee {
  const addressee = addressees.find(({ account }) => account.options.merchantId === merchantId)
  if (addressee) return addressee
  throw new SnsRefusedError(
    `It is meant for the merchant ${merchantId}, whose topic this is not by ipn.topicArns and merchantId in medusa-config.`,
  )
}
