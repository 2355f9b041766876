import type { OrderPanel } from "../../src/workflows/order/panel-types"
import type { AgreementSummary } from "../../src/workflows/recurring/agreement-view"
import type { Agreement } from "./agreement"
import type { AmazonPayOrder } from "./amazon-pay-order"

/** Compiles only where both are assignable to each other. */
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never

describe("what the panel reads is what the server answers", () => {
  it("of an order", () => {
    const isSame: Same<OrderPanel, AmazonPayOrder> = true
    expect(isSame).toBe(true)
  })

  it("of an agreement in a list", () => {
    const isSame: Same<AgreementSummary, Agreement> = true
    expect(isSame).toBe(true)
  })
})
