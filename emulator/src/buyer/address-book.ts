import type { Address } from "../domain/address.js"
import type { RegionCode } from "../domain/region.js"
import type { BookAddress, BuyerAccount } from "../engine/buyer-account.js"
import { testBuyer } from "./test-buyer.js"

/** The buyer as of now: the test account plus the addresses added on the hosted pages. */
export type AddressBook = {
  account(): BuyerAccount
  add(address: Address): BookAddress
  reset(): void
}

export function createAddressBook(region: RegionCode): AddressBook {
  let account = testBuyer(region)
  return {
    account: () => account,
    add: (address) => {
      const entry = { id: `added-${account.addresses.length + 1}`, address }
      account = { ...account, addresses: [...account.addresses, entry] }
      return entry
    },
    reset: () => {
      account = testBuyer(region)
    },
  }
}
