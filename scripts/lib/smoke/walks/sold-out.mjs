import { expectEqual, expectText } from "../expect.mjs"

/** Somebody else buys while the shopper reads the review page: the shopper learns what is short, and buys the rest. */
export async function soldOut({ step, page, shop, amazon, admin }) {
  const before = { orders: await admin.countOrders(), charges: (await amazon.objects("charges")).length }
  let putBack
  await step("the shopper comes to the review page with two of a product", async () => {
    await shop.open("/")
    await shop.addToCart("coffee-cup")
    await shop.open("/cart")
    await page.getByRole("button", { name: /を1つ増やす/ }).click()
    await shop.waitForTotal("¥1,000")
    await shop.pressAmazonPay(".summary")
    await amazon.login()
    await amazon.continue()
    await shop.review()
  })
  try {
    await step("one is left when 注文を確定する is pressed, and the shopper is told of which product", async () => {
      putBack = await admin.leave("coffee-cup", 1)
      await shop.placeOrder()
      const problem = page.getByRole("alert")
      await problem.getByRole("listitem").waitFor()
      expectText(await problem.innerText(), "在庫が足りない", "コーヒーカップ", "残り1点")
    })
    await step("no order was placed and no charge was made", async () => {
      const after = { orders: await admin.countOrders(), charges: (await amazon.objects("charges")).length }
      expectEqual(after, before, "the number of orders and charges")
    })
    await step("one less is bought from the cart", async () => {
      await shop.open("/cart")
      await page.getByRole("button", { name: /を1つ減らす/ }).click()
      await shop.waitForTotal("¥500")
      await shop.pressAmazonPay(".summary")
      await amazon.login()
      await amazon.continue()
      await shop.review()
      await shop.placeOrder()
      await amazon.leaveProcessing()
      expectEqual(
        (await admin.order(await shop.confirmed())).payment_status,
        "authorized",
        "the order's payment status",
      )
    })
  } finally {
    await putBack?.()
  }
}
