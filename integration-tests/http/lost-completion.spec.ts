import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { letTimePass } from "../support/clock"
import { failureOf, orderOf } from "../support/shopper"
import { describeStore } from "../support/store"

describeStore("a payment whose completion was lost on the way", (store) => {
  const emulator = () => store.amazon.emulator
  const permissions = () => emulator().objects("chargePermissions")
  const charges = () => emulator().objects("charges")

  /** Complete does its work, its answer is lost, and then Amazon is away. */
  function loseTheAnswer() {
    emulator().faults.add({ kind: "drop-after", pattern: "/complete$" })
    emulator().faults.add({ kind: "status", status: 503, path: "/checkoutSessions", times: null })
  }

  /** A shopper who has approved the payment and was told that Amazon could not be reached. */
  async function unlucky() {
    const shopper = await store.shopper()
    const resultUrl = await shopper.approve(await shopper.comeToReview())
    loseTheAnswer()
    expect(failureOf(await shopper.visit(resultUrl))).toBe("amazon_unreachable")
    emulator().faults.clear()
    return shopper
  }

  it("is released when the shopper changes the cart and goes away", async () => {
    const shopper = await unlucky()
    await shopper.add("cup")
    await letTimePass(store.container, { minutes: 1 })
    expect(charges()).toMatchObject([{ statusDetails: { state: "Canceled" } }])
    expect(permissions()).toMatchObject([{ statusDetails: { state: "Closed" } }])
  })

  it("is the order when the shopper goes to Amazon once more: they are not charged twice", async () => {
    const shopper = await unlucky()
    const { url } = await shopper.goToAmazon()
    expect(orderOf(await shopper.visit(url))).not.toBeNull()
    expect(await store.admin.orders()).toHaveLength(1)
    expect(charges()).toMatchObject([{ statusDetails: { state: "Authorized" } }])
  })

  it("becomes an order in the direct flow, even if the shopper does not come back", async () => {
    const shopper = await store.shopper()
    await shopper.enterAddress()
    await shopper.chooseShipping()
    const { url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
    emulator().faults.add({ kind: "status", status: 503, pattern: "/complete$", times: null })
    expect(failureOf(await shopper.visit(url))).toBe("amazon_unreachable")
    emulator().faults.clear()
    await letTimePass(store.container, { minutes: 1 })
    expect(await store.admin.orders()).toHaveLength(1)
    expect(charges()).toMatchObject([{ statusDetails: { state: "Authorized" } }])
  })

  it("is watched by the clock although the event of its order was lost with the process", async () => {
    const { orderId, checkoutSessionId: id } = await (await store.shopper()).buy()
    await store.amazon.answered(id, "updateChargePermission")
    const module = store.container.resolve<AmazonPayModuleService>("amazonPay")
    const rows = () => module.listAmazonPayWatches({ id: orderId })
    await module.deleteAmazonPayWatches((await rows()).map((row) => row.id))
    await module.updateAmazonPayCheckoutSessions({ id, state: "Open", next_look_at: new Date() })
    await letTimePass(store.container, { minutes: 0 })
    expect(await rows()).toHaveLength(1)
  })
})
