import { z } from "zod"
import { addressOf } from "../domain/address.js"
import { readInput } from "../domain/read-input.js"
import type { RegionCode } from "../domain/region.js"
import type { BuyerAccount } from "../engine/buyer-account.js"
import { addressInput } from "./address-input.js"
import { testBuyer } from "./test-buyer.js"

/** A buyer of one's own; what is left out is the test buyer's, what is null Amazon does not know. */
export const buyerInput = z.strictObject({
  /** Whose test buyer: the emulator's own region by default. */
  region: z.enum(["na", "eu", "jp"]).optional(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  phoneNumber: z.string().nullish(),
  /** At least one. The first is the default, and the billing address unless there is another. */
  addresses: z
    .array(addressInput.extend({ id: z.string() }))
    .min(1)
    .optional(),
  billingAddress: addressInput.nullish(),
  /** Major units. */
  giftCardBalance: z.number().nonnegative().optional(),
})

/** A buyer as it is given. */
export type BuyerInput = z.input<typeof buyerInput>

/** @throws TypeError that says what is wrong with the input. */
export function buyerOf(ownRegion: RegionCode, input: BuyerInput = {}): BuyerAccount {
  const { region = ownRegion, addresses, billingAddress, ...rest } = readInput(buyerInput, input, "The buyer")
  const standard = testBuyer(region)
  const { country } = standard
  const book = addresses?.map(({ id, ...address }) => ({ id, address: addressOf(address, country) }))
  const billing = billingAddress ? addressOf(billingAddress, country) : billingAddress
  const home = book?.[0]?.address ?? standard.billingAddress
  return {
    ...standard,
    ...rest,
    addresses: book ?? standard.addresses,
    billingAddress: billing === undefined ? home : billing,
  }
}
