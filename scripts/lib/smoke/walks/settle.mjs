import { idsOf, paymentOf } from "../admin.mjs"
import { expectEqual } from "../expect.mjs"

/**
 * What the admin does about an order of ¥2,500: captures it, refunds a part; cancels another one.
 * @param {{ orderId: string, buyAnother: () => Promise<string> }} orders
 */
export async function settle({ step, amazon, admin }, { orderId, buyAnother }) {
  const { chargeId } = await step("Medusa's order and Amazon's charge agree on an authorized ¥2,500", async () => {
    const order = await admin.order(orderId)
    expectEqual(order.payment_status, "authorized", "the order's payment status")
    expectEqual(order.total, 2500, "the order's total")
    const ids = idsOf(order)
    const charge = await amazon.charge(ids.chargeId)
    expectEqual(charge.statusDetails.state, "Authorized", "the charge's state")
    expectEqual(charge.chargeAmount, { amount: "2500", currencyCode: "JPY" }, "the charge's amount")
    return ids
  })
  await step("the admin captures the payment", async () => {
    await admin.capture(paymentOf(await admin.order(orderId)))
    expectEqual((await admin.order(orderId)).payment_status, "captured", "the order's payment status")
    expectEqual((await amazon.charge(chargeId)).statusDetails.state, "Captured", "the charge's state")
  })
  await step("the admin refunds ¥500 of it", async () => {
    await admin.refund(paymentOf(await admin.order(orderId)), 500)
    expectEqual((await admin.order(orderId)).payment_status, "partially_refunded", "the order's payment status")
    const refunds = await amazon.refundsOf(chargeId)
    expectEqual(refunds.length, 1, "the number of refunds")
    expectEqual(refunds[0].refundAmount, { amount: "500", currencyCode: "JPY" }, "the refund's amount")
  })

  const secondId = await step("a second order is placed", buyAnother)
  await step("the admin cancels it, and Amazon's charge with it", async () => {
    const second = idsOf(await admin.order(secondId))
    await admin.cancel(secondId)
    expectEqual((await admin.order(secondId)).status, "canceled", "the order's status")
    const charge = await amazon.charge(second.chargeId)
    expectEqual(charge.statusDetails.state, "Canceled", "the charge's state")
  })
  await step("every notification of Amazon's was taken", async () => {
    const deliveries = await amazon.deliveries()
    if (deliveries.length === 0) throw new Error("None was sent")
    expectEqual([...new Set(deliveries.map(({ status }) => status))], [200], "the list of answers")
  })
}
