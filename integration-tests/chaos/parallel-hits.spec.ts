import { chargesAt } from "../support/books"
import { orderOf, Shopper } from "../support/shopper"
import { say, tell } from "./report"
import { Shop } from "./shop"

/** Set by scripts/chaos.mjs. */
const CHECKOUTS = Number(process.env["CHAOS_CHECKOUTS"])
const HITS = Number(process.env["CHAOS_PARALLEL_HITS"])
const INSTANCES = Number(process.env["CHAOS_INSTANCES"])

/** Milliseconds. */
const LONGEST = (60 + CHECKOUTS) * 60_000

it(
  "makes one order and one charge of a buyer whose browser hits the result page over and over at once",
  async () => {
    const shop = await Shop.open(INSTANCES, process.env["CHAOS_LOG"] ?? "")
    const wrong: object[] = []
    let redirected = 0
    try {
      say("Medusa runs")
      for (let number = 1; number <= CHECKOUTS; number++) {
        const shopper = await Shopper.withCart(shop.url, shop.amazon, shop.seeded)
        const checkoutSessionId = await shopper.comeToReview()
        const resultUrl = await shopper.approve(checkoutSessionId)
        const pages = await Promise.allSettled(Array.from({ length: HITS }, () => shopper.visit(resultUrl)))
        const orders = new Set(pages.map((page) => (page.status === "fulfilled" ? orderOf(page.value) : null)))
        redirected += pages.filter(({ status }) => status === "fulfilled").length
        const placed = await shop.sql<{ order_id: string }>("select order_id from order_cart where cart_id = $1", [
          shopper.cartId,
        ])
        const charges = chargesAt(shop, checkoutSessionId).map(({ statusDetails }) => statusDetails.state)
        const isRight = placed.length === 1 && orders.size === 1 && orders.has(placed[0]!.order_id)
        if (!isRight || charges.join() !== "Authorized") {
          wrong.push({ checkout: number, checkoutSessionId, ledTo: [...orders], placed, charges })
        }
        if (number % 10 === 0) say(`${number} checkouts`)
      }
    } finally {
      await shop.close()
    }
    for (const one of wrong) say(JSON.stringify(one, null, 2))
    tell({ checkouts: CHECKOUTS, hits: CHECKOUTS * HITS, redirected, wrong: wrong.length })
    expect(wrong.length).toBe(0)
  },
  LONGEST,
)
