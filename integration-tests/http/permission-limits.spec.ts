import { isChargePermissionId } from "../../src/amazon/ids"
import { yen } from "../../src/amazon/test/sandbox"
import { booksOfAmazon, booksOfMedusa, chargesAt, heldAtAmazon } from "../support/books"
import { comeToRest, letTimePass } from "../support/clock"
import { quiet } from "../support/quiet"
import { Returns } from "../support/returns"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

/** Without `allowOvercharge` a permission holds what the order cost at the checkout: ¥2,500. */
describeStore("the limit of a Charge Permission", (store) => {
  const emulator = () => store.amazon.emulator
  const buy = async () => (await store.bought()).orderId

  const createsCharge = () =>
    emulator()
      .requests.list()
      .filter(({ operation }) => operation === "createCharge")

  /** The merchant charges in Seller Central, and no notification comes. */
  async function chargeElsewhere(amount: number, captureNow = true) {
    const [permission] = emulator().objects("chargePermissions") as { chargePermissionId: string }[]
    const [chargePermissionId] = [permission!.chargePermissionId].filter(isChargePermissionId)
    const charge = { chargePermissionId: chargePermissionId!, chargeAmount: yen(amount), captureNow }
    const key = `by-hand-${String(chargesAt(store).length)}`
    await store.amazon.merchant.createCharge({ ...charge, canHandlePendingAuthorization: false }, key)
    emulator().requests.clear()
  }

  describe("of which a charge made elsewhere has taken a part", () => {
    it.each([true, false])("is told to the admin, once, with the amount (captured: %s)", async (captureNow) => {
      const orderId = await buy()
      await store.admin.capture(orderId, 1000)
      await chargeElsewhere(700, captureNow)
      for (let looks = 0; looks < 3; looks++) await store.admin.refresh(orderId)
      await comeToRest(store.container)
      expect(await notices(store.container)).toEqual([expect.stringContaining("700")])
    })

    it("is told by the clock, when nobody looks", async () => {
      const orderId = await buy()
      await store.admin.capture(orderId, 1000)
      await quiet()
      await chargeElsewhere(700)
      for (const days of [4, 11]) await letTimePass(store.container, { minutes: days * 24 * 60 })
      expect(await notices(store.container)).toEqual([expect.stringContaining("700")])
    })

    it("is told again when another one takes more", async () => {
      const orderId = await buy()
      await store.admin.capture(orderId, 1000)
      for (const amount of [700, 300]) {
        await chargeElsewhere(amount)
        for (let looks = 0; looks < 2; looks++) await store.admin.refresh(orderId)
      }
      expect(await notices(store.container)).toHaveLength(2)
    })

    it("is not asked for more by a capture, whose answer says what is left or taken", async () => {
      const orderId = await buy()
      await store.admin.capture(orderId, 1000)
      await chargeElsewhere(700)
      await store.admin.refresh(orderId)
      emulator().requests.clear()
      const { status, body } = await store.admin.capture(orderId, 1500)
      expect(status).toBe(400)
      expect(String(body["message"])).toMatch(/\b(800|700|1700)\b/)
      expect(createsCharge()).toEqual([])
      expect(await store.admin.capture(orderId, 800)).toMatchObject({ status: 200 })
      expect(await booksOfMedusa(store, orderId)).toEqual({ captured: 1800, refunded: 0, order: 1800 })
      expect(booksOfAmazon(store)).toMatchObject({ captured: 2500 })
    })

    it("is not asked for more by a new authorization", async () => {
      const orderId = await buy()
      emulator().clock.advance({ days: 3 })
      await store.admin.refresh(orderId)
      await chargeElsewhere(700)
      await store.admin.refresh(orderId)
      emulator().requests.clear()
      const { status } = await store.admin.reauthorize(orderId)
      expect(status).toBe(400)
      expect(createsCharge()).toEqual([])
    })
  })

  describe("that an order outgrows", () => {
    const GROWS: Record<string, (orderId: string) => Promise<unknown>> = {
      "an edit": (orderId) => store.admin.edit(orderId, store.seeded.variant_ids.cup, 2),
      async "an exchange"(orderId) {
        const returns = new Returns(store.admin)
        await returns.ship(orderId)
        await returns.exchange(orderId, store.seeded.variant_ids.cup, 2)
      },
    }

    it.each(Object.keys(GROWS))("by %s is not asked of Amazon, and the admin is told, once", async (what) => {
      const orderId = await buy()
      emulator().requests.clear()
      await GROWS[what]!(orderId)
      await quiet()
      await comeToRest(store.container)
      expect(createsCharge()).toEqual([])
      expect(await notices(store.container)).toHaveLength(1)
    })

    it("by goods that are not returned after all keeps what it holds, and the admin is told, once", async () => {
      const orderId = await buy()
      const returns = new Returns(store.admin)
      await returns.ship(orderId)
      const id = await returns.request(orderId, "cheapest")
      await quiet()
      await chargeElsewhere(500)
      await returns.takeBack(`returns/${id}`)
      for (let looks = 0; looks < 2; looks++) await comeToRest(store.container)
      expect(createsCharge()).toEqual([])
      expect(heldAtAmazon(store)).toEqual([2000])
      const told = (await notices(store.container)).filter((text) => text.includes("2500 JPY was to be charged"))
      expect(told).toHaveLength(1)
    })

    it("by one edit after another is not asked of Amazon", async () => {
      const orderId = await buy()
      for (let edits = 0; edits < 2; edits++) {
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 1)
        await quiet()
      }
      await comeToRest(store.container)
      expect(createsCharge()).toEqual([])
      expect(heldAtAmazon(store).reduce((sum, held) => sum + held, 0)).toBeLessThanOrEqual(2500)
    })
  })

  it("is used anew, after the former authorization is released, by an order that costs less", async () => {
    const orderId = await buy()
    const returns = new Returns(store.admin)
    await returns.ship(orderId)
    await returns.request(orderId, "cheapest")
    await quiet()
    expect(heldAtAmazon(store)).toEqual([2000])
  })

  const USES: Record<string, (orderId: string) => Promise<unknown>> = {
    "is authorized": () => Promise.resolve(),
    "is captured": (orderId) => store.admin.capture(orderId),
    async "is captured in parts, and refunded"(orderId) {
      await store.admin.capture(orderId, 1000)
      await store.admin.capture(orderId, 300)
      await store.admin.refund(orderId, 1100)
    },
    async "is voided, and authorized again"(orderId) {
      await store.admin.void(orderId)
      await store.admin.reauthorize(orderId)
    },
    async "had a further charge declined"(orderId) {
      await store.admin.capture(orderId, 1000)
      emulator().faults.add({ kind: "simulate", method: "POST", pattern: "/charges$", code: "SoftDeclined" })
      await store.admin.capture(orderId, 500)
    },
    "is canceled": (orderId) => store.admin.cancel(orderId),
  }

  it.each(Object.keys(USES))("adds up, and nobody is told, when the order %s", async (use) => {
    const orderId = await buy()
    await USES[use]!(orderId)
    for (let looks = 0; looks < 2; looks++) await store.admin.refresh(orderId)
    await comeToRest(store.container)
    expect(await notices(store.container)).toEqual([])
  })
})
