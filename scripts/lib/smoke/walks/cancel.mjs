import { expectEqual, expectText } from "../expect.mjs"

/** The shopper turns back, first before and then after the review page: nothing is lost and nothing charged. */
export async function cancel({ step, shop, amazon, admin }) {
  const books = async () => ({ orders: await admin.countOrders(), charges: (await amazon.objects("charges")).length })
  const before = await books()
  await step("the shopper turns back on Amazon's first page and finds the cart as it was", async () => {
    await shop.open("/")
    await shop.addToCart("coffee-beans")
    await shop.open("/cart")
    await shop.pressAmazonPay(".summary")
    await amazon.login()
    await amazon.cancel()
    expectText(await shop.failure(), "キャンセル")
    expectText(await shop.cartText(), "コーヒー豆", "¥2,000")
  })
  await step("the shopper turns back after 注文を確定する, and is told that nothing was paid", async () => {
    await shop.pressAmazonPay(".summary")
    await amazon.login()
    await amazon.continue()
    await shop.review()
    await shop.placeOrder()
    await amazon.cancel()
    expectText(await shop.failure(), "キャンセル")
    expectText(await shop.cartText(), "コーヒー豆", "¥2,000")
  })
  await step("no order was placed and no charge was made", async () => {
    expectEqual(await books(), before, "the number of orders and charges")
  })
  await step("the same cart can be bought afterwards", async () => {
    await shop.pressAmazonPay(".summary")
    await amazon.login()
    await amazon.continue()
    await shop.review()
    await shop.placeOrder()
    await amazon.leaveProcessing()
    const order = await admin.order(await shop.confirmed())
    expectEqual(order.payment_status, "authorized", "the order's payment status")
  })
}
