import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { describeStore } from "../support/store"

const YAMATO = "https://toi.kuronekoyamato.co.jp/cgi-bin/tneko"
const UNKNOWN = "#"

interface OrderAnswer {
  order: { items: { id: string; quantity: number }[]; fulfillments: { id: string }[] }
}

describeStore("a shipment of an order paid with Amazon Pay", (store) => {
  afterEach(() => jest.restoreAllMocks())

  /** The calls that told Amazon of parcels. */
  const told = () =>
    store.amazon.emulator.requests.list().filter(({ operation }) => operation === "createDeliveryTracker")

  /** An order whose goods leave the shop. */
  async function shipped(tracking_number: string, tracking_url: string, { no_notification = false } = {}) {
    const { orderId, checkoutSessionId } = await (await store.shopper()).buy()
    const { body } = await store.admin.ask<OrderAnswer>("GET", `orders/${orderId}?fields=*items`)
    const items = body.order.items.map(({ id, quantity }) => ({ id, quantity }))
    const packed = await store.admin.ask<OrderAnswer>("POST", `orders/${orderId}/fulfillments?fields=*fulfillments`, {
      items,
    })
    const fulfillmentId = packed.body.order.fulfillments[0]!.id
    const labels = [{ tracking_number, tracking_url, label_url: "#" }]
    const { status } = await store.admin.ask("POST", `orders/${orderId}/fulfillments/${fulfillmentId}/shipments`, {
      items,
      labels,
      no_notification,
    })
    expect(status).toBe(200)
    return { checkoutSessionId, fulfillmentId }
  }

  /** One that our subscriber leaves alone, so that a test can say when Amazon is told. */
  const quietly = { no_notification: true }

  const track = (fulfillmentId: string) =>
    store.container.resolve(Modules.WORKFLOW_ENGINE).run("amazon-pay-track-shipment", {
      input: fulfillmentId,
      throwOnError: false,
    })

  const logged = (level: "info" | "warn") =>
    jest.spyOn(store.container.resolve<Logger>(ContainerRegistrationKeys.LOGGER), level).mockReturnValue()

  it("is told to Amazon, with the carrier that the tracking URL shows", async () => {
    const fetched = jest.spyOn(globalThis, "fetch")
    const { checkoutSessionId, fulfillmentId } = await shipped("1234-5678-9012", YAMATO)
    await store.amazon.answered(checkoutSessionId, "createDeliveryTracker")
    await track(fulfillmentId) // behind the subscriber, which is at it
    const [permission] = store.amazon.emulator.objects("chargePermissions") as { chargePermissionId: string }[]
    const sent = fetched.mock.calls.find(([url]) => String(url).endsWith("/deliveryTrackers"))?.[1]?.body
    expect(JSON.parse(String(sent))).toEqual({
      chargePermissionId: permission!.chargePermissionId,
      deliveryDetails: [{ trackingNumber: "1234-5678-9012", carrierCode: "TAQBIN_JP" }],
    })
    expect(told()).toMatchObject([{ status: 200 }])
  })

  it("is told once, however often the event comes", async () => {
    const { fulfillmentId } = await shipped("1234-5678-9012", YAMATO, quietly)
    await track(fulfillmentId)
    await track(fulfillmentId)
    expect(told()).toHaveLength(1)
  })

  it("is not told when its carrier is not known, and the log names the option", async () => {
    const { fulfillmentId } = await shipped("1234-5678-9012", UNKNOWN, quietly)
    const info = logged("info")
    await track(fulfillmentId)
    expect(told()).toEqual([])
    expect(info.mock.calls.flat()).toContainEqual(expect.stringMatching(/option carriers.*"manual_manual"/))
  })

  it("goes on its way when Amazon does not take the number, and the log says so", async () => {
    const first = await shipped("1234-5678-9012", YAMATO, quietly)
    await track(first.fulfillmentId)
    const second = await shipped("1234-5678-9012", YAMATO, quietly)
    const warn = logged("warn")
    await track(second.fulfillmentId)
    expect(told()).toMatchObject([{ status: 200 }, { status: 400 }])
    expect(warn.mock.calls.flat()).toContainEqual(expect.stringContaining("did not take the tracking numbers"))
  })

  it("is told later when Amazon could not be reached", async () => {
    const { fulfillmentId } = await shipped("1234-5678-9012", YAMATO, quietly)
    store.amazon.emulator.faults.add({ kind: "status", status: 503, pattern: "deliveryTrackers", times: null })
    expect((await track(fulfillmentId)).errors).toHaveLength(1)
    store.amazon.emulator.faults.clear()
    await track(fulfillmentId)
    expect(told().at(-1)).toMatchObject({ status: 200 })
  })

  it("is not told when the buyer is not to be notified", async () => {
    const quiet = await shipped("1111-1111-1111", YAMATO, quietly)
    const loud = await shipped("2222-2222-2222", YAMATO)
    await store.amazon.answered(loud.checkoutSessionId, "createDeliveryTracker")
    await track(loud.fulfillmentId)
    expect(store.amazon.callsOf(quiet.checkoutSessionId)).not.toContain("createDeliveryTracker")
  })
})
