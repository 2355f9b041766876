import { paidAndSoldOut } from "../support/sold-out"
import { describeStore } from "../support/store"

describeStore(
  "a buyer whose payment was captured at once, and who cannot get the goods any more",
  (store) => {
    it("gets the money back", async () => {
      await paidAndSoldOut(store)
      expect(store.amazon.emulator.objects("refunds")).toMatchObject([
        { refundAmount: { amount: "2500", currencyCode: "JPY" } },
      ])
      expect(await store.admin.orders()).toEqual([])
    })
  },
  { AMAZON_PAY_PAYMENT_INTENT: "AuthorizeWithCapture" },
)
