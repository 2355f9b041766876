import { reconcileWorkflow } from "medusa-payment-amazon-pay/workflows"
import { isChargeId } from "../../src/amazon/ids"
import { yen } from "../../src/amazon/test/sandbox"
import { booksOfAmazon, booksOfMedusa, heldAtAmazon } from "../support/books"
import { breakOffBooks, breakOffCapture, breakOffRefund, startAgain } from "../support/broken-off"
import { letTimePass } from "../support/clock"
import { describeStore } from "../support/store"

describeStore("what Medusa has written down when the process ended, before it reached Amazon", (store) => {
  const emulator = () => store.amazon.emulator
  const buy = async () => {
    const { orderId } = await store.bought()
    return orderId
  }
  const books = async (orderId: string) => [await booksOfMedusa(store, orderId), booksOfAmazon(store)]
  const all = { captured: 2500, refunded: 0, order: 2500 }
  const returned = { captured: 2500, refunded: 700, order: 1800 }
  const nothing = { captured: 0, refunded: 0, order: 0 }
  const toldAdmin = async () => {
    const { body } = await store.admin.ask<{ notifications: { data: { description: string } }[] }>(
      "GET",
      "notifications?channel=feed",
    )
    return body.notifications.map(({ data }) => data.description)
  }

  describe("a capture", () => {
    it("is made when it is looked at again, as the admin asked for it", async () => {
      const orderId = await buy()
      await breakOffCapture(store, orderId, { amount: 2500 })
      await store.admin.refresh(orderId)
      expect(await books(orderId)).toEqual([all, all])
      expect(await store.admin.order(orderId)).toMatchObject({ payment_status: "captured" })
    })

    it("is made once, however often it is looked at", async () => {
      const orderId = await buy()
      await breakOffCapture(store, orderId, { amount: 1000 })
      await store.admin.refresh(orderId)
      await store.admin.refresh(orderId)
      await store.admin.capture(orderId, 1500)
      expect(await books(orderId)).toEqual([all, all])
    })

    it("is left alone while it may be under way, and looked at again soon", async () => {
      const orderId = await buy()
      await breakOffCapture(store, orderId, { amount: 2500, minutes: 0 })
      await store.admin.refresh(orderId)
      expect(booksOfAmazon(store)).toEqual(nothing)
      expect(await letTimePass(store.container, { minutes: 2 })).toMatchObject({ charge_permissions: 1 })
    })

    it("is only entered in the order's books when Amazon has captured it meanwhile", async () => {
      const { orderId, checkoutSessionId } = await store.bought()
      await breakOffCapture(store, orderId, { amount: 2500 })
      await store.amazon.captureElsewhere(checkoutSessionId)
      await store.admin.refresh(orderId)
      expect(await books(orderId)).toEqual([all, all])
      await store.admin.refresh(orderId)
      expect(await books(orderId)).toEqual([all, all])
    })

    it("is taken back when Amazon refuses it, and the admin is told", async () => {
      const orderId = await buy()
      await breakOffCapture(store, orderId, { amount: 2500 })
      emulator().clock.advance({ days: 3 })
      await store.admin.refresh(orderId)
      expect(await books(orderId)).toEqual([nothing, nothing])
      expect(await toldAdmin()).toContainEqual(expect.stringContaining("interrupted before it reached Amazon"))
    })

    it("is taken back, and not made, once the order is canceled", async () => {
      const orderId = await buy()
      await breakOffCapture(store, orderId, { amount: 1000 })
      await store.admin.cancel(orderId)
      await store.admin.refresh(orderId)
      expect(await books(orderId)).toEqual([nothing, nothing])
    })

    it("is found by itself when the process starts again", async () => {
      const orderId = await buy()
      await breakOffCapture(store, orderId, { amount: 2500 })
      await startAgain(store)
      await letTimePass(store.container, { minutes: 7 })
      expect(await books(orderId)).toEqual([all, all])
    })

    it("is not looked for where the captures are all at Amazon", async () => {
      const orderId = await buy()
      await store.admin.capture(orderId, 700)
      await startAgain(store)
      expect(await letTimePass(store.container, { minutes: 7 })).toMatchObject({ charge_permissions: 0 })
    })

    it("waits while Amazon cannot be reached", async () => {
      const orderId = await buy()
      await breakOffCapture(store, orderId, { amount: 2500 })
      emulator().faults.add({ kind: "status", status: 503, pattern: "/capture$", times: null })
      await store.admin.refresh(orderId)
      expect(await booksOfMedusa(store, orderId)).toMatchObject({ captured: 2500 })
      expect(heldAtAmazon(store)).toEqual([2500])
      emulator().faults.clear()
      await letTimePass(store.container, { minutes: 60 })
      expect(await books(orderId)).toEqual([all, all])
    })
  })

  describe("a refund", () => {
    const idsOf = (kind: "charges" | "chargePermissions", name: string) =>
      emulator()
        .objects(kind)
        .map((object) => String(Reflect.get(object, name)))
    const refundElsewhere = async (amount: number, key = "answer-lost") => {
      const [chargeId] = idsOf("charges", "chargeId").filter(isChargeId)
      const refund = { chargeId: chargeId!, refundAmount: yen(amount) }
      return (await store.amazon.merchant.createRefund(refund, key)).refundId
    }
    const bought = async () => {
      const orderId = await buy()
      await store.admin.capture(orderId)
      return orderId
    }

    it("is taken back when it is looked at again: no money has gone, and the admin is told", async () => {
      const orderId = await bought()
      await breakOffRefund(store, orderId, { amount: 700 })
      await store.admin.refresh(orderId)
      expect(await books(orderId)).toEqual([all, all])
      expect(await toldAdmin()).toEqual([expect.stringContaining("The refund of 700 JPY was interrupted")])
    })

    it("can be made again, and is made once", async () => {
      const orderId = await bought()
      await breakOffRefund(store, orderId, { amount: 700 })
      await store.admin.refresh(orderId)
      await store.admin.refund(orderId, 700)
      await store.admin.refresh(orderId)
      expect(await books(orderId)).toEqual([returned, returned])
    })

    it("leaves alone what Amazon has given back beside it", async () => {
      const orderId = await bought()
      await store.admin.refund(orderId, 700)
      await breakOffRefund(store, orderId, { amount: 300 })
      await store.admin.refresh(orderId)
      expect(await books(orderId)).toEqual([returned, returned])
    })

    it("stays when Amazon has made it, and only its answer was lost", async () => {
      const orderId = await bought()
      await refundElsewhere(700)
      await breakOffRefund(store, orderId, { amount: 700 })
      await store.admin.refresh(orderId)
      expect(await books(orderId)).toEqual([returned, returned])
      expect(await toldAdmin()).toEqual([])
    })

    it("stays by the part that Amazon has made", async () => {
      const orderId = await bought()
      await refundElsewhere(700)
      await breakOffRefund(store, orderId, { amount: 1000 })
      await store.admin.refresh(orderId)
      expect(await books(orderId)).toEqual([returned, returned])
      expect(await toldAdmin()).toEqual([expect.stringContaining("The refund of 300 JPY was interrupted")])
    })

    it("is taken back once when Amazon made it, told of it, and declines it later", async () => {
      const orderId = await bought()
      emulator().faults.add({ kind: "simulate", path: "/refunds", method: "POST", code: "AmazonRejected" })
      const id = await refundElsewhere(700)
      const [permissionId] = idsOf("chargePermissions", "chargePermissionId")
      await breakOffRefund(store, orderId, { amount: 700 })
      await reconcileWorkflow(store.container).run({
        input: { charge_permission_id: permissionId!, hint: { type: "REFUND", id } },
      })
      expect(await books(orderId)).toEqual([returned, returned])
      emulator().clock.advance({ days: 1 })
      await store.admin.refresh(orderId)
      expect(await books(orderId)).toEqual([all, all])
      expect(await toldAdmin()).toEqual([expect.stringContaining("The refund of 700 JPY was declined")])
    })

    it("is not taken back for another of as much that Amazon has declined", async () => {
      const orderId = await bought()
      emulator().faults.add({ kind: "simulate", path: "/refunds", method: "POST", code: "AmazonRejected" })
      const declined = await refundElsewhere(700, "declined")
      emulator().clock.advance({ days: 1 })
      await refundElsewhere(700)
      await breakOffRefund(store, orderId, { amount: 700 })
      const input = { charge_permission_id: idsOf("chargePermissions", "chargePermissionId")[0]! }
      await reconcileWorkflow(store.container).run({ input: { ...input, hint: { type: "REFUND", id: declined } } })
      const before = await store.admin.ask("GET", `payments/${await store.admin.paymentId(orderId)}?fields=refunds.id`)
      await store.admin.refresh(orderId)
      expect(await books(orderId)).toEqual([returned, returned])
      const after = await store.admin.ask("GET", `payments/${await store.admin.paymentId(orderId)}?fields=refunds.id`)
      expect(after.body).toEqual(before.body)
    })

    it("is left alone while it may be under way, and looked at again soon", async () => {
      const orderId = await bought()
      await breakOffRefund(store, orderId, { amount: 700, minutes: 0 })
      await store.admin.refresh(orderId)
      expect(await booksOfMedusa(store, orderId)).toMatchObject({ refunded: 700 })
      expect(await letTimePass(store.container, { minutes: 2 })).toMatchObject({ charge_permissions: 1 })
    })

    it("is found by itself when the process starts again", async () => {
      const orderId = await bought()
      await breakOffRefund(store, orderId, { amount: 700 })
      await startAgain(store)
      await letTimePass(store.container, { minutes: 7 })
      expect(await books(orderId)).toEqual([all, all])
    })

    it("is not looked for where Amazon has made all refunds", async () => {
      const orderId = await bought()
      await store.admin.refund(orderId, 700)
      emulator().clock.advance({ hours: 1 })
      await store.admin.refresh(orderId)
      await startAgain(store)
      expect(await letTimePass(store.container, { minutes: 7 })).toMatchObject({ charge_permissions: 0 })
    })

    it("is entered in the order's books later, when Amazon has made it", async () => {
      const orderId = await buy()
      await store.admin.capture(orderId)
      await store.admin.refund(orderId, 700)
      await breakOffBooks(store, orderId)
      await store.admin.refresh(orderId)
      await store.admin.refresh(orderId)
      expect(await books(orderId)).toEqual([returned, returned])
    })
  })
})
