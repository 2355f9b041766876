import { expectEqual, expectText } from "../expect.mjs"

/** Both 変更 buttons: to Amazon's pages and back, with what was chosen there. */
export async function change({ step, page, shop, amazon, admin }) {
  await step("the review page is reached from the cart", async () => {
    await shop.open("/")
    await shop.addToCart("coffee-cup")
    await shop.open("/cart")
    await shop.pressAmazonPay(".summary")
    await amazon.login()
    await amazon.continue()
    expectText(await shop.review(), "テスト姓名 様", "Visa ****1111 (Amazon Pay)")
  })
  const firstReview = page.url()
  await step("another address is chosen at Amazon, and shown", async () => {
    await shop.changeAddress()
    await amazon.chooseAddress("two-lines")
    await amazon.continue()
    expectText(await shop.review(), "テスト姓 名スペース 様", "東京都目黒区下目黒1-8-1")
  })
  await step("another card is chosen at Amazon, and shown", async () => {
    await shop.changePayment()
    await amazon.chooseCard("0005")
    await amazon.continue()
    expectText(await shop.review(), "****0005 (Amazon Pay)", "テスト姓 名スペース 様")
  })
  await step("it is still the same Checkout Session", async () => {
    expectEqual(sessionIn(page.url()), sessionIn(firstReview), "the session's id")
  })
  await step("a double press of 注文を確定する places one order, with the new address", async () => {
    const before = await admin.countOrders()
    await page.getByTestId("place-order").dblclick()
    await amazon.leaveProcessing()
    const order = await admin.order(await shop.confirmed())
    expectEqual(
      `${order.shipping_address.last_name}${order.shipping_address.first_name}`,
      "テスト姓名スペース",
      "the name",
    )
    expectEqual((await admin.countOrders()) - before, 1, "the number of new orders")
  })
  await step("going back to the review page neither orders again nor asks for it", async () => {
    const before = await admin.countOrders()
    await page.goto(firstReview)
    await page.getByText("ご注文は完了しています").first().waitFor()
    expectEqual(await page.getByTestId("place-order").count(), 0, "the number of 注文を確定する buttons")
    expectEqual(await admin.countOrders(), before, "the number of orders")
  })
}

function sessionIn(url) {
  return new URL(url).searchParams.get("checkout_session_id")
}
