import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { stock } from "./catalog"
import { letTimePass } from "./clock"
import type { Store } from "./store"

/** The buyer pays and closes the browser, and somebody else buys the last one. */
export async function paidAndSoldOut(store: Store) {
  const shopper = await store.shopper()
  const checkoutSessionId = await shopper.comeToReview()
  const resultUrl = await shopper.approve(checkoutSessionId, "approve", () => stock(store.container, "beans", 0))
  await letTimePass(store.container, { minutes: 1 })
  return { shopper, checkoutSessionId, resultUrl }
}

/** The buyer pays, and Medusa's database takes no order then, nor when the clock looks a minute later. */
export async function paidWhileShopFails(store: Store) {
  const shopper = await store.shopper()
  const checkoutSessionId = await shopper.comeToReview()
  const resultUrl = await shopper.approve(checkoutSessionId)
  const database = store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const tables = ["order_transaction", '"order"']
  for (const table of tables)
    await database.raw(`alter table ${table} add constraint shop_fails check (false) not valid`)
  try {
    await shopper.visit(resultUrl)
    await letTimePass(store.container, { minutes: 1 })
  } finally {
    for (const table of tables) await database.raw(`alter table ${table} drop constraint shop_fails`)
  }
  return { shopper, checkoutSessionId, resultUrl }
}
