import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { MERCHANT } from "../support/account"
import { booksOfAmazon, booksOfMedusa, chargesAt, heldAtAmazon, type Books } from "../support/books"
import { passTime } from "../support/clock"
import { charge, renew, subscribe, type Subscribed } from "../support/recurring"
import { describeStore } from "../support/store"

/** RECURRING_SUBSCRIPTIONS=50 makes as many subscriptions as that, RECURRING_SEED=2 another year. */
const SUBSCRIPTIONS = Number(process.env["RECURRING_SUBSCRIPTIONS"] ?? 2)
const SEED = Number(process.env["RECURRING_SEED"] ?? 1)
const MONTHS = 12

const CHARGES = { method: "POST", pattern: "/charges$" } as const
const HOUR = 60
const DAY = 24 * HOUR

/** What goes wrong with a charge. */
const FAULTS = [
  "nothing",
  "nothing",
  "nothing",
  "it is soft-declined",
  "it is soft-declined for good",
  "it is hard-declined, and the buyer mends it",
  "its answer is lost",
  "it is lost on its way",
  "Amazon answers 500",
  "Amazon answers 429",
  "two jobs ask at once",
] as const
type Fault = (typeof FAULTS)[number]

/** Between 0 and 1, the same for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

describeStore("a year of subscriptions", (store) => {
  const emulator = () => store.amazon.emulator
  const module = () => store.container.resolve<AmazonPayModuleService>("amazonPay")
  afterEach(() => module().clock.setOffset(0))

  const pass = (minutes: number) => passTime(store, minutes)

  function breakWith(fault: Fault) {
    const { faults } = emulator()
    if (fault === "it is soft-declined") faults.add({ ...CHARGES, kind: "simulate", code: "SoftDeclined" })
    if (fault === "it is soft-declined for good") {
      faults.add({ ...CHARGES, kind: "simulate", code: "SoftDeclined", times: 9 })
    }
    if (fault.startsWith("it is hard")) faults.add({ ...CHARGES, kind: "simulate", code: "HardDeclined" })
    if (fault === "its answer is lost") faults.add({ ...CHARGES, kind: "drop-after", times: 3 })
    if (fault === "it is lost on its way") faults.add({ ...CHARGES, kind: "drop-before", times: 3 })
    if (fault === "Amazon answers 500") faults.add({ ...CHARGES, kind: "status", status: 500, times: 3 })
    if (fault === "Amazon answers 429") faults.add({ ...CHARGES, kind: "status", status: 429, times: 3 })
  }

  /** What one subscription's month comes to at Amazon and in Medusa, whatever goes wrong with it. */
  async function renewed({ orderId, permissionId }: Subscribed, period: string, fault: Fault): Promise<string> {
    const order_id = await renew(store, orderId)
    breakWith(fault)
    const job = () => charge(store, permissionId, { period, order_id, capture: true, retry: true })
    await (fault === "two jobs ask at once" ? Promise.all([job(), job()]) : job())
    if (fault !== "it is soft-declined for good") emulator().faults.clear()
    if (fault.startsWith("it is hard")) emulator().buyer.mend({ chargePermissionId: permissionId, payment: "1111" })
    return order_id
  }

  it(`charges each period once, or says what stands in the way (${SUBSCRIPTIONS} × ${MONTHS}, seed ${SEED})`, async () => {
    const random = chance(SEED)
    emulator().ipn.add({ url: `${store.url}/amazon-pay/ipn`, merchantId: MERCHANT.merchantId })
    const subscriptions: Subscribed[] = []
    for (let count = 0; count < SUBSCRIPTIONS; count++) subscriptions.push(await subscribe(store))
    for (const { orderId } of subscriptions) await store.admin.capture(orderId)
    const renewals: { subscribed: Subscribed; period: string; orderId: string; fault: Fault }[] = []
    for (let month = 2; month <= MONTHS; month++) {
      // A notification may be lost, come twice or late.
      emulator().ipn.chaos.clear()
      const chaos = [null, { kind: "lose" as const, times: 3 }, { kind: "duplicate" as const }][
        Math.floor(random() * 3)
      ]
      if (chaos) emulator().ipn.chaos.add(chaos)
      for (const subscribed of subscriptions) {
        const fault = FAULTS[Math.floor(random() * FAULTS.length)]!
        const period = `month ${month}`
        renewals.push({ subscribed, period, fault, orderId: await renewed(subscribed, period, fault) })
        await pass(2 * HOUR)
        if (fault === "it is soft-declined for good") for (let day = 0; day < 6; day++) await pass(DAY)
        emulator().faults.clear()
      }
      for (const days of [2, 3, 20]) await pass(days * DAY)
    }

    const wrong: object[] = []
    const medusa: Books[] = []
    for (const { subscribed, period, orderId, fault } of renewals) {
      const { permissionId } = subscribed
      const row = await module().ledger.recurringCharges.find(permissionId, period)
      const { payment_status } = await store.admin.order(orderId)
      const isGivenUp = fault === "it is soft-declined for good"
      const expected = isGivenUp ? ["gave_up", "not_paid"] : ["charged", "captured"]
      const found = [row?.outcome, payment_status]
      if (found.join() !== expected.join()) wrong.push({ period, fault, found, reason: row?.reason_code })
      medusa.push(await booksOfMedusa(store, orderId))
    }
    expect(wrong).toEqual([])
    for (const subscribed of subscriptions) {
      medusa.push(await booksOfMedusa(store, subscribed.orderId))
      const own = renewals.filter((renewal) => renewal.subscribed === subscribed)
      const paid = own.filter(({ fault }) => fault !== "it is soft-declined for good").length
      const charged = chargesAt(store).filter(
        ({ chargePermissionId, statusDetails }) =>
          chargePermissionId === subscribed.permissionId && statusDetails.state === "Captured",
      )
      expect(charged).toHaveLength(1 + paid)
    }
    expect(heldAtAmazon(store)).toEqual([])
    const total = (name: keyof Books) => medusa.reduce((sum, books) => sum + books[name], 0)
    expect({ captured: total("captured"), refunded: total("refunded"), order: total("order") }).toEqual(
      booksOfAmazon(store),
    )
  })
})
