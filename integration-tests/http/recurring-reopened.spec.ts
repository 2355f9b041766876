import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { reconcileWorkflow } from "medusa-payment-amazon-pay/workflows"
import type { ChargeId } from "../../src/amazon/ids"
import { yen } from "../../src/amazon/test/sandbox"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { MERCHANT } from "../support/account"
import { booksOfMedusa, chargesAt, heldAtAmazon } from "../support/books"
import { passTime } from "../support/clock"
import { contractOf } from "../support/contract"
import { authorize, begin, collectionOf, failing } from "../support/engines"
import { listen } from "../support/events"
import { askingNothing, charge, givenSubscription, periodsOf, renew } from "../support/recurring"
import { describeStore } from "../support/store"

const DAY = 24 * 60

describeStore("a period that was charged", (store) => {
  const { chargesOf, subscribed, customerOf, payments } = contractOf(store)
  const pass = (minutes: number) => passTime(store, minutes)
  afterEach(() => {
    store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0)
  })
  const reasonsAtAmazon = () => chargesAt(store).map(({ statusDetails: { state, reasonCode } }) => reasonCode ?? state)

  it.each([
    ["an order", async (firstOrderId: string) => ({ order_id: await renew(store, firstOrderId) })],
    ["an amount", () => Promise.resolve({ amount: 2500, currency_code: "jpy" })],
  ])("for %s is open again once its authorization has expired without a capture", async (_, subject) => {
    const { orderId, permissionId } = await givenSubscription(store)
    await store.admin.capture(orderId)
    const body = { period: "2", ...(await subject(orderId)), capture: false }
    expect(await charge(store, permissionId, body)).toMatchObject({ status: 200 })
    await pass(3 * DAY)
    expect(reasonsAtAmazon()).toEqual(["Captured", "ExpiredUnused"])
    expect(await charge(store, permissionId, body)).toMatchObject({
      status: 200,
      body: { recurring_charge: { outcome: "charged", amount: "2500" } },
    })
    expect(reasonsAtAmazon()).toEqual(["Captured", "ExpiredUnused", "Authorized"])
    // And once only.
    await askingNothing(store, async () => {
      expect(await charge(store, permissionId, body)).toMatchObject({
        status: 200,
        body: { recurring_charge: { outcome: "already_charged" } },
      })
    })
    expect(heldAtAmazon(store)).toEqual([2500])
  })

  it("for an amount is open again once a notification says that its authorization was canceled in Seller Central", async () => {
    const { permissionId } = await givenSubscription(store)
    store.amazon.emulator.ipn.add({ url: `${store.url}/amazon-pay/ipn`, merchantId: MERCHANT.merchantId })
    const body = { period: "2", amount: 2500, currency_code: "jpy", capture: false }
    const { charge_id } = (await charge(store, permissionId, body)).body.recurring_charge
    await store.amazon.merchant.cancelCharge(charge_id as ChargeId, "by hand")
    await store.amazon.emulator.ipn.idle()
    expect(await charge(store, permissionId, body)).toMatchObject({
      status: 200,
      body: { recurring_charge: { outcome: "charged" } },
    })
    expect(heldAtAmazon(store)).toEqual([2500, 2500])
  })

  it("for an amount is told as declined, and open again, once Amazon declines the capture that it had accepted", async () => {
    const { permissionId } = await givenSubscription(store)
    const declined = listen(store.container, "amazon-pay.recurring_declined")
    const body = { period: "2", amount: 2500, currency_code: "jpy", capture: false }
    const { charge_id, payment_id } = (await charge(store, permissionId, body)).body.recurring_charge
    const { faults } = store.amazon.emulator
    faults.add({ kind: "simulate", pattern: "/capture$", code: "CaptureInitiated" })
    await payments().capturePayment({ payment_id: payment_id! })
    const statusDetails = { state: "Declined", reasonCode: "HardDeclined" }
    const seen = { chargeId: charge_id, chargeAmount: yen(2500), statusDetails }
    faults.add({ kind: "status", status: 200, body: seen, method: "GET", path: `/charges/${charge_id}`, times: null })
    const hint = { type: "CHARGE", id: charge_id! } as const
    await reconcileWorkflow(store.container).run({ input: { charge_permission_id: permissionId, hint } })
    await pass(1)
    expect(declined.heard).toMatchObject([{ data: { period: "2", reason_code: "HardDeclined" } }])
    expect(await charge(store, permissionId, body)).toMatchObject({
      status: 200,
      body: { recurring_charge: { outcome: "charged" } },
    })
  })

  it("for an amount is also that of the order which its collection is linked to later", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const body = { period: "2", amount: 2500, currency_code: "jpy" }
    const { payment_id } = (await charge(store, permissionId, body)).body.recurring_charge
    const { payment_collection_id } = await payments().retrievePayment(payment_id!)
    const order_id = await renew(store, orderId)
    await store.container.resolve(ContainerRegistrationKeys.LINK).create({
      [Modules.ORDER]: { order_id },
      [Modules.PAYMENT]: { payment_collection_id },
    })
    for (const minutes of [0, 31]) {
      await pass(minutes)
      expect(await charge(store, permissionId, { period: "2", order_id })).toMatchObject({
        status: 200,
        body: { recurring_charge: { outcome: "already_charged", order_id } },
      })
    }
    expect(await periodsOf(store, permissionId)).toMatchObject([{ order_id }])
  })

  it("by Medusa's contract is open again in the same way", async () => {
    const { permissionId, customer_id } = await subscribed()
    const chargeIt = async () => {
      const data = { payment_method: permissionId, capture_method: "manual", period: "2" }
      return authorize(store, await begin(store, await collectionOf(store, 2500), customer_id, data))
    }
    await chargeIt()
    expect((await failing(chargeIt())).message).toContain("is charged already")
    await pass(3 * DAY)
    await chargeIt()
    expect(await periodsOf(store, permissionId)).toMatchObject([{ period: "2", outcome: "charged" }])
    expect(chargesOf(permissionId)).toHaveLength(3)
  })

  it("is paid by the second charge, whose order is captured as any other", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const body = { period: "2", order_id: await renew(store, orderId), capture: false }
    await charge(store, permissionId, body)
    await pass(3 * DAY)
    await charge(store, permissionId, body)
    expect(await store.admin.capture(body.order_id)).toMatchObject({ status: 200 })
    expect(await booksOfMedusa(store, body.order_id)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
  })

  it("is open again once its order's payment was voided", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const body = { period: "2", order_id: await renew(store, orderId), capture: false }
    const declined = listen(store.container, "amazon-pay.recurring_declined")
    await charge(store, permissionId, body)
    expect(await store.admin.void(body.order_id)).toMatchObject({ status: 200 })
    expect(await charge(store, permissionId, body)).toMatchObject({
      status: 200,
      body: { recurring_charge: { outcome: "charged", attempts: 0 } },
    })
    expect(declined.heard).toEqual([])
    expect(heldAtAmazon(store)).toEqual([2500, 2500])
  })

  describe("stays charged once its payment was", () => {
    /** @returns the order that is paid by another charge than the period's first, and the period's request */
    async function givenReplaced(how: (orderId: string) => Promise<unknown>) {
      const { orderId, permissionId } = await givenSubscription(store)
      const body = { period: "2", order_id: await renew(store, orderId), capture: false }
      await charge(store, permissionId, body)
      await how(body.order_id)
      expect(await store.admin.capture(body.order_id)).toMatchObject({ status: 200 })
      return { orderId, permissionId, body, taken: chargesAt(store).at(-1)!.chargeId }
    }
    const WAYS = [
      [
        "authorized again",
        async (order_id: string) => {
          await pass(3 * DAY)
          expect(await store.admin.reauthorize(order_id)).toMatchObject({ status: 200 })
        },
      ],
      [
        "replaced by that of the edited order",
        async (order_id: string) => {
          expect(await store.admin.edit(order_id, store.seeded.variant_ids.beans, 1)).toMatchObject({ status: 200 })
          await pass(1)
        },
      ],
    ] as const

    it.each(WAYS)("%s, and nobody is told of a decline", async (_, how) => {
      const declined = listen(store.container, "amazon-pay.recurring_declined")
      const { permissionId, body, taken } = await givenReplaced(how)
      expect(await charge(store, permissionId, body)).toMatchObject({
        status: 200,
        body: { recurring_charge: { outcome: "already_charged", charge_id: taken } },
      })
      expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "charged", charge_id: taken }])
      expect(declined.heard).toEqual([])
    })

    it.each(WAYS)("%s, also for an engine that names it for another collection", async (_, how) => {
      const { orderId, permissionId } = await givenReplaced(how)
      const data = { payment_method: permissionId, period: "2" }
      const session = await begin(store, await collectionOf(store, 2500), await customerOf(orderId), data)
      expect((await failing(authorize(store, session))).message).toContain("is charged already")
      expect(chargesAt(store).filter(({ statusDetails }) => statusDetails.state === "Captured")).toHaveLength(1)
    })
  })

  it.each([
    ["in part", 500],
    ["wholly", 2500],
  ])("stays charged once it is refunded %s, and Amazon is asked nothing", async (_, amount) => {
    const { orderId, permissionId } = await givenSubscription(store)
    const order_id = await renew(store, orderId)
    await charge(store, permissionId, { period: "2", order_id, capture: true })
    expect(await store.admin.refund(order_id, amount)).toMatchObject({ status: 200 })
    await pass(3 * DAY)
    await askingNothing(store, async () => {
      expect(await charge(store, permissionId, { period: "2", order_id, capture: true })).toMatchObject({
        status: 200,
        body: { recurring_charge: { outcome: "already_charged" } },
      })
    })
    expect(await periodsOf(store, permissionId)).toMatchObject([{ outcome: "charged", order_id }])
  })
})
