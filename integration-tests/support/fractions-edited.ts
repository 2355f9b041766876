import { booksOfAmazon, booksOfMedusa } from "./books"
import { shopperFor, type Market } from "./priced"
import { quiet } from "./quiet"
import { describeStore } from "./store"

/** What one thing costs, and what several of it cost at Amazon. */
interface Edit {
  price: number
  atAmazon: string
  quantity: number
  total: string
}

/** Orders that are edited upward, where prices have fractions of the smallest unit. */
export function describeEditedFractions(market: Market, edits: readonly Edit[], env: Record<string, string> = {}) {
  describeStore(
    `an edited order with fractions of the smallest unit of ${market.currency.toUpperCase()}`,
    (store) => {
      it.each(edits)("of $price is charged for $quantity as its exact total rounds", async (edit) => {
        const { price, atAmazon, quantity, total } = edit
        const { orderId } = await (await shopperFor(store, market, price)).buy()
        const { body } = await store.admin.ask<{ order: { items: { variant_id: string }[] } }>(
          "GET",
          `orders/${orderId}`,
        )
        await store.admin.edit(orderId, body.order.items[0]!.variant_id, quantity - 1)
        await quiet()
        expect(store.amazon.emulator.objects("charges")).toMatchObject([
          { statusDetails: { state: "Canceled" }, chargeAmount: { amount: atAmazon } },
          { statusDetails: { state: "Authorized" }, chargeAmount: { amount: total } },
        ])
        await store.admin.capture(orderId)
        await store.admin.refresh(orderId)
        expect(booksOfAmazon(store).captured).toBe(Number(total))
        expect((await booksOfMedusa(store, orderId)).captured).toBeCloseTo(price * quantity, 8)
      })
    },
    { AMAZON_PAY_ALLOW_OVERCHARGE: "true", ...env },
  )
}
