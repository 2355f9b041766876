import type { AccountCheckOutcome } from "../../amazon/account-check"
import type { ChargePermissionType } from "../../amazon/states"
import type { Warning, WarningKind } from "../notify/warning"

/**
 * What `GET /admin/amazon-pay/search?q=` answers in `results`: whose an id of Amazon's is, or what belongs to the order with
 * this number. Empty where the shop knows nothing of it.
 */
export interface SearchResult {
  object: "charge_permission" | "charge" | "refund" | "checkout_session" | "notification"
  /** Amazon's id. */
  id: string
  provider_id: string
  /** As last seen at Amazon. */
  state: string | null
  amount: string | null
  currency_code: string | null
  /** The order it belongs to; null where there is none. */
  order_id: string | null
  display_id: string | null
  /** The cart of a Checkout Session that no order came of. */
  cart_id: string | null
  /** Whose agreement it is, of a Recurring or PaymentMethodOnFile permission. */
  customer_id: string | null
  type: ChargePermissionType | null
}

/** A warning with what it is about. */
export interface Attention extends Warning {
  provider_id: string
  order_id: string | null
  display_id: string | null
  /** Where it is about no order. */
  charge_permission_id: string | null
  cart_id: string | null
}

/** What `GET /admin/amazon-pay/attention?kind=&limit=&offset=` answers: errors and warnings, the oldest first. */
export interface AttentionPage {
  warnings: Attention[]
  /** Of all kinds, also where one was asked for; kinds without any are left out. */
  counts: Partial<Record<WarningKind, number>>
  /** Of those that were asked for. */
  count: number
  limit: number
  offset: number
}

/** What `GET /admin/amazon-pay/authorizations` answers; at most 200 of each. */
export interface Authorizations {
  /** Of the next 7 days, the soonest first. */
  expiring: AuthorizationView[]
  /** Of the last 7 days, the newest first, with charges that Amazon refused to make without the buyer. */
  declined: AuthorizationView[]
}

export interface AuthorizationView {
  /** null where Amazon refused to make a charge, as of one without the buyer. */
  charge_id: string | null
  provider_id: string
  order_id: string | null
  display_id: string | null
  amount: string
  currency_code: string
  reason_code: string | null
  /** The end of the authorization, or when it was declined. */
  at: string
}

/** What `GET /admin/amazon-pay/accounts` answers in `accounts`, one for each payment provider of ours in medusa-config. No secrets. */
export interface AccountView {
  provider_id: string
  region: "jp" | "eu" | "na"
  environment: "sandbox" | "live"
  merchant_id: string
  store_id: string
  public_key_id: string
  /** Host names: Amazon's, or an emulator's. */
  hosts: { api: string; checkout_script: string }
  /** To be pasted into Seller Central as the Merchant URL of IPN. */
  ipn_url: string
  topic_arns: { allowed: string[]; seen: string[] }
  /** When the last genuine notification came; null before the first. */
  last_notification_at: string | null
  /** To be compared with Seller Central's lists. */
  allowed_origins: string[]
  return_urls: string[]
  /** Medusa's regions in which the provider can be chosen, and those in which it cannot. */
  regions: { id: string; name: string; currency_code: string; enabled: boolean }[]
}

/** What `POST /admin/amazon-pay/accounts/:provider_id/check` answers in `check`. */
export interface AccountCheck {
  /** "ok", or what is wrong, in one word; the panel has the words. */
  outcome: AccountCheckOutcome
  /** Amazon's reasonCode. */
  reason_code: string | null
  /** How far this server's clock is from Amazon's, where its answer says so. */
  clock_skew_seconds: number | null
  checked_at: string
}
