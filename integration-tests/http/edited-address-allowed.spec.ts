import { quiet } from "../support/quiet"
import { orderOf } from "../support/shopper"
import { describeStore } from "../support/store"

describeStore(
  "a store that ships to addresses edited in the shop",
  (store) => {
    it("places the order with the edited address, and the panel says that it is another one", async () => {
      const shopper = await store.shopper()
      const id = await shopper.comeToReview()
      await shopper.enterAddress({ address_1: "別の町9-9-9" })
      const { body } = await shopper.review(id)
      const orderId = orderOf(await shopper.visit(await shopper.approve(id))) ?? "none"
      expect(body.checkout_session["error"]).toBeNull()
      expect(await store.admin.order(orderId)).toMatchObject({ shipping_address: { address_1: "別の町9-9-9" } })
      await quiet()
      expect(await store.admin.panel(orderId)).toMatchObject({ warnings: [{ kind: "address_edited" }] })
    })

    it("places the order when the shop writes Amazon's address in its own way", async () => {
      const shopper = await store.shopper()
      const checkoutSessionId = await shopper.comeToReview()
      const own = { first_name: "Hanako", last_name: "Yamada", city: "Meguro-ku", address_1: "Shimomeguro 1-8-1" }
      await shopper.ask("POST", `carts/${shopper.cartId}`, {
        shipping_address: {
          ...own,
          country_code: "jp",
          province: "jp-13",
          postal_code: "1530064",
          phone: "+81312345678",
        },
      })
      const orderId = orderOf(await shopper.visit(await shopper.approve(checkoutSessionId)))
      expect((await store.admin.order(orderId!)).shipping_address).toMatchObject(own)
    })
  },
  { AMAZON_PAY_ALLOW_EDITED_ADDRESS: "true" },
)
