import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { STOREFRONT } from "../support/account"
import { atMedusa, BOUGHT } from "../support/after-a-kill"
import { heldAtAmazon } from "../support/books"
import { comeToRest, letTimePass } from "../support/clock"
import { openOther } from "../support/free-cart"
import { failureOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

describeStore("when the shop fails while the buyer is at Amazon", (store) => {
  /** While Medusa's database takes no row of a table. */
  async function visitWithout(table: string, shopper: Shopper, url: string): Promise<URL> {
    const database = store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await database.raw(`alter table ${table} add constraint shop_fails check (false) not valid`)
    try {
      return await shopper.visit(url)
    } finally {
      await database.raw(`alter table ${table} drop constraint shop_fails`)
    }
  }

  it("they come back from the hosted page to the cart, with a word that helps", async () => {
    const shopper = await store.shopper()
    const { url } = await shopper.goToAmazon()
    const page = await visitWithout("cart_address", shopper, url)
    expect([page.origin + page.pathname, failureOf(page)]).toEqual([`${STOREFRONT}/cart`, "shop_unreachable"])
  })

  it("they come back from the payment to the cart, with a word that helps", async () => {
    const shopper = await store.shopper()
    await shopper.enterAddress()
    await shopper.chooseShipping()
    const { url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
    const page = await visitWithout("payment_session", shopper, url)
    expect([page.origin + page.pathname, failureOf(page)]).toEqual([`${STOREFRONT}/cart`, "shop_unreachable"])
  })

  it("and has paid, the admin is told once when no order comes of it for half an hour", async () => {
    const shopper = await store.shopper()
    const id = await shopper.comeToReview()
    const resultUrl = await shopper.approve(id)
    const database = store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await database.raw('alter table "order" add constraint shop_fails check (false) not valid')
    try {
      await shopper.visit(resultUrl)
      for (let minutes = 1; minutes <= 60 * 24; minutes = minutes * 1.2 + 1) {
        await letTimePass(store.container, { minutes })
      }
    } finally {
      await database.raw('alter table "order" drop constraint shop_fails')
    }
    expect(await notices(store.container)).toEqual([expect.stringContaining(id)])
    await letTimePass(store.container, { minutes: 60 * 48 })
    expect(await store.admin.orders()).toHaveLength(1)
  })

  describe("after it has made the payment", () => {
    /** The last step of Medusa's completeCart fails, and Medusa cancels the payment. */
    const failOnce = () =>
      jest
        .spyOn(store.container.resolve(Modules.LOCKING), "release")
        .mockRejectedValueOnce(new Error("The shop fails."))
    afterEach(() => jest.restoreAllMocks())
    const complete = (shopper: Shopper) => shopper.ask("POST", `carts/${shopper.cartId}/complete`)

    it("the order that Medusa's own route places then has that payment", async () => {
      const shopper = await store.shopper()
      const resultUrl = await shopper.approve(await shopper.comeToReview())
      failOnce()
      await shopper.visit(resultUrl)
      expect(await store.admin.orders()).toEqual([])
      await complete(shopper)
      await comeToRest(store.container)
      const [order] = await store.admin.orders()
      expect([await atMedusa(store, order!.id), heldAtAmazon(store)]).toEqual([BOUGHT.medusa[0], [2500]])
      expect(await notices(store.container)).toEqual([])
    })

    it("an order that is paid by another provider then keeps none of it", async () => {
      const shopper = await store.shopper()
      const resultUrl = await shopper.approve(await shopper.comeToReview())
      failOnce()
      await shopper.visit(resultUrl)
      expect(heldAtAmazon(store)).toEqual([2500])
      await openOther(store, shopper)
      await complete(shopper)
      await comeToRest(store.container)
      expect(await store.admin.orders()).toHaveLength(1)
      expect(heldAtAmazon(store)).toEqual([])
      expect(await notices(store.container)).toEqual([])
    })

    it("and Medusa's own route has released it, the admin is told that the order is not paid", async () => {
      const shopper = await store.shopper()
      await shopper.approve(await shopper.comeToReview())
      failOnce()
      await complete(shopper)
      expect(heldAtAmazon(store)).toEqual([])
      await complete(shopper)
      await comeToRest(store.container)
      expect(await store.admin.orders()).toHaveLength(1)
      expect(await notices(store.container)).toEqual([expect.stringMatching(/2500 JPY has ended without a capture/)])
    })
  })
})
