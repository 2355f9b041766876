import { expectEqual, expectText } from "../expect.mjs"

const ENTERED = {
  メールアドレス: "member@example.com",
  姓: "山田",
  名: "花子",
  電話番号: "0312345678",
  郵便番号: "153-0064",
  市区町村: "目黒区",
  "町名・番地": "下目黒1-8-1",
}

/** 今すぐ支払う: the shop's own address and total, one page at Amazon, no review page. */
export async function direct({ step, page, shop, amazon, admin }) {
  await step("the shopper enters an address of their own", async () => {
    await shop.open("/")
    await shop.addToCart("coffee-beans")
    await shop.open("/checkout")
    for (const [label, value] of Object.entries(ENTERED)) await page.getByLabel(label, { exact: true }).fill(value)
    await page.getByLabel("都道府県").selectOption("jp-13")
    await page.getByRole("button", { name: "保存して次へ" }).click()
    await page.getByRole("radio", { name: /通常配送/, checked: true }).waitFor()
  })
  await step("the button at the payment step leads to Amazon's page with address and amount", async () => {
    await shop.pressAmazonPay(".summary")
    await amazon.login()
    expectText(await amazon.text(), "山田", "下目黒1-8-1", "2,000")
  })
  const before = (await amazon.checkoutCalls()).length
  await step("paying there places the order, without a review page", async () => {
    await amazon.payNow()
    await amazon.leaveProcessing()
    const order = await admin.order(await shop.confirmed())
    expectEqual(order.email, ENTERED["メールアドレス"], "the order's e-mail")
    expectEqual(order.shipping_address.last_name, "山田", "the order's last name")
    expectEqual(order.payment_status, "authorized", "the order's payment status")
    expectEqual(order.total, 2000, "the order's total")
  })
  await step("two calls to Amazon were enough", async () => {
    const calls = (await amazon.checkoutCalls()).slice(before)
    expectEqual(calls, ["getCheckoutSession", "completeCheckoutSession"], "the list of calls")
  })
}
