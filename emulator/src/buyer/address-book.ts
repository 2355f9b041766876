import type { Address } from "../domain/address.js"
import type { BookAddress, BuyerAccount } from "../engine/buyer-account.js"

/** The buyer as of now: the account that is signed in, with the addresses added on the hosted pages. */
export type AddressBook = {
  account(): BuyerAccount
  become(account: BuyerAccount): void
  add(address: Address): BookAddress
  reset(): void
}

/** @param initial what a reset goes back to */
export function createAddressBook(initial: BuyerAccount): AddressBook {
  let account = initial
  return {
    account: () => account,
    become: (other) => {
      account = other
    },
    add: (address) => {
      const entry = { id: `added-${account.addresses.length + 1}`, address }
      account = { ...account, addresses: [...account.addresses, entry] }
      return entry
    },
    reset: () => {
      account = initial
    },
  }
}
