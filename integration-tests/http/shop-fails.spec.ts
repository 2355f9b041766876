import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { STOREFRONT } from "../support/account"
import { failureOf } from "../support/shopper"
import { describeStore } from "../support/store"

describeStore("when the shop fails while the buyer is at Amazon", (store) => {
  it("they come back from the hosted page to the cart, with a word that helps", async () => {
    const shopper = await store.shopper()
    const { url } = await shopper.goToAmazon()
    const [session] = store.amazon.emulator.objects("checkoutSessions") as { buyer: object }[]
    // An e-mail address that Medusa takes for none.
    const body = { ...session, buyer: { ...session!.buyer, email: "nobody" } }
    store.amazon.emulator.faults.add({ kind: "status", status: 200, path: "/checkoutSessions", method: "GET", body })
    const page = await shopper.visit(url)
    expect([page.origin + page.pathname, failureOf(page)]).toEqual([`${STOREFRONT}/cart`, "shop_unreachable"])
  })

  it("they come back from the payment to the cart, with a word that helps", async () => {
    const shopper = await store.shopper()
    await shopper.enterAddress()
    await shopper.chooseShipping()
    const { url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
    const database = store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await database.raw("alter table payment_session add constraint shop_fails check (false) not valid")
    const page = await shopper.visit(url)
    await database.raw("alter table payment_session drop constraint shop_fails")
    expect([page.origin + page.pathname, failureOf(page)]).toEqual([`${STOREFRONT}/cart`, "shop_unreachable"])
  })
})
