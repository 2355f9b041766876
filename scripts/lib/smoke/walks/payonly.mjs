import { expectEqual, expectText } from "../expect.mjs"

/** Nothing to ship: no address is asked for at Amazon or shown on the review page. */
export async function payonly({ step, page, shop, amazon, admin }) {
  await step("a guide to download is bought from its page", async () => {
    await shop.open("/products/coffee-guide")
    await shop.pressAmazonPay(".product")
    await amazon.showPage("selection")
    await amazon.login()
  })
  await step("Amazon asks for a payment method only", async () => {
    const text = await amazon.text()
    expectText(text, "VISA")
    if (text.includes("下目黒")) throw new Error(`There is an address in "${text}"`)
    await amazon.continue()
  })
  await step("the review page has no address and no delivery, and one 変更 button", async () => {
    const text = await shop.review()
    expectText(text, "コーヒーの淹れ方ガイド", "配送なし", "Visa ****1111 (Amazon Pay)", "¥800")
    if (/^お届け先住所$/m.test(text)) throw new Error("An address is shown")
    expectEqual(await page.getByRole("button", { name: /^変更/ }).count(), 1, "the number of 変更 buttons")
  })
  await step("the order is placed", async () => {
    await shop.placeOrder()
    await amazon.leaveProcessing()
    const order = await admin.order(await shop.confirmed())
    expectEqual(order.total, 800, "the order's total")
    expectEqual(order.payment_status, "authorized", "the order's payment status")
  })
  await step("Amazon was never asked for an address", async () => {
    const newest = (await amazon.objects("checkoutSessions")).at(-1)
    expectEqual(newest.shippingAddress, null, "the session's address")
  })
}
