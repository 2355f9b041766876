import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { bothBooks } from "../support/books"
import { passTime } from "../support/clock"
import { Customer } from "../support/customer"
import { heard, subscribe as subscribeToNotifications } from "../support/notifications"
import { subscribeAs } from "../support/recurring"
import { describeStore } from "../support/store"

const DAY = 24 * 60

/** What public recordings of Amazon's answers show, and its documents do not. */
describeStore("with a Charge Permission as it was recorded at Amazon", (store) => {
  beforeEach(() => {
    Object.assign(store.amazon.emulator.openQuestions, { permissionDescriptor: false, permissionForm: "recorded" })
  })
  afterEach(() => store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0))

  const buy = async () => (await store.shopper()).buy()

  /** Amazon tells neither what the buyer pays with, nor any limit. */
  async function looked(orderId: string) {
    await store.admin.refresh(orderId)
    expect(store.amazon.emulator.objects("chargePermissions")).toMatchObject([
      { paymentPreferences: [{ paymentDescriptor: null }], limits: { amountLimit: null, amountBalance: null } },
    ])
  }

  it("the panel and the thank-you page show what the buyer paid with", async () => {
    const shopper = await store.shopper()
    const { orderId } = await shopper.buy()
    await looked(orderId)
    const { payments } = await store.admin.panel(orderId)
    expect(payments).toMatchObject([{ payment_descriptor: "Visa ****1111 (Amazon Pay)" }])
    const { body } = await shopper.ask("GET", `orders/${orderId}?fields=*payment_collections.payments`)
    expect(body["order"]!["payment_collections"]).toMatchObject([
      { payments: [{ data: { amazon_pay: { payment_descriptor: "Visa ****1111 (Amazon Pay)" } } }] },
    ])
  })

  it("an agreement shows it, to the customer and to the admin", async () => {
    const customer = await Customer.register(store.url, store.seeded, "hanako@example.com")
    const { orderId, permissionId } = await subscribeAs(store, customer)
    await looked(orderId)
    const path = `amazon-pay/charge-permissions/${permissionId}`
    const told = { charge_permission: { payment_descriptor: "Visa ****1111 (Amazon Pay)" } }
    expect((await store.admin.ask("GET", path)).body).toMatchObject(told)
    expect((await customer.ask("GET", `customers/me/${path}`)).body).toMatchObject(told)
  })

  it("an agreement shows what the buyer has changed to, once Amazon tells it", async () => {
    const customer = await Customer.register(store.url, store.seeded, "hanako@example.com")
    const { orderId, permissionId } = await subscribeAs(store, customer)
    const { emulator } = store.amazon
    emulator.buyer.mend({ chargePermissionId: permissionId, payment: "0005" })
    emulator.openQuestions.permissionDescriptor = true
    await store.admin.refresh(orderId)
    const { body } = await store.admin.ask("GET", `amazon-pay/charge-permissions/${permissionId}`)
    expect(body["charge_permission"]).toMatchObject({ payment_descriptor: "American Express ****0005 (Amazon Pay)" })
  })

  it("an order is captured in parts and refunded without a limit to go by, and nothing seems wrong", async () => {
    const { orderId } = await buy()
    await looked(orderId)
    expect(await store.admin.capture(orderId, 1000)).toMatchObject({ status: 200 })
    expect(await store.admin.capture(orderId, 1500)).toMatchObject({ status: 200 })
    expect(await store.admin.refund(orderId, 700)).toMatchObject({ status: 200 })
    await passTime(store, 5)
    const [amazon, medusa] = await bothBooks(store, orderId)
    expect([amazon.captured, amazon.refunded, medusa]).toEqual([2500, 700, amazon])
    expect((await store.admin.panel(orderId)).warnings).toEqual([])
  })

  it("an authorization that ends before its date is found by the clock, though its notification is lost", async () => {
    const { emulator } = store.amazon
    subscribeToNotifications(store)
    const { orderId } = await buy()
    await heard(store)
    const charge = { expirationTimestamp: expect.any(String), statusDetails: { state: "Authorized" } }
    expect(emulator.objects("charges")).toMatchObject([charge])
    emulator.ipn.chaos.add({ kind: "lose", times: 1000 })
    await passTime(store, 3 * DAY + 60)
    expect((await store.admin.panel(orderId)).warnings).toMatchObject([
      { kind: "authorization_expired", remedy: "reauthorize", reason_code: "ExpiredUnused" },
    ])
  })
})
