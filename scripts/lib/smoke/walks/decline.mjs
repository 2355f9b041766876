import { expectEqual, expectText } from "../expect.mjs"

/** The card is declined: the shopper is told what helps, the cart is as it was, and a retry with another card works. */
export async function decline({ step, shop, amazon, admin }) {
  await step("a card is chosen that will be declined", async () => {
    await amazon.showPage("selection")
    await shop.open("/")
    await shop.addToCart("coffee-beans")
    await shop.open("/cart")
    await shop.pressAmazonPay(".summary")
    await amazon.login()
    await amazon.chooseCard("3434")
    await amazon.continue()
    expectText(await shop.review(), "****3434 (Amazon Pay)")
  })
  const before = await admin.countOrders()
  await step("the shopper is back at the cart and told to choose another payment method", async () => {
    await shop.placeOrder()
    await amazon.leaveProcessing()
    expectText(await shop.failure(), "お支払いは完了していません", "Amazon Pay", "別のお支払い方法")
  })
  await step("the cart is as it was, and there is no order", async () => {
    expectText(await shop.cartText(), "コーヒー豆", "¥2,000")
    expectEqual(await admin.countOrders(), before, "the number of orders")
  })
  await step("the button in the notice begins anew, and another card places the order", async () => {
    await shop.pressAmazonPay(".notice")
    await amazon.login()
    await amazon.chooseCard("1111")
    await amazon.continue()
    await shop.review()
    await shop.placeOrder()
    await amazon.leaveProcessing()
    const order = await admin.order(await shop.confirmed())
    expectEqual(order.payment_status, "authorized", "the order's payment status")
  })
}
