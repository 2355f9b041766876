import type { ChargePermissionId } from "../../src/amazon/ids"
import { booksOfAmazon, booksOfMedusa, chargesAt } from "../support/books"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { stock } from "../support/catalog"
import { letTimePass, passTime } from "../support/clock"
import { listen } from "../support/events"
import { quiet } from "../support/quiet"
import { paidAndSoldOut } from "../support/sold-out"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

/** In minutes. */
const DAY = 24 * 60

describeStore(
  "an order whose payment was only confirmed",
  (store) => {
    const buy = async () => (await (await store.shopper()).buy()).orderId
    afterEach(() => store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0))
    const states = () => chargesAt(store).map(({ statusDetails }) => statusDetails.state)
    const permissions = () => store.amazon.emulator.objects("chargePermissions")

    it("is placed, with a permission and no charge", async () => {
      const orderId = await buy()
      await quiet()
      expect(await store.admin.order(orderId)).toMatchObject({ status: "pending", payment_status: "authorized" })
      expect(chargesAt(store)).toEqual([])
      expect((await store.admin.panel(orderId)).payments).toMatchObject([
        { charge_permission: { state: "Chargeable" }, charges: [] },
      ])
    })

    it("is not placed by Medusa's own route, either, once its permission was given back", async () => {
      const { shopper } = await paidAndSoldOut(store)
      await stock(store.container, "beans", 100)
      await shopper.ask("POST", `carts/${shopper.cartId}/complete`)
      expect(permissions()).toMatchObject([{ statusDetails: { state: "Closed" } }])
      expect(await store.admin.orders()).toEqual([])
    })

    it("is charged shipment by shipment, each by a charge of its own", async () => {
      const orderId = await buy()
      expect(await store.admin.capture(orderId, 1000)).toMatchObject({ status: 200 })
      expect(await store.admin.capture(orderId, 1500)).toMatchObject({ status: 200 })
      expect(chargesAt(store)).toMatchObject([
        { captureAmount: { amount: "1000" } },
        { captureAmount: { amount: "1500" } },
      ])
      expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 2500, refunded: 0, order: 2500 })
    })

    it("is refunded over its charges, the oldest first", async () => {
      const orderId = await buy()
      await store.admin.capture(orderId, 1000)
      await store.admin.capture(orderId, 1500)
      expect(await store.admin.refund(orderId, 1200)).toMatchObject({ status: 200 })
      expect(chargesAt(store)).toMatchObject([
        { refundedAmount: { amount: "1000" } },
        { refundedAmount: { amount: "200" } },
      ])
      expect(await booksOfMedusa(store, orderId)).toEqual(booksOfAmazon(store))
    })

    it("is authorized by the admin before shipping, and that charge is what is captured", async () => {
      const orderId = await buy()
      expect(await store.admin.reauthorize(orderId)).toMatchObject({ status: 200 })
      expect(states()).toEqual(["Authorized"])
      expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
      expect(states()).toEqual(["Captured"])
    })

    it("is neither lost nor expiring while nothing is authorized", async () => {
      const lost = listen(store.container, "amazon-pay.authorization_lost")
      const orderId = await buy()
      store.amazon.emulator.clock.advance({ days: 40 })
      await letTimePass(store.container, { minutes: 40 * 24 * 60 })
      expect(lost.heard).toEqual([])
      expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
    })

    it("is told of before its permission ends, and after, without a notification", async () => {
      await buy()
      await passTime(store, 149 * DAY)
      expect(await notices(store.container)).toEqual([])
      await passTime(store, 2 * DAY)
      const ending = expect.stringContaining("ends on")
      expect(await notices(store.container)).toEqual([ending])
      await passTime(store, 30 * DAY)
      expect(await notices(store.container)).toEqual([ending, expect.stringContaining("closed")])
    })

    it("is not told of its permission's end once all of it is captured", async () => {
      const orderId = await buy()
      await store.admin.capture(orderId)
      await passTime(store, 151 * DAY)
      expect(await notices(store.container)).toEqual([])
    })

    it("is told why when Amazon declines the charge, with nothing booked", async () => {
      const orderId = await buy()
      store.amazon.emulator.faults.add({ kind: "simulate", code: "HardDeclined", method: "POST", path: "/charges" })
      expect(await store.admin.capture(orderId)).toMatchObject({
        status: 400,
        body: { message: expect.stringContaining("HardDeclined") },
      })
      expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 0, refunded: 0, order: 0 })
    })

    it("warns the admin when its permission was closed in Seller Central", async () => {
      const orderId = await buy()
      await quiet()
      const [permission] = permissions() as { chargePermissionId: ChargePermissionId }[]
      const closing = { closureReason: "by hand", cancelPendingCharges: true }
      await store.amazon.merchant.closeChargePermission(permission!.chargePermissionId, closing)
      await store.admin.refresh(orderId)
      expect((await store.admin.panel(orderId)).warnings).toMatchObject([
        { kind: "permission_closed", reason_code: "MerchantClosed", remedy: "payment_link" },
      ])
    })

    it("cannot be charged any more once it is canceled", async () => {
      const orderId = await buy()
      await store.admin.cancel(orderId)
      await letTimePass(store.container, { minutes: 1 })
      expect(permissions()).toMatchObject([{ statusDetails: { state: "Closed" } }])
      expect(chargesAt(store)).toEqual([])
    })
  },
  { AMAZON_PAY_PAYMENT_INTENT: "Confirm" },
)
