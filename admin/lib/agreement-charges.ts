import type { AgreementDetails } from "./agreement"

type Charges = Pick<AgreementDetails, "charges" | "recurring_charges">

/** What was charged last, whatever came of it; null before the first. */
export function lastCharge({ charges }: Charges): Charges["charges"][number] | null {
  const time = (one: Charges["charges"][number]) => Date.parse(one.created_at ?? "") || 0
  return charges.reduce<Charges["charges"][number] | null>(
    (last, one) => (last === null || time(one) >= time(last) ? one : last),
    null,
  )
}

/** The period that is charged next by itself; null while the store has asked for none. */
export function nextCharge({
  recurring_charges,
}: Charges): { amount: string; currency_code: string; at: string } | null {
  const tries = recurring_charges.flatMap(({ retry_at, amount, currency_code }) =>
    retry_at === null ? [] : [{ amount, currency_code, at: retry_at }],
  )
  return tries.sort((one, other) => Date.parse(one.at) - Date.parse(other.at))[0] ?? null
}
