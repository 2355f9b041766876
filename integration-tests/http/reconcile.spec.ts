import { yen } from "../../src/amazon/test/sandbox"
import type { ChargeId } from "../../src/amazon/ids"
import { Modules } from "@medusajs/framework/utils"
import { listen } from "../support/events"
import { describeStore } from "../support/store"

describeStore("what Amazon did without the shop", (store) => {
  const buy = async () => (await store.bought()).orderId
  const chargeOf = async (orderId: string) => (await store.admin.panel(orderId)).payments[0]!["charges"]![0]!
  const chargeId = async (orderId: string) => String((await chargeOf(orderId))["id"]) as ChargeId

  async function captured() {
    const orderId = await buy()
    await store.admin.capture(orderId)
    return orderId
  }

  async function paid(orderId: string) {
    const { body } = await store.admin.ask("GET", `orders/${orderId}?fields=+summary,+payment_status`)
    return { status: body["order"]!["payment_status"], summary: body["order"]!["summary"] }
  }

  it("books a capture that was made in Seller Central, once", async () => {
    const orderId = await buy()
    await store.amazon.merchant.captureCharge(await chargeId(orderId), yen(2500), "by-hand")
    await store.admin.refresh(orderId)
    await store.admin.refresh(orderId)
    expect(await paid(orderId)).toMatchObject({ status: "captured", summary: { paid_total: 2500 } })
  })

  it("does not capture it a second time at Amazon", async () => {
    const orderId = await buy()
    await store.amazon.merchant.captureCharge(await chargeId(orderId), yen(2500), "by-hand")
    await store.admin.refresh(orderId)
    const captures = store.amazon.emulator.requests.list().filter(({ operation }) => operation === "captureCharge")
    expect(captures).toHaveLength(1)
  })

  it("books a refund that was made in Seller Central, once", async () => {
    const orderId = await captured()
    await store.amazon.merchant.createRefund({ chargeId: await chargeId(orderId), refundAmount: yen(700) }, "by-hand")
    await store.admin.refresh(orderId)
    await store.admin.refresh(orderId)
    expect(await paid(orderId)).toMatchObject({ status: "partially_refunded", summary: { refunded_total: 700 } })
    expect(store.amazon.emulator.objects("refunds")).toHaveLength(1)
  })

  it("takes back a refund that Amazon declines later: the money is owed again", async () => {
    const orderId = await captured()
    store.amazon.emulator.faults.add({ kind: "simulate", path: "/refunds", method: "POST", code: "AmazonRejected" })
    await store.admin.refund(orderId, 700)
    expect(await paid(orderId)).toMatchObject({ status: "partially_refunded" })
    store.amazon.emulator.clock.advance({ days: 1 })
    const payment = await store.admin.refresh(orderId)
    expect(payment["refunds"]).toMatchObject([{ state: "Declined", reason_code: "AmazonRejected", amount: "700" }])
    expect(await paid(orderId)).toMatchObject({
      status: "captured",
      summary: { transaction_total: 2500, pending_difference: -700 },
    })
  })

  it("takes it back once, however often it is looked at", async () => {
    const orderId = await captured()
    store.amazon.emulator.faults.add({ kind: "simulate", path: "/refunds", method: "POST", code: "AmazonRejected" })
    await store.admin.refund(orderId, 700)
    store.amazon.emulator.clock.advance({ days: 1 })
    await store.admin.refresh(orderId)
    await store.admin.refresh(orderId)
    expect(await paid(orderId)).toMatchObject({ summary: { transaction_total: 2500 } })
  })

  it("tells of it although Medusa fails to book it, once, and books it the next time", async () => {
    const { heard, next } = listen(store.container, "amazon-pay.refund_declined")
    const orderId = await captured()
    store.amazon.emulator.faults.add({ kind: "simulate", path: "/refunds", method: "POST", code: "AmazonRejected" })
    await store.admin.refund(orderId, 700)
    store.amazon.emulator.clock.advance({ days: 1 })
    const orders = store.container.resolve(Modules.ORDER)
    const books = jest.spyOn(orders, "addOrderTransactions").mockRejectedValue(new Error("the database is away"))
    const answer = await store.admin.ask("POST", `amazon-pay/orders/${orderId}/refresh`)
    books.mockRestore()
    expect(answer.status).toBe(500)
    expect((await next()).data).toMatchObject({ order_id: orderId, amount: "700" })
    await store.admin.refresh(orderId)
    expect(await paid(orderId)).toMatchObject({ summary: { transaction_total: 2500 } })
    expect(heard).toHaveLength(1)
  })

  /** Amazon accepts the capture and decides later (CaptureInitiated). */
  async function capturedLater() {
    const orderId = await buy()
    store.amazon.emulator.faults.add({ kind: "simulate", pattern: "/capture$", code: "CaptureInitiated" })
    await store.admin.capture(orderId)
    return orderId
  }

  it("keeps a capture that Amazon decides later", async () => {
    const orderId = await capturedLater()
    expect(await chargeOf(orderId)).toMatchObject({ state: "CaptureInitiated" })
    store.amazon.emulator.clock.advance({ days: 1 })
    await store.admin.refresh(orderId)
    expect(await chargeOf(orderId)).toMatchObject({ state: "Captured" })
    expect(await paid(orderId)).toMatchObject({ status: "captured", summary: { paid_total: 2500 } })
  })

  it("takes back a capture that Amazon declines later: the money did not come", async () => {
    const orderId = await capturedLater()
    const charge = {
      chargeId: await chargeId(orderId),
      chargeAmount: yen(2500),
      statusDetails: { state: "Declined", reasonCode: "HardDeclined" },
    }
    store.amazon.emulator.faults.add({
      kind: "status",
      status: 200,
      body: charge,
      method: "GET",
      path: "/charges",
      times: null,
    })
    await store.admin.refresh(orderId)
    await store.admin.refresh(orderId)
    expect(await chargeOf(orderId)).toMatchObject({ state: "Declined", reason_code: "HardDeclined" })
    expect(await paid(orderId)).toMatchObject({ status: "authorized", summary: { transaction_total: 0 } })
  })

  it("moves nothing backwards when it is looked at again", async () => {
    const orderId = await captured()
    await store.admin.refund(orderId, 2500)
    store.amazon.emulator.clock.advance({ days: 1 })
    await store.admin.refresh(orderId)
    await store.admin.refresh(orderId)
    expect(await paid(orderId)).toMatchObject({ status: "refunded" })
  })

  it("answers with Amazon's reason when it cannot be asked, and changes nothing", async () => {
    const orderId = await buy()
    store.amazon.emulator.faults.add({ kind: "status", status: 503, path: "/chargePermissions", times: null })
    const answer = await store.admin.ask("POST", `amazon-pay/orders/${orderId}/refresh`)
    expect(answer).toMatchObject({ status: 500, body: { message: expect.stringContaining("could not be asked") } })
    expect(await paid(orderId)).toMatchObject({ status: "authorized" })
  })
})
