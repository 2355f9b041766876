import { CAPTURES, meet } from "../support/seller-central"
import { describeStore } from "../support/store"
import { someOf } from "../support/some-of"

describeStore("what a merchant captures in Seller Central while the shop is at work", (store) => {
  it.each(someOf(CAPTURES, 3))("is no more than was to be paid, and is booked: $name", async (meeting) => {
    expect(await meet(store, meeting)).toEqual([])
  })
})
