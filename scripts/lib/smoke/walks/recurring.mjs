import { paymentOf } from "../admin.mjs"
import { expectEqual, expectEventually, expectText } from "../expect.mjs"
import { createSubscriptions } from "../subscriptions.mjs"

const CHARGES = { kind: "simulate", method: "POST", pattern: "/charges$" }

/** 定期便: months pass, with all that may happen in them. */
export async function recurring({ step, page, shop, amazon, admin, info }) {
  const subscriptions = createSubscriptions(page, info)

  /** From the product's page, on to the review page. */
  async function comeToReview() {
    await shop.open("/products/coffee-subscription")
    await shop.pressAmazonPay(".product")
    return review()
  }
  async function review() {
    await amazon.login()
    await amazon.continue()
    return shop.review()
  }
  async function order() {
    await shop.placeOrder()
    await amazon.leaveProcessing()
    const orderId = await shop.confirmed()
    await expectEventually(async () => (await subscriptions.newest())?.order_id, orderId, "the subscription's order")
    return subscriptions.newest()
  }
  const renewals = async (id) =>
    (await admin.orders()).filter(({ metadata }) => metadata?.subscription_period?.startsWith(`${id}/`))
  const chargesOf = async ({ charge_permission_id }) =>
    (await amazon.objects("charges")).filter(({ chargePermissionId }) => chargePermissionId === charge_permission_id)
  const takenOf = async (subscription) => {
    const taken = (await chargesOf(subscription)).filter(({ statusDetails }) => statusDetails.state === "Captured")
    return taken.map(({ chargeAmount }) => Number(chargeAmount.amount))
  }

  await step("the shopper registers in マイページ", () =>
    subscriptions.register("subscriber@example.com", "coffee-please"),
  )
  await step("the product's page says that it comes every month, and both prices", async () => {
    await shop.open("/products/coffee-subscription")
    await page.locator(".product .amazon-pay button").waitFor()
    expectText(await shop.text(), "毎月お届け", "初回 ¥1,980", "2回目以降 ¥2,480")
  })
  await step("the page before 注文を確定する says what the law asks of a subscription", async () => {
    const text = await comeToReview()
    expectText(text, "毎月のコーヒー定期便 1点（1か月ごと）", "期間の定めはありません", "自動で更新されます")
    expectText(text, "販売価格（初回） ¥1,980（税込・送料込み）", "販売価格（2回目以降） ¥2,480（税込・送料込み）")
    expectText(
      text,
      "毎月、初回のご注文日と同じ日",
      "Visa ****1111 (Amazon Pay)",
      "通常配送でお届けします",
      "マイページの「解約する」",
    )
  })
  const subscribed = await step("the first order is placed, and the subscription is in マイページ", async () => {
    const subscription = await order()
    expectText(
      await subscriptions.panel(subscription.id),
      "ご契約中",
      "毎月のコーヒー定期便",
      "¥2,480",
      "Visa ****1111",
    )
    await admin.capture(paymentOf(await admin.order(subscription.order_id)))
    const permission = await amazon.permission(subscription.charge_permission_id)
    expectEqual(permission.chargePermissionType, "Recurring", "the permission's type")
    expectEqual(permission.recurringMetadata.frequency, { unit: "Month", value: "1" }, "what the buyer was told")
    return subscription
  })
  const { id } = subscribed
  const months = async (count) =>
    expectEventually(async () => (await subscriptions.one(id)).months_charged, count, "the number of months charged")

  const [second] = await step("month 2 is ordered and charged", async () => {
    await subscriptions.comeToNextDate(id)
    await months(2)
    const orders = await renewals(id)
    expectEqual(
      orders.map(({ total, payment_status }) => [total, payment_status]),
      [[2480, "captured"]],
      "month 2",
    )
    expectEqual(await takenOf(subscribed), [1980, 2480], "what Amazon took")
    expectEqual((await chargesOf(subscribed)).at(-1).chargeInitiator, "MITR", "who began the charge")
    return orders
  })
  await step("month 2's order is canceled and paid back, and the subscription lives", async () => {
    await admin.cancel(second.id)
    expectEqual((await admin.order(second.id)).status, "canceled", "the order's status")
    const [charge] = (await chargesOf(subscribed)).slice(-1)
    expectEqual((await amazon.refundsOf(charge.chargeId)).length, 1, "the number of refunds")
    const { statusDetails } = await amazon.permission(subscribed.charge_permission_id)
    expectEqual(statusDetails.state, "Chargeable", "the permission's state")
    expectEqual((await subscriptions.one(id)).status, "active", "the subscription's status")
  })
  await step("month 3 is declined softly, and charged on the retry day", async () => {
    await amazon.fault({ ...CHARGES, code: "SoftDeclined", times: 1 })
    await subscriptions.comeToNextDate(id)
    expectEqual((await renewals(id)).at(-1).payment_status, "not_paid", "month 3's payment")
    expectEqual((await subscriptions.one(id)).months_charged, 2, "the number of months charged")
    await subscriptions.letDaysPass(1)
    await months(3)
    expectEqual((await renewals(id)).at(-1).payment_status, "captured", "month 3's payment")
  })
  await step("month 4 is declined hard, and マイページ leads to Amazon to mend it", async () => {
    await amazon.fault({ ...CHARGES, code: "HardDeclined", times: 1 })
    await subscriptions.comeToNextDate(id)
    const mendable = async () =>
      (await subscriptions.one(id)).buyer_update_url?.endsWith(subscribed.charge_permission_id)
    await expectEventually(mendable, true, "whether there is a link to mend it")
    expectText(await subscriptions.panel(id), "お支払い方法をご確認ください", "Amazonでお支払い方法を変更する")
    await subscriptions.letDaysPass(2)
    expectEqual((await subscriptions.one(id)).months_charged, 3, "the number of months charged")
  })
  await step("once the buyer has mended it, month 4 is charged once", async () => {
    await amazon.mend(subscribed.charge_permission_id, "4444")
    await subscriptions.letDaysPass(1)
    await months(4)
    expectEqual((await subscriptions.one(id)).buyer_update_url, null, "the link to mend it")
    expectEqual(await takenOf(subscribed), [1980, 2480, 2480, 2480], "what Amazon took")
    expectEqual((await renewals(id)).length, 3, "the number of renewals")
  })
  await step("paused while month 5 waits for its money, its order is canceled, and nothing more comes", async () => {
    await amazon.fault({ ...CHARGES, code: "SoftDeclined", times: 1 })
    await subscriptions.comeToNextDate(id)
    expectEqual((await renewals(id)).at(-1).payment_status, "not_paid", "month 5's payment")
    await subscriptions.press(id, "お休みする", "paused")
    expectEqual((await renewals(id)).at(-1).status, "canceled", "month 5's order")
    await subscriptions.letDaysPass(31)
    expectEqual((await renewals(id)).length, 4, "the number of renewals")
    expectEqual((await takenOf(subscribed)).length, 4, "the number of charges")
  })
  await step("resumed, it goes on with the next day to come", async () => {
    await subscriptions.press(id, "再開する", "active")
    const { next_date, today } = await subscriptions.one(id)
    if (next_date < today) throw new Error(`The next day, ${next_date}, is before ${today}`)
    await subscriptions.comeToNextDate(id)
    await months(5)
    expectEqual((await takenOf(subscribed)).length, 5, "the number of charges")
  })
  await step("withdrawn, it is closed at Amazon, and charged no more", async () => {
    await subscriptions.press(id, "解約する", "ended")
    const { statusDetails } = await amazon.permission(subscribed.charge_permission_id)
    expectEqual(statusDetails.state, "Closed", "the permission's state")
    await subscriptions.letDaysPass(31)
    expectEqual((await takenOf(subscribed)).length, 5, "the number of charges")
    expectEqual((await renewals(id)).length, 5, "the number of renewals")
  })
  await step("a second subscription that the buyer closes at Amazon ends in the shop", async () => {
    await comeToReview()
    const other = await order()
    await amazon.closePermission(other.charge_permission_id, "BuyerClosed")
    await expectEventually(async () => (await subscriptions.one(other.id)).status, "ended", "the subscription's status")
    expectText(await subscriptions.panel(other.id), "終了")
    await subscriptions.letDaysPass(31)
    expectEqual((await renewals(other.id)).length, 0, "the number of renewals")
  })
  await step("a trial, whose first order a coupon makes free, is charged from month 2 on", async () => {
    await admin.giveAway("FIRST-CUP")
    await shop.open("/products/coffee-subscription")
    await page.getByRole("button", { name: "カートに入れる" }).click()
    await page.locator(".mini-cart .amazon-pay button").waitFor()
    await subscriptions.useCoupon("FIRST-CUP")
    await shop.open("/cart")
    await shop.pressAmazonPay(".summary")
    expectText(
      await review(),
      "販売価格（初回） ¥0（税込・送料込み）",
      "販売価格（2回目以降） ¥2,480（税込・送料込み）",
    )
    const trial = await order()
    expectEqual(await chargesOf(trial), [], "the list of charges")
    await subscriptions.comeToNextDate(trial.id)
    await expectEventually(() => takenOf(trial), [2480], "what Amazon took")
    expectText(await subscriptions.panel(trial.id), "ご契約中")
  })
}
