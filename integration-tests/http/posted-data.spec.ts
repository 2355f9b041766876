import { booksOfAmazon, booksOfMedusa, chargesAt, type Books } from "../support/books"
import { letTimePass } from "../support/clock"
import { buttonOfLink, chooseAtLink, collectionToPay } from "../support/payment-link"
import { orderOf, type Purchase, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"
import { told } from "../support/told"
import { someOf } from "../support/some-of"

interface Attack {
  orderId: string
  checkoutSessionId: string
}

describeStore("what a browser posts into a payment session's data", (store) => {
  /** Somebody else's order, which was paid. */
  async function victim() {
    const purchase = await (await store.shopper()).buy()
    await store.amazon.answered(purchase.checkoutSessionId, "updateChargePermission")
    const { payment_collections } = await store.admin.order(purchase.orderId)
    return { ...purchase, data: payment_collections[0]!.payments[0]!.data }
  }
  type Victim = Awaited<ReturnType<typeof victim>>

  /** All that our own payment data has ever said, of somebody else; or the shopper's own, with what they wish. */
  const claims: Record<string, (theirs: Victim, own: object) => object> = {
    "the whole data of another order": ({ data }) => data,
    "that of another order, in place of one's own ids": ({ data }, own) => mixed(own, data),
    "amounts of one yen": (_, own) => replaced(own, /^\d+$/, "1"),
    "that of another order, with amounts of one yen": ({ data }) => replaced(data, /^\d+$/, "1"),
  }

  async function ownData(shopper: Shopper): Promise<object> {
    return (await shopper.openPaymentSession()).session["data"]!
  }

  async function post(shopper: Shopper, theirs: Victim, claim: string) {
    await shopper.openPaymentSession(claims[claim]!(theirs, await ownData(shopper)))
  }

  const moments: Record<string, (theirs: Victim, claim: string) => Promise<Attack | null>> = {
    "before the button is pressed": async (theirs, claim) => {
      const shopper = await store.shopper()
      await post(shopper, theirs, claim)
      return shopper.buy()
    },
    "on the review page": async (theirs, claim) => {
      const shopper = await store.shopper()
      const checkoutSessionId = await shopper.comeToReview()
      await post(shopper, theirs, claim)
      return finish(shopper, checkoutSessionId, await shopper.approve(checkoutSessionId))
    },
    "after the approval": async (theirs, claim) => {
      const shopper = await store.shopper()
      const checkoutSessionId = await shopper.comeToReview()
      const resultUrl = await shopper.approve(checkoutSessionId)
      await post(shopper, theirs, claim)
      return finish(shopper, checkoutSessionId, resultUrl)
    },
    "after the approval, while the clock looks": async (theirs, claim) => {
      const shopper = await store.shopper()
      const checkoutSessionId = await shopper.comeToReview()
      await shopper.approve(checkoutSessionId)
      await post(shopper, theirs, claim)
      await letTimePass(store.container, { minutes: 1 })
      const others = (await store.admin.orders()).filter(({ id }) => id !== theirs.orderId)
      return others[0] ? { orderId: others[0].id, checkoutSessionId } : null
    },
    "again and again after the approval, while the clock looks and the buyer returns": async (theirs, claim) => {
      const shopper = await store.shopper()
      const checkoutSessionId = await shopper.comeToReview()
      const resultUrl = await shopper.approve(checkoutSessionId)
      const data = claims[claim]!(theirs, await ownData(shopper))
      const posts = async () => {
        for (let times = 0; times < 8; times++) await shopper.openPaymentSession(data).catch(() => undefined)
      }
      const looks = async () => {
        for (let minutes = 1; minutes < 5; minutes++) await letTimePass(store.container, { minutes })
      }
      await Promise.all([posts(), posts(), looks(), shopper.visit(resultUrl)])
      return finish(shopper, checkoutSessionId, resultUrl)
    },
    "and then the cart is completed without Amazon": async (theirs, claim) => {
      const shopper = await store.shopper()
      await shopper.comeToReview()
      await post(shopper, theirs, claim)
      const { body } = await shopper.ask("POST", `carts/${shopper.cartId}/complete`, {})
      expect(String(body["type"])).not.toBe("order")
      await letTimePass(store.container, { minutes: 1 })
      return null
    },
  }

  async function finish(shopper: Shopper, checkoutSessionId: string, resultUrl: string): Promise<Attack | null> {
    const orderId = orderOf(await shopper.visit(resultUrl))
    await letTimePass(store.container, { minutes: 10 })
    return orderId === null ? null : { orderId, checkoutSessionId }
  }

  const NOTHING: Books = { captured: 0, refunded: 0, order: 0 }
  const ALL: Books = { captured: 2500, refunded: 0, order: 2500 }

  async function isUntouched(theirs: Victim) {
    expect(booksOfAmazon(store, theirs.checkoutSessionId)).toEqual(NOTHING)
    expect(chargesAt(store, theirs.checkoutSessionId)).toMatchObject([{ statusDetails: { state: "Authorized" } }])
    await store.admin.refresh(theirs.orderId)
    expect(await booksOfMedusa(store, theirs.orderId)).toEqual(NOTHING)
    expect(await store.admin.order(theirs.orderId)).toMatchObject({ payment_status: "authorized" })
  }

  async function isPaidByItself({ orderId, checkoutSessionId }: Attack, theirs: Victim) {
    const [theirCharge] = chargesAt(store, theirs.checkoutSessionId)
    expect(JSON.stringify(await store.admin.panel(orderId))).not.toContain(theirCharge!.chargePermissionId)
    expect(chargesAt(store, checkoutSessionId)).toMatchObject([{ statusDetails: { state: "Authorized" } }])
    await store.admin.capture(orderId)
    await store.admin.refresh(orderId)
    expect(booksOfAmazon(store, checkoutSessionId)).toEqual(ALL)
    expect(await booksOfMedusa(store, orderId)).toEqual(ALL)
  }

  describe.each(Object.keys(moments))("%s", (moment) => {
    it.each(someOf(Object.keys(claims), 2))("pays for nothing, and touches no other order: %s", async (claim) => {
      const theirs = await victim()
      const attack = await moments[moment]!(theirs, claim)
      await isUntouched(theirs)
      if (attack) await isPaidByItself(attack, theirs)
      await isUntouched(theirs)
      const held = chargesAt(store).filter(({ statusDetails }) => statusDetails.state === "Authorized")
      expect(held).toHaveLength(1)
    })
  })

  it.each(Object.keys(claims))("releases no other order when the own one is canceled: %s", async (claim) => {
    const theirs = await victim()
    const attack = await moments["before the button is pressed"]!(theirs, claim)
    await store.admin.cancel(attack!.orderId)
    await letTimePass(store.container, { minutes: 10 })
    await isUntouched(theirs)
  })

  it("pays no dearer cart with what was approved for a cheaper one", async () => {
    const shopper = await store.shopper("cup")
    const checkoutSessionId = await shopper.comeToReview()
    const resultUrl = await shopper.approve(checkoutSessionId)
    const { payment_collection } = await shopper.cart()
    const stale = payment_collection!["payment_sessions"]![0]!["data"]!
    await shopper.add("beans")
    await shopper.openPaymentSession(stale)
    await shopper.visit(resultUrl)
    await shopper.ask("POST", `carts/${shopper.cartId}/complete`, {})
    await letTimePass(store.container, { minutes: 10 })
    expect(await store.admin.orders()).toEqual([])
    expect(chargesAt(store).filter(({ statusDetails }) => statusDetails.state === "Authorized")).toEqual([])
  })

  describe("through a payment link", () => {
    async function unpaid(): Promise<Purchase & { shopper: Shopper; collectionId: string }> {
      const shopper = await store.shopper()
      const purchase = await shopper.buy()
      await store.admin.edit(purchase.orderId, store.seeded.variant_ids.cup, 2)
      await told(store.container)
      return { ...purchase, shopper, collectionId: await collectionToPay(store, purchase.orderId) }
    }

    it.each(["before the button is pressed", "after the approval", "and never paid, while the clock looks"])(
      "pays for nothing, and touches no other order: %s",
      async (moment) => {
        const theirs = await victim()
        const { orderId, shopper, collectionId } = await unpaid()
        const data = moment.startsWith("before") ? theirs.data : undefined
        const { page } = await chooseAtLink(store, { shopper, collectionId, data }, { payment: "1111" })
        if (moment.startsWith("and never paid")) {
          await buttonOfLink(store, collectionId, theirs.data)
        } else {
          const resultUrl = await store.amazon.approve(page.href)
          if (moment.startsWith("after")) await buttonOfLink(store, collectionId, theirs.data)
          await shopper.visit(resultUrl)
        }
        await letTimePass(store.container, { minutes: 10 })
        await isUntouched(theirs)
        const [theirCharge] = chargesAt(store, theirs.checkoutSessionId)
        expect(JSON.stringify(await store.admin.panel(orderId))).not.toContain(theirCharge!.chargePermissionId)
        await store.admin.capture(orderId)
        await store.admin.refresh(orderId)
        await isUntouched(theirs)
        expect((await booksOfMedusa(store, orderId)).captured).toBe(booksOfAmazon(store).captured)
      },
    )
  })
})

/** The same shape, with the other's texts and numbers wherever both have some. */
function mixed(own: unknown, theirs: unknown): object {
  const entries = Object.entries({ ...(own as object), ...(theirs as object) }).map(([name, value]) => {
    const other: unknown = Reflect.get(theirs as object, name)
    const isDeep = typeof value === "object" && value !== null && !Array.isArray(value)
    return [name, isDeep ? mixed(Reflect.get(own as object, name) ?? {}, other ?? {}) : (other ?? value)]
  })
  return Object.fromEntries(entries) as object
}

function replaced(data: object, pattern: RegExp, by: string): object {
  const replace = (_: string, value: unknown) => (typeof value === "string" && pattern.test(value) ? by : value)
  return JSON.parse(JSON.stringify(data, replace)) as object
}
