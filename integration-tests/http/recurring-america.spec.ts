import { nextMonthStart } from "../../src/amazon/recurring"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { permissionOf } from "../support/books"
import { passTime } from "../support/clock"
import { shopperFor } from "../support/priced"
import { quiet } from "../support/quiet"
import { charge, periodsOf, renew } from "../support/recurring"
import { recurringTerms } from "../support/recurring-terms"
import { describeStore } from "../support/store"

const DAY = 24 * 60

describeStore(
  "an agreement in North America",
  (store) => {
    const clock = () => store.container.resolve<AmazonPayModuleService>("amazonPay").clock
    afterEach(() => {
      recurringTerms.answer = undefined
      clock().setOffset(0)
    })

    it("is charged beyond a month's limit once the next month has begun there, at 8:00 UTC", async () => {
      recurringTerms.answer = { frequency: { unit: "Month", value: "1" }, amount: 10.5 }
      const shopper = await shopperFor(store, { currency: "usd", country: "us" }, 10.5)
      const { orderId, checkoutSessionId } = await shopper.buy()
      await store.amazon.answered(checkoutSessionId, "updateChargePermission")
      await quiet()
      const id = permissionOf(store, checkoutSessionId)
      const untilNextMonth = () =>
        Math.ceil((nextMonthStart(clock().now(), "na").getTime() - clock().now().getTime()) / 60_000)
      await passTime(store, untilNextMonth() + DAY)
      await charge(store, id, { period: "a", order_id: await renew(store, orderId, 900) })
      const order_id = await renew(store, orderId, 200)
      const { body } = await charge(store, id, { period: "b", order_id, retry: true })
      expect(body.code).toBe("over_cap")
      expect(body.recurring_charge.available_at).toMatch(/-01T08:00:00.000Z$/)
      // At 0:00 UTC it is the month before there.
      await passTime(store, untilNextMonth() - 60)
      expect(await periodsOf(store, id)).toMatchObject([{ period: "a" }, { period: "b", outcome: "over_cap" }])
      await passTime(store, 61)
      expect(await periodsOf(store, id)).toMatchObject([{ period: "a" }, { period: "b", outcome: "charged" }])
    })
  },
  { AMAZON_PAY_REGION: "na" },
)
