import type { AdminLanguage } from "../../providers/amazon-pay/account/options"
import type { AdminNotice, AdminNoticeName } from "./admin-notice"
import type { AmazonPayEvent, AmazonPayEventName, AmazonPayEvents } from "./events"
import { de } from "./texts/de"
import { en } from "./texts/en"
import { es } from "./texts/es"
import { fr } from "./texts/fr"
import { it } from "./texts/it"
import { ja } from "./texts/ja"

/** Nothing is to be done: the review page tells the shopper of the first, the others are as they should be. */
const UNTOLD = [
  "amazon-pay.checkout_released",
  "amazon-pay.charge_permission_stored",
  "amazon-pay.recurring_charged",
  "amazon-pay.payment_method_mended",
] as const satisfies readonly AmazonPayEventName[]
type UntoldEventName = (typeof UNTOLD)[number]
export type ToldEventName = Exclude<AmazonPayEventName, UntoldEventName>

/** A cart that is paid for and could not become an order. */
export interface PaidCart {
  cart_id: string
  checkout_session_id: string
}

/** What the admin reads, in one language. A notice or an event that has no text in it fails to compile. */
export interface Texts {
  title: (displayId: string) => string
  /** The same of an agreement, or of a permission that has no order. */
  permission: (chargePermissionId: string) => string
  /** There is no order whose number the title could have. */
  unplaced: { title: string; text: (cart: PaidCart) => string }
  notices: { [Name in AdminNoticeName]: (notice: AdminNotice<Name>) => string }
  events: { [Name in ToldEventName]: (data: AmazonPayEvents[Name]) => string }
}

export const TEXTS: Readonly<Record<AdminLanguage, Texts>> = { en, ja, de, fr, it, es }

export function noticeText<Name extends AdminNoticeName>({ notices }: Texts, notice: AdminNotice<Name>): string {
  const name: Name = notice.notice
  return notices[name](notice)
}

export function eventText<Name extends ToldEventName>({ events }: Texts, { name, data }: AmazonPayEvent<Name>): string {
  return events[name](data)
}

export function isTold(event: AmazonPayEvent): event is AmazonPayEvent<ToldEventName> {
  return !UNTOLD.some((name) => name === event.name)
}
