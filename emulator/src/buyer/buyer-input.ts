import { z } from "zod"
import { addressOf } from "../domain/address.js"
import type { RegionCode } from "../domain/region.js"
import type { BuyerAccount } from "../engine/buyer-account.js"
import { addressInput } from "./address-input.js"
import { testBuyer } from "./test-buyer.js"

/** A buyer of one's own; what is left out is the test buyer's. The wallet is always the test cards. */
export const buyerInput = z.strictObject({
  name: z.string().optional(),
  email: z.string().optional(),
  phoneNumber: z.string().optional(),
  /** At least one. The first is the default, and the billing address unless there is another. */
  addresses: z
    .array(addressInput.extend({ id: z.string() }))
    .min(1)
    .optional(),
  billingAddress: addressInput.optional(),
  /** Major units. */
  giftCardBalance: z.number().nonnegative().optional(),
})

/** A buyer as it is given. */
export type BuyerInput = z.input<typeof buyerInput>

/** @throws ZodError when the input is malformed. */
export function buyerOf(region: RegionCode, input: BuyerInput | undefined): BuyerAccount {
  const standard = testBuyer(region)
  if (input === undefined) return standard
  const { addresses, billingAddress, ...rest } = buyerInput.parse(input)
  const country = standard.billingAddress.countryCode
  const book = addresses?.map(({ id, ...address }) => ({ id, address: addressOf(address, country) }))
  const billing = billingAddress === undefined ? book?.[0]?.address : addressOf(billingAddress, country)
  return {
    ...standard,
    ...rest,
    addresses: book ?? standard.addresses,
    billingAddress: billing ?? standard.billingAddress,
  }
}
