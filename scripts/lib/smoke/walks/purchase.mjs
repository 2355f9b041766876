import { paymentOf } from "../admin.mjs"
import { expectEqual, expectText } from "../expect.mjs"
import { buyCoffee } from "./buy.mjs"

/** The main job: buy, capture, refund a part; buy again and cancel. */
export async function purchase(tools) {
  const { step, shop, amazon, admin } = tools
  await step("the cart holds beans and a cup", async () => {
    await shop.open("/")
    await shop.addToCart("coffee-beans")
    await shop.open("/")
    await shop.addToCart("coffee-cup")
    await shop.open("/cart")
    expectText(await shop.cartText(), "コーヒー豆", "コーヒーカップ", "¥2,500")
  })
  await step("the Amazon Pay button leads to Amazon's login", async () => {
    await shop.pressAmazonPay(".summary")
    await amazon.login()
  })
  const before = (await amazon.calls()).length
  await step("the review page shows address, payment method and lines as Amazon and Medusa have them", async () => {
    await amazon.continue()
    expectText(
      await shop.review(),
      "注文確認",
      "〒153-0064",
      "東京都目黒区下目黒1-8-1",
      "テスト姓名 様",
      "Visa ****1111 (Amazon Pay)",
      "コーヒー豆",
      "コーヒーカップ",
      "¥2,500",
    )
  })
  const orderId = await step("the order is placed, and the shopper is thanked", async () => {
    await shop.placeOrder()
    await amazon.leaveProcessing()
    return shop.confirmed()
  })
  await step("three calls to Amazon were enough", async () => {
    const calls = (await amazon.calls()).slice(before)
    const three = ["getCheckoutSession", "updateCheckoutSession", "completeCheckoutSession"]
    const toComplete = calls.slice(0, calls.indexOf("completeCheckoutSession") + 1)
    expectEqual(toComplete, three, "the list of calls until the order is placed")
    // Afterwards the order's number is written back, and Amazon's notifications have the store look once more.
    const sessionCalls = calls.filter((operation) => operation.endsWith("CheckoutSession"))
    expectEqual(sessionCalls, three, "the list of calls about the Checkout Session")
  })

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

  const secondId = await step("a second order is placed", () => buyCoffee(tools))
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

/** Amazon's ids, as they are kept with Medusa's payment. */
function idsOf(order) {
  const { charge_permission_id: chargePermissionId, charges } = paymentOf(order).data.amazon_pay
  expectEqual(charges.length, 1, "the number of charges")
  return { chargePermissionId, chargeId: charges[0].id }
}
