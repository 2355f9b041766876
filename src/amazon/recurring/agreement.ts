import { z } from "zod"
import { Money } from "../money"
import { FREQUENCY_UNITS } from "./frequency"
import { isSameTerms, type RecurringMetadata } from "./terms"

/** What the buyer agrees to at Amazon beside the payment at hand. */
export type Agreement =
  | { chargePermissionType: "OneTime" }
  | { chargePermissionType: "Recurring"; recurringMetadata: RecurringMetadata }
  | { chargePermissionType: "PaymentMethodOnFile" }

export const ONE_TIME: Agreement = { chargePermissionType: "OneTime" }

const amount = z.object({ amount: z.coerce.string(), currencyCode: z.string() }).nullable().catch(null)
const schema = z.discriminatedUnion("chargePermissionType", [
  z.object({ chargePermissionType: z.literal("OneTime") }),
  z.object({
    chargePermissionType: z.literal("Recurring"),
    recurringMetadata: z.object({
      frequency: z.object({ unit: z.enum(FREQUENCY_UNITS), value: z.coerce.string() }),
      amount,
    }),
  }),
  z.object({ chargePermissionType: z.literal("PaymentMethodOnFile") }),
])

/** @returns null for what is not said, or odd */
export function readAgreement(said: { chargePermissionType?: unknown; recurringMetadata?: unknown }): Agreement | null {
  return schema.safeParse(said).data ?? null
}

export function isSameAgreement(one: Agreement, other: Agreement): boolean {
  if (one.chargePermissionType === "Recurring" && other.chargePermissionType === "Recurring") {
    return isSameTerms(termsOf(one.recurringMetadata), termsOf(other.recurringMetadata))
  }
  return one.chargePermissionType === other.chargePermissionType
}

function termsOf({ frequency, amount }: RecurringMetadata) {
  return { frequency, amount: Money.read(amount) }
}
