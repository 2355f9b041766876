import { idsOf } from "../admin.mjs"
import { expectEqual, expectEventually } from "../expect.mjs"

/** What the merchant does in Seller Central is booked in Medusa, once. @param {() => Promise<string>} buy */
export async function reconcile({ step, amazon, admin, merchant }, { buy }) {
  const orderId = await step("a third order is placed", buy)
  const { chargeId } = idsOf(await admin.order(orderId))
  await step("the merchant captures it in Seller Central, and an admin's refresh books that", async () => {
    await merchant.capture(chargeId, "2500")
    await admin.refresh(orderId)
    // The notification may be a step ahead of the refresh: then it is the one that books.
    const paymentStatus = async () => (await admin.order(orderId)).payment_status
    await expectEventually(paymentStatus, "captured", "the order's payment status")
  })
  await step("looking again books nothing more, and Amazon is asked for no second capture", async () => {
    await admin.refresh(orderId)
    const { summary } = await admin.order(orderId)
    expectEqual(summary.paid_total, 2500, "what the order has been paid")
    const { captureAmount } = await amazon.charge(chargeId)
    expectEqual(captureAmount.amount, "2500", "what Amazon has captured")
  })
}
