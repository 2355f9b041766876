import { Modules } from "@medusajs/framework/utils"
import { reconcileWorkflow } from "medusa-payment-amazon-pay/workflows"
import { booksOfMedusa } from "../support/books"
import { stock } from "../support/catalog"
import { letTimePass } from "../support/clock"
import { methodsOf, renewByRecipe } from "../support/engines"
import { listen } from "../support/events"
import { TOTALS } from "../support/free-cart"
import { quiet } from "../support/quiet"
import { charge, renew } from "../support/recurring"
import { MONTHLY, recurringTerms } from "../support/recurring-terms"
import { failureOf, orderOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"

const [FULL_PRICE, FREE] = [TOTALS[0]!, TOTALS[1]!]

describeStore("a trial, whose first order is free", (store) => {
  beforeEach(() => {
    recurringTerms.answer = { ...MONTHLY, trial: true }
  })

  const emulator = () => store.amazon.emulator
  const permissions = () => emulator().objects("chargePermissions")
  const charges = () => emulator().objects("charges")

  async function comeToReview(total = FREE): Promise<{ shopper: Shopper; id: string }> {
    const shopper = await store.shopper()
    await total.happen(store, shopper)
    const id = await shopper.comeToReview()
    return { shopper, id }
  }
  async function oneOrderOnOnePermission() {
    expect(await store.admin.orders()).toMatchObject([{ total: 0 }])
    expect(permissions()).toMatchObject([
      {
        chargePermissionType: "Recurring",
        statusDetails: { state: "Chargeable" },
        recurringMetadata: MONTHLY_AT_AMAZON,
      },
    ])
    expect(charges()).toEqual([])
  }
  const MONTHLY_AT_AMAZON = { frequency: MONTHLY.frequency, amount: { amount: "2000", currencyCode: "JPY" } }

  it("is agreed to at Amazon before the order is placed, with three calls and no charge", async () => {
    const { shopper, id } = await comeToReview()
    expect((await shopper.review(id)).body.checkout_session).toMatchObject({
      error: null,
      recurring: { amount: "2000", first_charge: "0", trial: true },
    })
    const resultUrl = await shopper.approve(id)
    expect(emulator().objects("checkoutSessions")).toMatchObject([
      { paymentDetails: { paymentIntent: "Confirm", chargeAmount: { amount: "2000" } } },
    ])
    expect(await store.admin.orders()).toEqual([])
    const orderId = orderOf(await shopper.visit(resultUrl)) ?? ""
    await oneOrderOnOnePermission()
    expect(store.amazon.callsOf(id).slice(0, 3)).toEqual([
      "getCheckoutSession",
      "updateCheckoutSession",
      "completeCheckoutSession",
    ])
    const { payments } = await store.admin.panel(orderId)
    const [permission] = permissions() as { chargePermissionId: string }[]
    expect(payments).toMatchObject([{ charge_permission: { id: permission?.chargePermissionId } }])
  })

  it("makes its customer an account holder, whose method pays the first renewal", async () => {
    const { shopper, id } = await comeToReview()
    const orderId = orderOf(await shopper.visit(await shopper.approve(id))) ?? ""
    await quiet()
    const { body } = await store.admin.ask<{ order: { customer_id: string } }>(
      "GET",
      `orders/${orderId}?fields=customer_id`,
    )
    const [permission] = permissions() as { chargePermissionId: string }[]
    expect(await methodsOf(store, body.order.customer_id)).toMatchObject([{ id: permission?.chargePermissionId }])
    const renewal = await renewByRecipe(store, orderId)
    expect(charges()).toMatchObject([{ chargeAmount: { amount: "2500" } }])
    expect(await booksOfMedusa(store, renewal)).toMatchObject({ captured: 2500 })
  })

  it.each(["capture", "cancel", "refresh"] as const)("leaves nothing to charge or to give back: %s", async (action) => {
    const { shopper, id } = await comeToReview()
    const orderId = orderOf(await shopper.visit(await shopper.approve(id))) ?? ""
    expect(await store.admin[action](orderId)).toMatchObject(action === "refresh" ? {} : { status: 200 })
    await store.admin.refresh(orderId)
    expect(charges()).toEqual([])
    expect(emulator().objects("refunds")).toEqual([])
  })

  it.each(["cancel", "decline"] as const)("places no order when the buyer does not agree: %s", async (outcome) => {
    const { shopper, id } = await comeToReview()
    expect(failureOf(await shopper.visit(await shopper.approve(id, outcome)))).not.toBeNull()
    expect(await store.admin.orders()).toEqual([])
    expect(permissions()).toEqual([])
  })

  it("places no order for a buyer who has not agreed yet", async () => {
    const { shopper, id } = await comeToReview()
    await shopper.confirm(id)
    await letTimePass(store.container, { minutes: 1 })
    expect(await store.admin.orders()).toEqual([])
    expect(permissions()).toEqual([])
  })

  it("is placed by the clock when the buyer closes the browser", async () => {
    const { shopper, id } = await comeToReview()
    await shopper.approve(id)
    await letTimePass(store.container, { minutes: 1 })
    await oneOrderOnOnePermission()
  })

  it("is placed once when Amazon's answer is lost and the buyer reloads, twice", async () => {
    const { shopper, id } = await comeToReview()
    const resultUrl = await shopper.approve(id)
    emulator().faults.add({ kind: "drop-after", method: "POST", path: `/checkoutSessions/${id}/complete`, times: 10 })
    emulator().faults.add({ kind: "drop-after", method: "GET", path: `/checkoutSessions/${id}`, times: 10 })
    expect(failureOf(await shopper.visit(resultUrl))).toBe("amazon_unreachable")
    emulator().faults.clear()
    const pages = [await shopper.visit(resultUrl), await shopper.visit(resultUrl)]
    expect(new Set(pages.map(orderOf)).size).toBe(1)
    await oneOrderOnOnePermission()
  })

  /** The shop stops between Amazon's answer and the order. @returns the Charge Permission */
  async function stopBeforeOrder(): Promise<string> {
    const { shopper, id } = await comeToReview()
    await shopper.approve(id)
    const payment = store.container.resolve(Modules.PAYMENT)
    const sessions = await payment.listPaymentSessions({ provider_id: ["pp_amazon-pay_jp"] })
    const session = sessions.find(({ status }) => status === "pending")
    await payment.authorizePaymentSession(session!.id, {})
    return (permissions() as { chargePermissionId: string }[]).at(-1)!.chargePermissionId
  }

  it("is placed by the clock when the shop stopped between Amazon's answer and the order", async () => {
    await stopBeforeOrder()
    expect(await store.admin.orders()).toEqual([])
    await letTimePass(store.container, { minutes: 1 })
    await oneOrderOnOnePermission()
  })

  it("is told of once, with its order, and bears its number at Amazon, although a notification came before the order", async () => {
    const stored = listen(store.container, "amazon-pay.charge_permission_stored")
    const charge_permission_id = await stopBeforeOrder()
    await reconcileWorkflow(store.container).run({ input: { charge_permission_id } })
    await letTimePass(store.container, { minutes: 1 })
    const [order] = await store.admin.orders()
    expect(stored.heard).toMatchObject([{ data: { charge_permission_id, order_id: order!.id } }])
    expect(permissions()).toMatchObject([{ merchantMetadata: { merchantReferenceId: String(order!.display_id) } }])
  })

  it("is charged for no order before its own is placed: whose it is, nobody knows until then", async () => {
    recurringTerms.answer = null
    const { orderId } = await (await store.shopper()).buy()
    const order_id = await renew(store, orderId)
    recurringTerms.answer = { ...MONTHLY, trial: true }
    const permissionId = await stopBeforeOrder()
    const { status, body } = await charge(store, permissionId, { period: "2", order_id })
    expect([status, body.code]).toEqual([400, "order_of_another_customer"])
    expect(charges()).toHaveLength(1)
  })

  it.each(["the buyer", "the clock"])(
    "is given back at Amazon when something is sold out by then, and %s comes first",
    async (who) => {
      const { shopper, id } = await comeToReview()
      const resultUrl = await shopper.approve(id, "approve", () => stock(store.container, "beans", 0))
      if (who === "the clock") await letTimePass(store.container, { minutes: 1 })
      const pages = [await shopper.visit(resultUrl), await shopper.visit(resultUrl)]
      expect(pages.map(({ search }) => search)).toEqual(Array(2).fill("?amazon_pay_error=out_of_stock"))
      expect(permissions()).toMatchObject([{ statusDetails: { state: "Closed" } }])
      expect(await store.admin.orders()).toEqual([])
    },
  )

  it("is none when the cart costs something by then", async () => {
    const { shopper, id } = await comeToReview()
    const resultUrl = await shopper.approve(id)
    await shopper.add("cup")
    expect(failureOf(await shopper.visit(resultUrl))).toBe("cart_changed")
    expect(permissions()).toEqual([])
  })

  it("is an ordinary first payment while the cart costs something", async () => {
    const { shopper, id } = await comeToReview(FULL_PRICE)
    expect(orderOf(await shopper.visit(await shopper.approve(id)))).not.toBeNull()
    expect(charges()).toMatchObject([{ chargeAmount: { amount: "2500" } }])
    expect(permissions()).toMatchObject([{ chargePermissionType: "Recurring" }])
  })

  it("is a free order without Amazon where the terms are no trial's", async () => {
    recurringTerms.answer = MONTHLY
    const { shopper, id } = await comeToReview()
    const { body } = await shopper.confirm(id)
    expect(orderOf(new URL(body.redirect_url))).not.toBeNull()
    expect(permissions()).toEqual([])
  })

  it("has no button in the direct flow", async () => {
    const shopper = await store.shopper()
    await shopper.enterAddress()
    await shopper.chooseShipping()
    await FREE.happen(store, shopper)
    expect(await shopper.button({ flow: "direct" })).toMatchObject({ available: false, reason: "nothing_to_pay" })
  })
})
