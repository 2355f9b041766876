import { CHARGE, chargeEntry, operationEntry, yen } from "../../ledger/test/entries"
import type { Operation } from "../../ledger/operation"
import { paymentWith } from "../reconcile/test/payment"
import type { Made } from "./correct-books"
import { booking, chargeId } from "./test/books"
import { isRestReleased } from "./void-rest"

const took = chargeEntry("Captured", { captured: yen(1000), capture_id: "capt_1" })
const canceled = chargeEntry("Canceled", { id: chargeId(2), amount: yen(1500) })
const cancel = (more: Partial<Operation> = {}) =>
  operationEntry({ kind: "cancel", chargeId: CHARGE, cancellationReason: "" }, { owner: "pay_1", ...more })
const payment = (more: Partial<Made> = {}) =>
  ({
    ...paymentWith({ captures: [booking("capt_1", 1000)], charges: [took, canceled], operations: [cancel()] }),
    payment_id: "pay_1",
    ...more,
  }) satisfies Made

describe("the rest of a payment that is captured in part", () => {
  it("is released at Amazon and open in Medusa, where a process ended between the two", () => {
    expect(isRestReleased(payment())).toBe(true)
  })

  it.each<[string, Partial<Made>]>([
    ["nothing was released", { operations: [] }],
    ["Amazon refused it", { operations: [cancel({ outcome: "refused" })] }],
    ["Amazon has not answered", { operations: [cancel({ outcome: "open" })] }],
    ["something was asked for after it", { operations: [cancel(), cancel({ id: "apop_2", owner: "capt_2" })] }],
    ["something is held", { charges: [took, { ...canceled, state: "Authorized" }] }],
    ["Medusa has not booked what was taken", { captures: [booking("capt_1", 400)] }],
    ["nothing is captured", { captures: [], charges: [canceled] }],
    ["Medusa's payment is one of what was captured", { amount: yenOf(1000) }],
    ["Medusa has canceled the payment", { canceled: true }],
  ])("is not to be voided by itself when %s", (_what, more) => {
    expect(isRestReleased(payment(more))).toBe(false)
  })
})

function yenOf(amount: number) {
  return booking("", amount).amount
}
