import { buttonBody } from "./store/amazon-pay/button/body"
import { detailsBody, sessionBody } from "./store/amazon-pay/checkout-sessions/[id]/body"

const BODIES = { buttonBody, sessionBody, detailsBody }

describe.each(Object.entries(BODIES))("the cart's id in %s", (_, body) => {
  it("is taken as Medusa makes it", () => {
    expect(body.safeParse({ cart_id: "cart_01JA2B3C4D5E6F7G8H9J0KMNPQ" }).success).toBe(true)
  })

  it.each(["", "cart_\u0000", "\u001b", "cart_1\n", "x".repeat(101), 7, null, undefined])(
    "is refused before the database is asked for it: %j",
    (cart_id) => {
      expect(body.safeParse({ cart_id }).success).toBe(false)
    },
  )
})
