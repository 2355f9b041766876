import { permissionOf } from "../support/books"
import { shopperFor } from "../support/priced"
import { quiet } from "../support/quiet"
import { charge, renew, type Subscribed } from "../support/recurring"
import { recurringTerms } from "../support/recurring-terms"
import { describeStore } from "../support/store"

const MONTHLY = { frequency: { unit: "Month", value: "1" }, amount: 10.5 } as const

describeStore(
  "an agreement in Europe",
  (store) => {
    afterEach(() => {
      recurringTerms.answer = undefined
    })

    /** A subscription of €10.50 a month. */
    async function subscribe(): Promise<Subscribed> {
      recurringTerms.answer = MONTHLY
      const shopper = await shopperFor(store, { currency: "eur", country: "de" }, 10.5)
      const { orderId, checkoutSessionId } = await shopper.buy()
      await store.amazon.answered(checkoutSessionId, "updateChargePermission")
      await quiet()
      return { orderId, permissionId: permissionOf(store, checkoutSessionId) }
    }

    async function callsOf(work: () => Promise<unknown>): Promise<(string | null)[]> {
      const { requests } = store.amazon.emulator
      const before = requests.list().length
      await work()
      await quiet()
      return requests
        .list()
        .slice(before)
        .map(({ operation }) => operation)
    }

    it("is not changed: another plan needs a new checkout there, which is said without asking Amazon", async () => {
      const { permissionId } = await subscribe()
      const path = `amazon-pay/charge-permissions/${permissionId}`
      const calls = await callsOf(async () => {
        for (const terms of [
          { frequency: { unit: "Year", value: "1" }, amount: { amount: "105.00", currency_code: "eur" } },
          { frequency: { unit: "Month", value: "1" }, amount: null },
          { frequency: { unit: "Month", value: "0" }, amount: null },
        ]) {
          const { status, body } = await store.admin.ask<{ code?: string; message?: string }>("POST", path, terms)
          expect([terms, status, body.code]).toEqual([terms, 400, "new_checkout_needed"])
          expect(body.message).toContain("needs a new checkout")
        }
      })
      expect(calls).toEqual([])
      expect(await store.admin.ask("GET", path)).toMatchObject({
        body: { charge_permission: { state: "Chargeable", frequency: MONTHLY.frequency, amount: "10.50" } },
      })
    })

    it("is charged to the cent, for a month once, and not beyond its limit of 1,000 euros", async () => {
      const { orderId, permissionId } = await subscribe()
      const body = { period: "2", order_id: await renew(store, orderId, 10.5) }
      const calls = await callsOf(async () => {
        expect(await charge(store, permissionId, body)).toMatchObject({
          status: 200,
          body: { recurring_charge: { outcome: "charged", amount: "10.50" } },
        })
        expect(await charge(store, permissionId, body)).toMatchObject({
          body: { recurring_charge: { outcome: "already_charged" } },
        })
        const over = await charge(store, permissionId, { period: "3", order_id: await renew(store, orderId, 979.01) })
        expect([over.status, over.body.code]).toEqual([422, "over_cap"])
        const never = { period: "4", amount: "1000.01", currency_code: "eur" }
        expect((await charge(store, permissionId, never)).body.code).toBe("over_recurring_limit")
        const fraction = { period: "4", amount: "10.505", currency_code: "eur" }
        expect((await charge(store, permissionId, fraction)).body.code).toBe("invalid_amount")
      })
      expect(calls).toEqual(["createCharge"])
    })
  },
  { AMAZON_PAY_REGION: "eu" },
)
