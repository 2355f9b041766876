import { MedusaError } from "@medusajs/framework/utils"
import type { ChargePermissionId } from "../../src/amazon/ids"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { MERCHANT } from "../support/account"
import { passTime } from "../support/clock"
import { contractOf } from "../support/contract"
import { Customer } from "../support/customer"
import { accountHolderOf, PROVIDER } from "../support/engines"
import { listen } from "../support/events"
import { askingNothing, charge, givenSubscription, periodsOf, renew, subscribeAs } from "../support/recurring"
import { beforeClosing } from "../support/recurring-validate"
import { describeStore } from "../support/store"

const CHARGES = { method: "POST", pattern: "/charges$" } as const

describeStore("an agreement that is to be closed", (store) => {
  const { payments, subscribed } = contractOf(store)
  const emulator = () => store.amazon.emulator
  const closeAsAdmin = (id: string) =>
    store.admin.ask<Record<string, unknown>>("POST", `amazon-pay/charge-permissions/${id}/close`, {
      reason: "退会",
      cancel_pending: true,
    })
  const stateAtAmazon = async (id: string) =>
    (await store.amazon.merchant.getChargePermission(id as ChargePermissionId)).state
  // Other specs that run in the same Medusa ask the hook, too.
  beforeEach(() => beforeClosing.reset())
  afterEach(() => {
    beforeClosing.reset()
    store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0)
  })

  async function removeMethod(id: string, customer_id: string) {
    const context = { account_holder: await accountHolderOf(store, customer_id) }
    await payments().deletePaymentMethods({ id, provider_id: PROVIDER, context } as never)
  }

  describe("and the store's hook refuses that,", () => {
    const refusal = { type: "not_allowed", code: "minimum_term", message: "It runs until March." }
    beforeEach(() => {
      beforeClosing.validate = () => {
        throw new MedusaError(MedusaError.Types.NOT_ALLOWED, refusal.message, refusal.code)
      }
    })

    it("stays open for the admin, who reads why, and Amazon is asked nothing", async () => {
      const { permissionId } = await givenSubscription(store)
      const closed = listen(store.container, "amazon-pay.charge_permission_closed")
      await askingNothing(store, async () => {
        expect(await closeAsAdmin(permissionId)).toMatchObject({ status: 400, body: refusal })
      })
      const asked = { charge_permission_id: permissionId, reason: "退会", cancel_pending: true }
      expect(beforeClosing.asked).toEqual([asked])
      expect(await stateAtAmazon(permissionId)).toBe("Chargeable")
      expect(closed.heard).toEqual([])
    })

    it("stays open for its customer, who reads why, and Amazon is asked nothing", async () => {
      const owner = await Customer.register(store.url, store.seeded, "owner@example.com")
      const { permissionId } = await subscribeAs(store, owner)
      const path = `customers/me/amazon-pay/charge-permissions/${permissionId}`
      await askingNothing(store, async () => {
        expect(await owner.ask("POST", `${path}/close`)).toMatchObject({ status: 400, body: refusal })
        expect(await owner.ask("GET", path)).toMatchObject({ body: { charge_permission: { state: "Chargeable" } } })
      })
      expect(beforeClosing.asked).toMatchObject([{ charge_permission_id: permissionId }])
      expect(await stateAtAmazon(permissionId)).toBe("Chargeable")
    })

    it("is closed by Medusa's contract all the same, which runs no hook", async () => {
      const { orderId, permissionId, customer_id } = await subscribed()
      await store.admin.capture(orderId)
      await removeMethod(permissionId, customer_id)
      expect(await stateAtAmazon(permissionId)).toBe("Closed")
      expect(beforeClosing.asked).toEqual([])
    })

    it("is answered as it is when it is closed already, and the hook is not asked", async () => {
      const { permissionId } = await givenSubscription(store)
      beforeClosing.reset()
      await closeAsAdmin(permissionId)
      beforeClosing.reset()
      beforeClosing.validate = () => {
        throw new MedusaError(MedusaError.Types.NOT_ALLOWED, refusal.message, refusal.code)
      }
      await askingNothing(store, async () => {
        expect(await closeAsAdmin(permissionId)).toMatchObject({
          status: 200,
          body: { charge_permission: { state: "Closed", closed_by: "merchant" } },
        })
      })
      expect(beforeClosing.asked).toEqual([])
    })
  })

  it("is told of by the next request, when the process ended before it had told", async () => {
    const { permissionId } = await givenSubscription(store)
    const closed = listen(store.container, "amazon-pay.charge_permission_closed")
    const { ledger, clock } = store.container.resolve<AmazonPayModuleService>("amazonPay")
    const id = permissionId as ChargePermissionId
    await store.amazon.merchant.closeChargePermission(id, { closureReason: "ended", cancelPendingCharges: true })
    // Amazon's answer is written down, and nobody was told.
    await ledger.savePermission(await store.amazon.merchant.getChargePermission(id), clock.now(), null)
    expect(await closeAsAdmin(permissionId)).toMatchObject({ status: 200 })
    expect((await closed.next()).data).toMatchObject({ charge_permission_id: permissionId, closed_by: "merchant" })
    await closeAsAdmin(permissionId)
    expect(closed.heard).toHaveLength(1)
  })

  it.each([
    ["is answered", 0],
    ["gets no answer", 10],
  ])("is told of with each order whose authorization ends with it, when the request %s", async (_, lostAnswers) => {
    const { orderId, permissionId } = await givenSubscription(store)
    const shipped = await renew(store, orderId)
    await charge(store, permissionId, { period: "2", order_id: shipped, capture: true })
    const order_id = await renew(store, orderId)
    await charge(store, permissionId, { period: "3", order_id, capture: false })
    const lost = listen(store.container, "amazon-pay.authorization_lost")
    if (lostAnswers > 0) emulator().faults.add({ method: "DELETE", kind: "drop-after", times: lostAnswers })
    await closeAsAdmin(permissionId)
    emulator().faults.clear()
    await passTime(store, 6)
    await passTime(store, 1)
    expect(await stateAtAmazon(permissionId)).toBe("Closed")
    expect(lost.heard.map(({ data }) => data["order_id"]).sort()).toEqual([orderId, order_id].sort())
    for (const held of [orderId, order_id]) {
      expect((await store.admin.panel(held)).warnings).toMatchObject([{ kind: "authorization_expired" }])
    }
    expect((await store.admin.panel(shipped)).warnings).toEqual([])
  })

  describe("while a period waits for its payment method:", () => {
    const needed = { kind: "payment_method_needed", severity: "warning", remedy: "send_update_link" }

    /** @returns the order that waits */
    async function givenDeclined(firstOrderId: string, permissionId: string, retry = true): Promise<string> {
      const order_id = await renew(store, firstOrderId)
      emulator().faults.add({ ...CHARGES, kind: "simulate", code: "HardDeclined", times: 1 })
      await charge(store, permissionId, { period: "2", order_id, retry })
      return order_id
    }
    const warningsOf = async (orderId: string) => (await store.admin.panel(orderId)).warnings
    const attention = async () =>
      (await store.admin.ask<{ warnings: { kind: string; order_id: string | null }[] }>("GET", "amazon-pay/attention"))
        .body.warnings

    it("the admin is warned of the agreement, and of the order that waits, until it is mended", async () => {
      const { orderId, permissionId } = await givenSubscription(store)
      const order_id = await givenDeclined(orderId, permissionId)
      expect(await warningsOf(order_id)).toMatchObject([{ ...needed, object_id: permissionId, amount: "2500" }])
      expect(await attention()).toMatchObject([needed, needed])
      emulator().buyer.mend({ chargePermissionId: permissionId, payment: "1111" })
      await passTime(store, 61)
      expect((await store.admin.order(order_id)).payment_status).toBe("authorized")
      expect([await warningsOf(order_id), await attention()]).toEqual([[], []])
    })

    it("the admin is warned until it is mended, also of a period that is not tried again by itself", async () => {
      const { orderId, permissionId } = await givenSubscription(store)
      const declined = listen(store.container, "amazon-pay.recurring_declined")
      const order_id = await givenDeclined(orderId, permissionId, false)
      expect(await warningsOf(order_id)).toMatchObject([needed])
      emulator().buyer.mend({ chargePermissionId: permissionId, payment: "1111" })
      await passTime(store, 61)
      await passTime(store, 61)
      expect([await warningsOf(order_id), await attention()]).toEqual([[], []])
      const period = { outcome: "retry_later", retry_at: null, buyer_update_url: null }
      expect(await periodsOf(store, permissionId)).toMatchObject([period])
      expect(declined.heard).toEqual([])
    })

    it("the order's warning ends when the period is withdrawn", async () => {
      const { orderId, permissionId } = await givenSubscription(store)
      const order_id = await givenDeclined(orderId, permissionId)
      const path = `amazon-pay/charge-permissions/${permissionId}/cancel-charge`
      expect(await store.admin.ask("POST", path, { period: "2" })).toMatchObject({ status: 200 })
      expect(await warningsOf(order_id)).toEqual([])
    })

    it("the warnings end when the admin closes it", async () => {
      const { orderId, permissionId } = await givenSubscription(store)
      const order_id = await givenDeclined(orderId, permissionId)
      await closeAsAdmin(permissionId)
      expect([await warningsOf(order_id), await attention()]).toEqual([[], []])
    })

    it("the warnings give way to the one that the buyer has closed it at Amazon", async () => {
      const { orderId, permissionId } = await givenSubscription(store)
      emulator().ipn.add({ url: `${store.url}/amazon-pay/ipn`, merchantId: MERCHANT.merchantId })
      const order_id = await givenDeclined(orderId, permissionId)
      emulator().chargePermissions.close({ chargePermissionId: permissionId, reasonCode: "BuyerClosed" })
      await emulator().ipn.idle()
      expect(await warningsOf(order_id)).toEqual([])
      expect(await attention()).toMatchObject([{ kind: "closed_by_buyer", object_id: permissionId }])
    })

    it("the warnings end when an engine removes the payment method", async () => {
      const { orderId, permissionId, customer_id } = await subscribed()
      await store.admin.capture(orderId)
      const order_id = await givenDeclined(orderId, permissionId)
      await removeMethod(permissionId, customer_id)
      await passTime(store, 1)
      expect([await warningsOf(order_id), await attention()]).toEqual([[], []])
    })
  })
})
