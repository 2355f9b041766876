import type { MerchantMetadata } from "../../../amazon/resources/checkout-session"
import type { Account } from "../account/account"

/** What the buyer sees of the shop at Amazon and in its mails. The order's number is written back once there is one. */
export function merchantMetadata({ options }: Account): MerchantMetadata {
  return {
    ...(options.merchantStoreName ? { merchantStoreName: options.merchantStoreName } : {}),
    ...(options.noteToBuyer ? { noteToBuyer: options.noteToBuyer } : {}),
  }
}
