import { RESULT_URL, REVIEW_URL, startShop, yen } from "./support/shop.js"

describe("a purchase", () => {
  it("goes from the signed button to a captured charge and a refund", async () => {
    const shop = await startShop()
    const { emulator } = shop
    const { checkoutSessionId: id, redirectUrl } = emulator.buyer.checkout(shop.press())
    expect(redirectUrl).toBe(`${REVIEW_URL}&amazonCheckoutSessionId=${id}`)

    const review = await shop.call("GET", `checkoutSessions/${id}`)
    expect(review.status).toBe(200)
    expect(review.body.shippingAddress).toMatchObject({ name: "テスト姓名", postalCode: "153-0064", city: null })
    expect(review.body.paymentPreferences).toEqual([{ paymentDescriptor: "Visa ****1111 (Amazon Pay)" }])

    const updated = await shop.update(id)
    expect(updated.body.constraints).toEqual([])
    const amazonPayRedirectUrl = String(updated.body.webCheckoutDetails?.amazonPayRedirectUrl)
    expect(emulator.buyer.approve({ amazonPayRedirectUrl })).toEqual({
      redirectUrl: `${RESULT_URL}&amazonCheckoutSessionId=${id}`,
    })

    const completed = await shop.complete(id)
    expect(completed.status).toBe(200)
    expect(completed.body.statusDetails?.state).toBe("Completed")
    expect(completed.body.chargePermissionId).toMatch(/^S03-\d{7}-\d{7}$/)
    expect(completed.body.chargeId).toMatch(/^S03-\d{7}-\d{7}-C\d{6}$/)

    const captured = await shop.call("POST", `charges/${completed.body.chargeId}/capture`, {
      body: { captureAmount: yen(2500) },
    })
    expect(captured.status).toBe(200)
    expect(captured.body.statusDetails?.state).toBe("Captured")

    const refund = await shop.call("POST", "refunds", {
      body: { chargeId: completed.body.chargeId, refundAmount: yen(500) },
    })
    expect(refund.status).toBe(201)
    expect(refund.body.statusDetails?.state).toBe("RefundInitiated")
    emulator.clock.advance({ minutes: 1 })
    const settled = await shop.call("GET", `refunds/${refund.body.refundId}`)
    expect(settled.body.statusDetails?.state).toBe("Refunded")
  })
})
