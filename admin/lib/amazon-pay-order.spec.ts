import type { OrderPanel } from "../../src/workflows/order/panel-types"
import type { AmazonPayOrder } from "./amazon-pay-order"

/** Compiles only where both are assignable to each other. */
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never

it("is read in the panel as the server answers it", () => {
  const isSame: Same<OrderPanel, AmazonPayOrder> = true
  expect(isSame).toBe(true)
})
