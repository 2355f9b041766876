import { ACTIONS } from "../../test/payment"
import { actionRequest, type RunnableAction } from "./panel-action"

const isRunnable = (action: (typeof ACTIONS)[number]): action is RunnableAction => action.action !== "payment_link"

describe("what an action asks the server", () => {
  it("is one route for each", () => {
    const asked = ACTIONS.filter(isRunnable).map((action) => {
      const { path, body } = actionRequest("order_01", action, { amount: "300", note: " Broken cup " })
      return [path, body]
    })
    expect(asked).toEqual([
      ["/admin/payments/pay_01/capture", { amount: 300 }],
      ["/admin/payments/pay_01/refund", { amount: 300, note: "Broken cup" }],
      ["/admin/amazon-pay/payments/pay_01/void", undefined],
      ["/admin/amazon-pay/payments/pay_01/reauthorize", undefined],
      ["/admin/amazon-pay/orders/order_01/charge", undefined],
      ["/admin/amazon-pay/orders/order_01/refresh", undefined],
    ])
  })

  it("has no note where none was written", () => {
    const [, refund] = ACTIONS.filter(isRunnable)
    expect(actionRequest("order_01", refund!, { amount: "10.50", note: " " }).body).toEqual({ amount: 10.5 })
  })
})
