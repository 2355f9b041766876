import BigNumber from "bignumber.js"

/** An order's captures and refunds, and its credit lines, each under the version of the order that it was entered in. */
export interface RefundHistory {
  /** What the order cost in each of its versions. */
  totals: ReadonlyMap<number, BigNumber>
  /** The order's transactions, oldest first: captures are positive, refunds negative, corrections either. */
  entries: readonly { version: number; reference_id: string; amount: BigNumber }[]
  creditLines: readonly { version: number; amount: BigNumber }[]
  /** The references under which refunds are entered that are to be credited. */
  refunds: ReadonlySet<string>
}

/**
 * Pure: what Medusa has refunded and not taken off what the order costs. A refund pays what is owed to the buyer first, for
 * goods that came back; the rest of it is a credit (core-flows, payment/workflows/refund-payment.js). Medusa's credit lines
 * do not say of which refund they are, so that each counts for those that were entered before it and have none.
 */
export function missingCredit(history: RefundHistory): BigNumber {
  let paid = new BigNumber(0)
  let missing = new BigNumber(0)
  for (const { amount, total } of eventsOf(history)) {
    if (total === "credit line") {
      missing = BigNumber.max(missing.minus(amount), 0)
      continue
    }
    if (total !== null && amount.isNegative()) {
      const owed = BigNumber.max(paid.minus(total), 0)
      missing = missing.plus(BigNumber.max(amount.negated().minus(owed), 0))
    }
    paid = paid.plus(amount)
  }
  return missing
}

interface Event {
  amount: BigNumber
  /** What the order cost at a refund that is to be credited; null for what else moved the order's money. */
  total: BigNumber | "credit line" | null
}

/** A credit line begins its version of the order, and what was entered under that version came after it. */
function eventsOf({ totals, entries, creditLines, refunds }: RefundHistory): Event[] {
  const moved = new Map<string, { version: number; amount: BigNumber }>()
  for (const { version, reference_id, amount } of entries) {
    const before = moved.get(reference_id)
    // What was corrected later is as if it had been right from the beginning.
    moved.set(reference_id, before ? { ...before, amount: before.amount.plus(amount) } : { version, amount })
  }
  const lines = creditLines
    .filter(({ amount }) => amount.isPositive())
    .map(({ version, amount }) => ({ version, amount, total: "credit line" as const }))
  const money = [...moved].map(([id, { version, amount }]) => {
    const total = refunds.has(id) ? (totals.get(version) ?? null) : null
    return { version, amount, total }
  })
  return [...lines, ...money].sort((one, other) => one.version - other.version)
}
