import { expectEqual, expectText } from "../expect.mjs"
import { buyCoffee } from "./buy.mjs"
import { settle } from "./settle.mjs"

/** The main job: buy, capture, refund a part; buy again and cancel. */
export async function purchase(tools) {
  const { step, shop, amazon } = tools
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
  await step(
    "it says what 特定商取引法 asks of it: times of payment and delivery, returns, and where the rest is",
    async () => {
      expectText(
        await shop.review(),
        "お支払いの時期",
        "引き渡しの時期",
        "返品・キャンセル",
        "特定商取引法に基づく表記",
      )
    },
  )
  const orderId = await step("the order is placed, and the shopper is thanked", async () => {
    await shop.placeOrder()
    await amazon.leaveProcessing()
    return shop.confirmed()
  })
  await step("the thank-you page says how it is paid and delivered, and where the mail goes", async () => {
    expectText(await shop.text(), "ご注文日", "支払い方法", "通常配送", "buyer@example.com")
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
  await settle(tools, { orderId, buyAnother: () => buyCoffee(tools) })
}
