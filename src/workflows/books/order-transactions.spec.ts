import { CHARGE, operationEntry } from "../../ledger/test/entries"
import type { Booking } from "./order-payments"
import { entriesOf } from "./order-transactions"
import { booking, NOW, OLD } from "./test/books"

const refunding = { kind: "refund", chargeId: CHARGE, refundAmount: { amount: "700", currencyCode: "JPY" } } as const
const asked = (owner: string, outcome: "open" | "made") => [operationEntry(refunding, { owner, outcome })]

function isDone(refund: Partial<Booking>, operations = asked("ref_1", "made")): boolean | undefined {
  const payment = { payment_id: "pay_1", captures: [], refunds: [booking("ref_1", 700, refund)], operations }
  return entriesOf(payment, NOW).find(({ reference_id }) => reference_id === "ref_1")?.isDone
}

describe("the entry of a refund in an order's books", () => {
  it("is made by us once Medusa has had time to make it", () => {
    expect(isDone({ created_at: OLD })).toBe(true)
  })

  it("is left to Medusa while its row is young", () => {
    expect(isDone({ created_at: NOW })).toBe(false)
  })

  it("is left to Medusa while Amazon is being asked for the refund, however long", () => {
    expect(isDone({ created_at: OLD }, asked("ref_1", "open"))).toBe(false)
  })

  it("does not wait for what Amazon is asked otherwise", () => {
    expect(isDone({ created_at: OLD }, asked("ref_2", "open"))).toBe(true)
  })
})
