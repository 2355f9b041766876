import BigNumber from "bignumber.js"
import { missingCredit } from "./refund-credit"

type Entry = readonly [version: number, reference: string, amount: number | string]
interface Case {
  name: string
  /** By version, from the first on. */
  totals: readonly (number | string)[]
  entries: readonly Entry[]
  lines?: readonly (readonly [version: number, amount: number | string])[]
  missing: number | string
}

const CAPTURED: Entry = [1, "capt_1", 2500]

const CASES: readonly Case[] = [
  { name: "nothing of an order without a refund", totals: [2500], entries: [CAPTURED], missing: 0 },
  {
    name: "the refund of an order that costs what is paid",
    totals: [2500],
    entries: [CAPTURED, [1, "ref_1", -700]],
    missing: 700,
  },
  {
    name: "nothing once it has its credit line",
    totals: [2500, 1800],
    entries: [CAPTURED, [1, "ref_1", -700]],
    lines: [[2, 700]],
    missing: 0,
  },
  {
    name: "the refund of an order that is not paid in full",
    totals: [2500],
    entries: [
      [1, "capt_1", 1000],
      [1, "ref_1", -100],
    ],
    missing: 100,
  },
  {
    name: "nothing of what was owed for goods that came back",
    totals: [2500, 1800],
    entries: [CAPTURED, [2, "ref_1", -700]],
    missing: 0,
  },
  {
    name: "what was refunded beyond what was owed",
    totals: [2500, 1800],
    entries: [CAPTURED, [2, "ref_1", -1000]],
    missing: 300,
  },
  {
    name: "nothing when the order costs more again after a refund of what was owed",
    totals: [2500, 1800, 2500],
    entries: [CAPTURED, [2, "ref_1", -700]],
    missing: 0,
  },
  {
    name: "the second of two refunds",
    totals: [2500, 1800],
    entries: [CAPTURED, [1, "ref_1", -700], [2, "ref_2", -700]],
    lines: [[2, 700]],
    missing: 700,
  },
  {
    name: "the first of two refunds, whose line is not the second's",
    totals: [2500, 2000],
    entries: [CAPTURED, [1, "ref_1", -700], [1, "ref_2", -500]],
    lines: [[2, 500]],
    missing: 700,
  },
  {
    name: "both of two refunds",
    totals: [2500],
    entries: [CAPTURED, [1, "ref_1", -700], [1, "ref_2", -500]],
    missing: 1200,
  },
  {
    name: "nothing of a refund that Amazon has declined, and what is owed then pays the next one",
    totals: [2500, 1800],
    entries: [CAPTURED, [1, "ref_1", -700], [2, "ref_1", 700], [2, "ref_2", -700]],
    lines: [[2, 700]],
    missing: 0,
  },
  {
    name: "the next one, of whose credit that of a declined one is none",
    totals: [2500, 1800],
    entries: [CAPTURED, [1, "ref_1", -700], [2, "ref_1", 700], [2, "ref_2", -1000]],
    lines: [[2, 700]],
    missing: 300,
  },
  {
    name: "the part that Amazon has made of a refund",
    totals: [2500],
    entries: [CAPTURED, [1, "ref_1", -700], [1, "ref_1", 400]],
    missing: 300,
  },
  {
    name: "the refund, of which a credit before it is none",
    totals: [2500, 1800],
    entries: [
      [1, "capt_1", 1800],
      [2, "ref_1", -500],
    ],
    lines: [[2, 700]],
    missing: 500,
  },
  {
    name: "nothing of what other than our refunds moved",
    totals: [2500],
    entries: [CAPTURED, [1, "of another provider", -700]],
    missing: 0,
  },
  {
    name: "a refund that was entered with others under its payment",
    totals: [2500],
    entries: [CAPTURED, [1, "pay_1", -2500]],
    missing: 2500,
  },
  {
    name: "nothing of a version whose total is not known",
    totals: [],
    entries: [CAPTURED, [1, "ref_1", -700]],
    missing: 0,
  },
  {
    name: "fractions to the last digit",
    totals: ["0.3"],
    entries: [
      [1, "capt_1", "0.3"],
      [1, "ref_1", "-0.1"],
      [1, "ref_2", "-0.2"],
    ],
    missing: "0.3",
  },
  {
    name: "the refund, for which a line that raised the total is no credit",
    totals: [2500, 3000],
    entries: [CAPTURED, [1, "ref_1", -700]],
    lines: [[2, -500]],
    missing: 700,
  },
]

describe("what is refunded and not taken off what the order costs", () => {
  it.each(CASES)("is $name", ({ totals, entries, lines = [], missing }) => {
    const history = {
      totals: new Map(totals.map((total, at) => [at + 1, new BigNumber(total)])),
      entries: entries.map(([version, reference_id, amount]) => ({
        version,
        reference_id,
        amount: new BigNumber(amount),
      })),
      creditLines: lines.map(([version, amount]) => ({ version, amount: new BigNumber(amount) })),
      refunds: new Set(["ref_1", "ref_2", "pay_1"]),
    }
    expect(missingCredit(history).toFixed()).toBe(String(missing))
  })
})
