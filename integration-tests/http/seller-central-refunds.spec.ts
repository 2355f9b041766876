import { meet, REFUNDS } from "../support/seller-central"
import { describeStore } from "../support/store"
import { someOf } from "../support/some-of"

describeStore("what a merchant refunds in Seller Central while the shop is at work", (store) => {
  it.each(someOf(REFUNDS, 2))("is booked beside what the shop refunds: $name", async (meeting) => {
    expect(await meet(store, meeting)).toEqual([])
  })
})
