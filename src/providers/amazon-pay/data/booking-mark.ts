import type { Asker } from "../../../ledger/asker"

const CLOCK: Asker = "clock"

/**
 * The maker (`created_by`) of a capture or refund that Amazon has made already and that Medusa is only to book: it names
 * Amazon's object, so that it is booked once. An admin's has the admin's id there, whatever they post.
 */
const PREFIX = "amazon-pay:"

/** @param id of the charge or refund that is booked */
export function bookingMark(id: string): string {
  return `${PREFIX}${id}`
}

/** Who wants what a capture or refund of Medusa's asks of Amazon; null where Medusa did not say. */
export function askerOf(createdBy: string | null): string | null {
  return isOurMark(createdBy) ? CLOCK : createdBy
}

/** Also of a charge or refund that is being booked: the mark stands in for the row that is not there yet. */
export function isOurMark(createdBy: string | null): boolean {
  return createdBy?.startsWith(PREFIX) ?? false
}
