import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { passTime } from "../support/clock"
import { contractOf } from "../support/contract"
import { authorize, begin, collectionOf } from "../support/engines"
import { listen } from "../support/events"
import { charge, givenSubscription, periodsOf, renew } from "../support/recurring"
import { describeStore } from "../support/store"

const CHARGES = { method: "POST", pattern: "/charges$" } as const
const DAY = 24 * 60

describeStore(
  "a store with recurring: {chargeInitiator: null, channel: null, retryDays: [2]}",
  (store) => {
    const { subscribed } = contractOf(store)
    const pass = (minutes: number) => passTime(store, minutes)
    afterEach(() => store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0))

    /** As they were sent. */
    const chargeBodies = () =>
      store.amazon.emulator.requests
        .list()
        .filter(({ operation }) => operation === "createCharge")
        .map(({ requestBody }): unknown => JSON.parse(requestBody ?? "null"))

    it("tells Amazon neither who charges nor where", async () => {
      const { orderId, permissionId } = await givenSubscription(store)
      const order_id = await renew(store, orderId)
      expect(await charge(store, permissionId, { period: "2", order_id })).toMatchObject({ status: 200 })
      const [body] = chargeBodies()
      expect(body).toMatchObject({ chargePermissionId: permissionId })
      expect(body).not.toHaveProperty("chargeInitiator")
      expect(body).not.toHaveProperty("channel")
    })

    it("tells it neither by Medusa's contract", async () => {
      const { permissionId, customer_id } = await subscribed()
      const collection = await collectionOf(store, 2500)
      await authorize(store, await begin(store, collection, customer_id, { payment_method: permissionId }))
      const [body] = chargeBodies()
      expect(body).toMatchObject({ chargePermissionId: permissionId })
      expect(body).not.toHaveProperty("chargeInitiator")
      expect(body).not.toHaveProperty("channel")
    })

    it("tries once more, two days after the first try, and then gives up", async () => {
      const { orderId, permissionId } = await givenSubscription(store)
      const order_id = await renew(store, orderId)
      const givenUp = listen(store.container, "amazon-pay.recurring_given_up")
      store.amazon.emulator.faults.add({ ...CHARGES, kind: "simulate", code: "SoftDeclined", times: null })
      const { recurring_charge } = (await charge(store, permissionId, { period: "2", order_id, retry: true })).body
      const later = (new Date(recurring_charge.retry_at ?? 0).getTime() - Date.now()) / 60_000
      expect(Math.abs(later - 2 * DAY)).toBeLessThan(5)
      await pass(2 * DAY - 30)
      expect(chargeBodies()).toHaveLength(1)
      await pass(60)
      expect(chargeBodies()).toHaveLength(2)
      expect(await periodsOf(store, permissionId)).toMatchObject([
        { outcome: "gave_up", attempts: 2, reason_code: "SoftDeclined", retry_at: null },
      ])
      expect(givenUp.heard).toMatchObject([{ data: { period: "2", order_id } }])
      await pass(10 * DAY)
      expect(chargeBodies()).toHaveLength(2)
    })
  },
  { AMAZON_PAY_RECURRING: JSON.stringify({ chargeInitiator: null, channel: null, retryDays: [2] }) },
)
