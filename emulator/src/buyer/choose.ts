import { addressOf, type Address, type AddressInput } from "../domain/address.js"
import { refuse } from "../domain/errors.js"
import type { BuyerAccount, BuyerChoice } from "../engine/buyer-account.js"
import { refusalOf, type Card } from "../engine/card.js"
import { knownAmount, type Checkout } from "../engine/checkout-session.js"
import type { Engine } from "../engine/engine.js"
import { takesGiftCard } from "../engine/gift-card.js"
import { isDeliverable } from "./deliverable.js"

/** What a buyer picks; what is left out stays as it is. */
export type Selection = {
  /** Place in the address book (from 0), the id of an entry, or an address of its own. */
  readonly address?: number | string | AddressInput
  /** The last four digits of a card in the wallet. */
  readonly payment?: string
  /** Pay with the gift card first: true for the account's balance, or a balance of one's own in major units. */
  readonly giftCard?: boolean | number
}

/**
 * Signs the buyer in: the first address the shop delivers to (or the shop's own, for ProcessOrder) and the first card.
 * A buyer who is signed in already keeps what they have chosen.
 */
export function signIn(checkout: Checkout, account: BuyerAccount): BuyerChoice {
  checkout.choice ??= { account, address: firstAddress(checkout, account), card: firstCard(account), giftCard: null }
  return checkout.choice
}

/**
 * Applies a selection to a signed-in buyer's checkout. Whoever chooses anew has to approve anew.
 * @throws InvalidParameterValue for what is not there, or an address the shop does not deliver to.
 */
export function choose(
  engine: Engine,
  checkout: Checkout,
  choice: BuyerChoice,
  account: BuyerAccount,
  selection: Selection,
): void {
  const address = selection.address === undefined ? choice.address : chosenAddress(checkout, account, selection.address)
  const card = selection.payment === undefined ? choice.card : chosenCard(account, selection.payment)
  if (refusalOf(card, knownAmount(checkout), address) !== null) {
    const { limit = 0, country = "" } = card.restriction ?? {}
    throw refuse.invalidValue("payment", `It pays at most ${limit} and for deliveries to ${country} only.`)
  }
  if (selection.giftCard && !takesGiftCard(engine, checkout)) {
    throw refuse.invalidValue("giftCard", "It does not pay for Recurring, as giftCardOnRecurring says.")
  }
  const giftCard = selection.giftCard === undefined ? choice.giftCard : balanceOf(account, selection.giftCard)
  checkout.choice = { account, address, card, giftCard }
  checkout.approval = null
}

function balanceOf(account: BuyerAccount, giftCard: boolean | number): number | null {
  if (typeof giftCard === "number") return giftCard
  return giftCard ? account.giftCardBalance : null
}

function firstAddress(checkout: Checkout, account: BuyerAccount): Address | null {
  if (checkout.productType === "PayOnly") return null
  if (checkout.addressDetails !== null) return addressOf(checkout.addressDetails, "JP")
  const entry = account.addresses.find(({ address }) => isDeliverable(address, checkout.deliverySpecifications))
  return entry?.address ?? null
}

function firstCard(account: BuyerAccount): Card {
  const card = account.wallet[0]
  if (card === undefined) throw new TypeError("The test wallet is empty.")
  return card
}

function chosenAddress(
  checkout: Checkout,
  account: BuyerAccount,
  wanted: number | string | AddressInput,
): Address | null {
  if (checkout.productType === "PayOnly") return null
  const address = lookUp(account, wanted)
  if (address === undefined) {
    const known = account.addresses.map(({ id }, index) => `${index} or '${id}'`).join(", ")
    throw refuse.invalidValue("address", `The address book holds ${known}.`)
  }
  if (!isDeliverable(address, checkout.deliverySpecifications)) {
    throw refuse.invalidValue("address", "The shop's deliverySpecifications exclude it.")
  }
  return address
}

function lookUp(account: BuyerAccount, wanted: number | string | AddressInput): Address | undefined {
  if (typeof wanted === "number") return account.addresses[wanted]?.address
  if (typeof wanted === "string") return account.addresses.find(({ id }) => id === wanted)?.address
  return addressOf(wanted, account.country)
}

/** The card of a wallet with this ending. @throws InvalidParameterValue */
export function chosenCard(account: BuyerAccount, ending: string): Card {
  const card = account.wallet.find((candidate) => candidate.ending === ending)
  if (card !== undefined) return card
  const known = account.wallet.map((candidate) => candidate.ending).join(", ")
  throw refuse.invalidValue("payment", `The wallet holds cards ending in ${known}.`)
}
