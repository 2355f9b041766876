import type { AmazonAddress } from "../../amazon/resources/address"

/** The address as Amazon sent it, kept beside our reading of it: name and lines are free text there. */
export function rawLines(address: AmazonAddress): Record<string, unknown> {
  const { name, addressLine1, addressLine2, addressLine3, stateOrRegion, postalCode } = address
  return { amazon_pay: { name, addressLine1, addressLine2, addressLine3, stateOrRegion, postalCode } }
}
