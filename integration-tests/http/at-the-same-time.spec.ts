import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { FaultRule } from "amazon-pay-emulator"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { letTimePass } from "../support/clock"
import { booksOfAmazon, booksOfMedusa, chargesAt } from "../support/books"
import { describeStore } from "../support/store"
import { until } from "../support/until"

describeStore("while Amazon is looked at", (store) => {
  const emulator = () => store.amazon.emulator

  async function buy() {
    const { orderId } = await store.bought()
    return orderId
  }

  type Slow = Omit<Extract<FaultRule, { kind: "latency" }>, "kind" | "ms">

  /** A look that waits for an answer of Amazon's. */
  async function look(orderId: string, slow: Slow) {
    emulator().faults.add({ ...slow, kind: "latency", ms: 2_500 })
    const done = store.admin.refresh(orderId)
    await until(() => emulator().faults.list().length === 0)
    return { done }
  }

  it("a part that an admin captures is booked once", async () => {
    const orderId = await buy()
    const { done } = await look(orderId, { method: "GET", path: "/chargePermissions" })
    expect(await store.admin.capture(orderId, 500)).toMatchObject({ status: 200 })
    await done
    const { body } = await store.admin.ask("GET", `orders/${orderId}?fields=+summary`)
    expect(body["order"]!["summary"]).toMatchObject({ paid_total: 500 })
  })

  it("and nobody has written down the order yet, all who look find it", async () => {
    const orderId = await buy()
    const module = store.container.resolve<AmazonPayModuleService>("amazonPay")
    await module.deleteAmazonPayWatches(orderId)
    const refresh = () => store.admin.ask("POST", `amazon-pay/orders/${orderId}/refresh`)
    const answers = await Promise.all([refresh(), refresh(), refresh()])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it("an order is canceled, and what it holds is released even if Amazon cannot be reached then", async () => {
    const orderId = await buy()
    const { done } = await look(orderId, { method: "GET", path: "/charges" })
    emulator().faults.add({ kind: "status", status: 503, method: "DELETE", path: "/chargePermissions", times: null })
    await store.admin.cancel(orderId)
    await done
    await until(() =>
      emulator()
        .requests.list()
        .some(({ operation }) => operation === "closeChargePermission"),
    )
    await letTimePass(store.container, { minutes: 0 })
    emulator().faults.clear()
    await letTimePass(store.container, { minutes: 60 })
    expect(emulator().objects("chargePermissions")).toMatchObject([{ statusDetails: { state: "Closed" } }])
  })

  /** Medusa has written both captures down, and calls the provider for both, before Amazon answers either. */
  async function captureAtOnce(orderId: string, ...amounts: number[]) {
    emulator().faults.add({ kind: "latency", ms: 1_500, method: "POST", path: "/charges", times: amounts.length })
    return Promise.all(amounts.map((amount) => store.admin.capture(orderId, amount)))
  }

  async function booksAgree(orderId: string) {
    await store.admin.refresh(orderId)
    expect(await booksOfMedusa(store, orderId)).toEqual(booksOfAmazon(store))
  }

  it("two equal parts are captured at once, and each takes money of its own", async () => {
    const orderId = await buy()
    const answers = await captureAtOnce(orderId, 500, 500)
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(booksOfAmazon(store)).toMatchObject({ captured: 1000 })
    await booksAgree(orderId)
  })

  it("two equal further parts are captured at once, and each is a charge of its own", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId, 100)
    await captureAtOnce(orderId, 500, 500)
    expect(chargesAt(store).map(({ captureAmount }) => captureAmount?.amount)).toEqual(["100", "500", "500"])
    await booksAgree(orderId)
  })

  it("two different further parts are captured at once, and the payment knows both charges", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId, 100)
    await captureAtOnce(orderId, 500, 700)
    const { payments } = await store.admin.panel(orderId)
    expect(payments[0]!["charges"]).toHaveLength(3)
    await booksAgree(orderId)
  })

  it("two different parts of one authorization are captured at once: what cannot be taken is not booked", async () => {
    const orderId = await buy()
    await captureAtOnce(orderId, 500, 700)
    await booksAgree(orderId)
  })

  it("two parts are captured at once, and Amazon takes only one: Medusa had entered both in the order's books", async () => {
    const orderId = await buy()
    const charge = { method: "POST", pattern: "/charges$" } as const
    // It is told no only when the other one is done.
    emulator().faults.add({ ...charge, kind: "status", status: 503, times: 2 })
    emulator().faults.add({ ...charge, kind: "simulate", code: "HardDeclined" })
    const answers = await Promise.all([store.admin.capture(orderId, 500), store.admin.capture(orderId, 500)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    expect(booksOfAmazon(store)).toMatchObject({ captured: 500 })
    await booksAgree(orderId)
  })

  /** The first is at Amazon when the second begins. */
  async function oneDuringTheOther(slow: Slow, first: () => Promise<unknown>, second: () => Promise<unknown>) {
    emulator().faults.add({ ...slow, kind: "latency", ms: 1_500 })
    const done = first()
    await until(() => emulator().faults.list().length === 0)
    await Promise.all([done, second()])
  }

  it("an order is canceled while a part of it is captured, and what was taken is returned or booked", async () => {
    const orderId = await buy()
    const capture = { method: "POST", pattern: "/capture$" } as const
    await oneDuringTheOther(
      capture,
      () => store.admin.capture(orderId, 500),
      () => store.admin.cancel(orderId),
    )
    await booksAgree(orderId)
  })

  it("a part is captured while a void is under way, and the payment knows what became of its charge", async () => {
    const orderId = await buy()
    const release = { method: "DELETE", pattern: "/cancel$" } as const
    await oneDuringTheOther(
      release,
      () => store.admin.void(orderId),
      () => store.admin.capture(orderId, 500),
    )
    const { payments } = await store.admin.panel(orderId)
    const [atAmazon] = chargesAt(store)
    expect(payments[0]!["charges"]).toMatchObject([{ state: atAmazon!.statusDetails.state }])
    await booksAgree(orderId)
  })

  it("two equal parts are refunded at once, and each returns money of its own", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId)
    const answers = await Promise.all([store.admin.refund(orderId, 500), store.admin.refund(orderId, 500)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(booksOfAmazon(store)).toMatchObject({ refunded: 1000 })
    await booksAgree(orderId)
  })

  it("two equal parts are refunded at once by code, which waits for nobody, and each returns money of its own", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId)
    const { payment_collections } = await store.admin.order(orderId)
    const input = { payment_id: payment_collections[0]!.payments[0]!.id, amount: 500 }
    // Medusa fails one of them when it comes to the order's credit lines. The money is returned by then.
    const refund = () => refundPaymentWorkflow(store.container).run({ input, throwOnError: false })
    await Promise.all([refund(), refund()])
    expect(booksOfAmazon(store)).toMatchObject({ refunded: 1000 })
    await booksAgree(orderId)
  })

  it("a refund that failed half-way is made and booked by the next look, and not made again by the next press", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId, 1000)
    await store.admin.capture(orderId, 1500)
    emulator().faults.add({ kind: "latency", ms: 0, method: "POST", path: "/refunds" })
    emulator().faults.add({ kind: "status", status: 503, method: "POST", path: "/refunds", times: 3 })
    expect(await store.admin.refund(orderId, 1200)).toMatchObject({ status: 500 })
    await store.admin.refresh(orderId)
    expect(await booksOfMedusa(store, orderId)).toMatchObject({ captured: 2500, refunded: 1200 })
    await store.admin.refund(orderId, 200)
    expect(booksOfAmazon(store)).toMatchObject({ refunded: 1200 })
    await booksAgree(orderId)
  })

  it("a capture whose answer was lost is made again between others, and takes the money once", async () => {
    const orderId = await buy()
    await store.admin.capture(orderId, 100)
    emulator().faults.add({ kind: "drop-after", method: "POST", path: "/charges", times: 10 })
    await store.admin.capture(orderId, 500)
    emulator().faults.clear()
    await store.admin.capture(orderId, 300)
    await store.admin.capture(orderId, 500)
    expect(booksOfAmazon(store)).toMatchObject({ captured: 900 })
    await booksAgree(orderId)
  })
})
