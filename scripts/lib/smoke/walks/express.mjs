import { expectEqual, expectText } from "../expect.mjs"

/** From a product's own page: nothing was in the cart, and the shop knew neither address nor e-mail. */
export async function express({ step, page, shop, amazon, admin }) {
  await step("a product's page has an Amazon Pay button of its own", async () => {
    await shop.open("/products/coffee-beans")
    await page.locator(".product .amazon-pay button").waitFor()
  })
  await step("its press puts the product into the cart and leads to Amazon", async () => {
    await shop.pressAmazonPay(".product")
    await amazon.login()
  })
  const before = (await amazon.checkoutCalls()).length
  await step("the review page has address, e-mail and shipping without the shopper typing anything", async () => {
    await amazon.continue()
    expectText(await shop.review(), "東京都目黒区下目黒1-8-1", "Visa ****1111 (Amazon Pay)", "通常配送", "¥2,000")
  })
  await step("the total and 注文を確定する are in reach without scrolling", async () => {
    const bar = await page.locator(".place-order").boundingBox()
    const bottom = bar.y + bar.height
    const screen = page.viewportSize().height
    if (bar.y < 0 || bottom > screen) throw new Error(`They end at ${bottom} px of a screen of ${screen}`)
    expectText(await page.locator(".place-order").innerText(), "¥2,000", "注文を確定する")
  })
  await step("no other way to pay is offered there", async () => {
    const buttons = await page.locator("main button, main a").allInnerTexts()
    const names = buttons.map((name) => name.trim()).filter(Boolean)
    expectEqual(
      names.map((name) => name.slice(0, 2)),
      ["変更", "変更", "特定", "注文", "カー"],
      "the list of buttons and links",
    )
  })
  await step("the way of delivery is chosen there, and the total follows", async () => {
    await shop.chooseShipping(/お急ぎ便/)
    await shop.waitForTotal("¥2,500")
  })
  await step("looking at the review page again calls Amazon no more", async () => {
    const calls = (await amazon.checkoutCalls()).length
    await page.reload()
    await shop.review()
    expectEqual((await amazon.checkoutCalls()).length, calls, "the number of calls")
  })
  await step("the order is placed with the buyer's address and e-mail", async () => {
    await shop.placeOrder()
    await amazon.leaveProcessing()
    const order = await admin.order(await shop.confirmed())
    const { postal_code, province, city, address_1 } = order.shipping_address
    expectEqual(
      { postal_code: postal_code.replace("-", ""), province, city, address_1 },
      { postal_code: "1530064", province: "jp-13", city: "目黒区", address_1: "下目黒1-8-1" },
      "the order's address",
    )
    expectEqual(order.email, "buyer@example.com", "the order's e-mail")
    expectEqual(order.total, 2500, "the order's total")
  })
  await step("three calls to Amazon were enough", async () => {
    const calls = (await amazon.checkoutCalls()).slice(before)
    expectEqual(calls, ["getCheckoutSession", "updateCheckoutSession", "completeCheckoutSession"], "the list of calls")
  })
}
