import type { Address } from "../domain/address.js"
import type { Card } from "./card.js"

/** The person who pays: an Amazon account with an address book and a wallet. */
export type BuyerAccount = {
  readonly name: string | null
  readonly email: string | null
  /** The billing address's phone: that is the one Amazon hands out as buyer.phoneNumber. */
  readonly phoneNumber: string | null
  readonly addresses: readonly BookAddress[]
  readonly billingAddress: Address | null
  /** Of addresses that name none, ISO 3166-1 alpha-2. */
  readonly country: string
  readonly wallet: readonly Card[]
  /** What a gift card could pay, in major units. It is not used up. */
  readonly giftCardBalance: number
}

/** An entry of the address book. The id is what radio buttons and the buyer API refer to. */
export type BookAddress = { readonly id: string; readonly address: Address }

/** What a buyer has chosen for one checkout. */
export type BuyerChoice = {
  readonly account: BuyerAccount
  /** Null for PayOnly. */
  readonly address: Address | null
  readonly card: Card
  /** The gift card balance to pay with first, in major units; null when it is not used. */
  readonly giftCard: number | null
}
