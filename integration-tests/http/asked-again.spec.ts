import type { FaultRule } from "amazon-pay-emulator"
import { bothBooks, type Books } from "../support/books"
import { letTimePass } from "../support/clock"
import type { Answer } from "../support/http"
import { describeStore, type Store } from "../support/store"

interface Case {
  name: string
  path: RegExp
  ready?: (store: Store, orderId: string) => Promise<unknown>
  press: (store: Store, orderId: string) => Promise<Answer>
  /** What comes to pass when it is done once. */
  books: Books
}

const PART: Case = {
  name: "a capture",
  path: /\/capture$/,
  press: ({ admin }, orderId) => admin.capture(orderId, 1000),
  books: { captured: 1000, refunded: 0, order: 1000 },
}
const FURTHER: Case = {
  name: "a charge",
  path: /\/charges$/,
  ready: ({ admin }, orderId) => admin.capture(orderId, 300),
  press: ({ admin }, orderId) => admin.capture(orderId, 1000),
  books: { captured: 1300, refunded: 0, order: 1300 },
}
const REFUND: Case = {
  name: "a refund",
  path: /\/refunds$/,
  ready: ({ admin }, orderId) => admin.capture(orderId),
  press: ({ admin }, orderId) => admin.refund(orderId, 700),
  books: { captured: 2500, refunded: 700, order: 1800 },
}

describeStore("what Amazon has refused for good", (store) => {
  const faults = (rule: FaultRule) => store.amazon.emulator.faults.add(rule)

  async function bought() {
    const { orderId, checkoutSessionId } = await store.bought()
    return { orderId, checkoutSessionId }
  }

  async function bothAre(orderId: string, books: Books) {
    await store.admin.refresh(orderId)
    await letTimePass(store.container, { minutes: 60 })
    expect(await bothBooks(store, orderId)).toEqual([books, books])
  }

  const keysOf = (path: RegExp) =>
    store.amazon.emulator.requests
      .list()
      .filter((call) => call.method === "POST" && path.test(call.path))
      .map(({ idempotencyKey }) => idempotencyKey)

  it.each([PART, FURTHER, REFUND])("is a new request when it is asked for again: $name", async (wanted) => {
    const { orderId } = await bought()
    await wanted.ready?.(store, orderId)
    const before = keysOf(wanted.path).length
    const body = { reasonCode: "PaymentMethodNotAllowed", message: "Not with this payment method." }
    faults({ kind: "status", status: 422, body, method: "POST", pattern: wanted.path.source })
    expect(await wanted.press(store, orderId)).toMatchObject({ status: 400 })
    expect(await wanted.press(store, orderId)).toMatchObject({ status: 200 })
    const [first, second] = keysOf(wanted.path).slice(before)
    expect(second).not.toBe(first)
    await bothAre(orderId, wanted.books)
  })

  it.each(["SoftDeclined", "HardDeclined", "TransactionTimedOut"])(
    "is charged once the buyer has mended the card: %s",
    async (code) => {
      const { orderId } = await bought()
      await FURTHER.ready?.(store, orderId)
      faults({ kind: "simulate", method: "POST", pattern: "/charges$", code })
      expect(await FURTHER.press(store, orderId)).toMatchObject({ status: 400 })
      store.amazon.mend()
      expect(await FURTHER.press(store, orderId)).toMatchObject({ status: 200 })
      await bothAre(orderId, FURTHER.books)
    },
  )

  it.each([1, 2, 3])("is charged although the admin pressed %i times before the card was mended", async (times) => {
    const { orderId } = await bought()
    await FURTHER.ready?.(store, orderId)
    faults({ kind: "simulate", method: "POST", pattern: "/charges$", code: "HardDeclined" })
    await FURTHER.press(store, orderId)
    for (let pressed = 0; pressed < times; pressed++) {
      expect(await FURTHER.press(store, orderId)).toMatchObject({ status: 400 })
    }
    store.amazon.mend()
    expect(await FURTHER.press(store, orderId)).toMatchObject({ status: 200 })
    await bothAre(orderId, FURTHER.books)
  })

  it("is charged once the permission has room for it again", async () => {
    const { orderId, checkoutSessionId } = await bought()
    await FURTHER.ready?.(store, orderId)
    const heldElsewhere = await store.amazon.chargeElsewhere(checkoutSessionId, 2200, { captureNow: false })
    expect(await FURTHER.press(store, orderId)).toMatchObject({ status: 400 })
    await store.amazon.merchant.cancelCharge(heldElsewhere, "made by mistake")
    expect(await FURTHER.press(store, orderId)).toMatchObject({ status: 200 })
    await bothAre(orderId, FURTHER.books)
  })

  it("is authorized again once the buyer has mended the card", async () => {
    const { orderId } = await bought()
    store.amazon.emulator.clock.advance({ days: 3 })
    await store.admin.refresh(orderId)
    faults({ kind: "simulate", method: "POST", pattern: "/charges$", code: "HardDeclined" })
    expect(await store.admin.reauthorize(orderId)).toMatchObject({ status: 400 })
    expect(await store.admin.reauthorize(orderId)).toMatchObject({ status: 400 })
    store.amazon.mend()
    expect(await store.admin.reauthorize(orderId)).toMatchObject({ status: 200 })
    expect(await store.admin.capture(orderId)).toMatchObject({ status: 200 })
    await bothAre(orderId, { captured: 2500, refunded: 0, order: 2500 })
  })

  it.each([1, 2])("is refunded when Amazon has rejected the refund %i times, later", async (times) => {
    const { orderId } = await bought()
    await REFUND.ready?.(store, orderId)
    for (let rejected = 0; rejected < times; rejected++) {
      faults({ kind: "simulate", method: "POST", pattern: "/refunds$", code: "AmazonRejected" })
      await REFUND.press(store, orderId)
      store.amazon.emulator.clock.advance({ days: 1 })
      await store.admin.refresh(orderId)
    }
    expect(await REFUND.press(store, orderId)).toMatchObject({ status: 200 })
    store.amazon.emulator.clock.advance({ days: 1 })
    await bothAre(orderId, REFUND.books)
  })

  it("is refunded when nobody looked between Amazon's rejection and the second press", async () => {
    const { orderId } = await bought()
    await REFUND.ready?.(store, orderId)
    faults({ kind: "simulate", method: "POST", pattern: "/refunds$", code: "AmazonRejected" })
    await REFUND.press(store, orderId)
    store.amazon.emulator.clock.advance({ days: 1 })
    expect(await REFUND.press(store, orderId)).toMatchObject({ status: 200 })
    store.amazon.emulator.clock.advance({ days: 1 })
    await bothAre(orderId, REFUND.books)
  })
})
