import {
  AmazonPayAmountError,
  AmazonPayInvalidRequestError,
  AmazonPayNotFoundError,
  AmazonPayStateError,
  AmazonPayUnavailableError,
} from "./errors"
import { createAmazonPayClient } from "./client"
import { isCheckoutSessionId } from "./ids"
import { startLoopback } from "./test/loopback"
import { AT_ONCE, authorize, MERCHANT, RETURN_URLS, signer, startSandbox, yen, type Sandbox } from "./test/sandbox"
import { createTransport } from "./transport/transport"

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ start: "2026-10-01T00:00:00Z" })
})
afterEach(() => sandbox.emulator.close())

/** A purchase up to Complete: its permission and its charge. */
async function bought(amount = 2500) {
  const { session } = await sandbox.purchase(amount)
  return { chargePermissionId: session.chargePermissionId!, chargeId: session.chargeId! }
}

describe("a Checkout Session", () => {
  it("tells of the buyer, both addresses and the payment method", async () => {
    const session = await sandbox.client.getCheckoutSession(sandbox.buyerReturns())
    expect(session).toMatchObject({
      state: "Open",
      productType: "PayAndShip",
      buyer: { name: expect.any(String), email: expect.stringContaining("@") },
      shippingAddress: { postalCode: "153-0064", countryCode: "JP" },
      billingAddress: { countryCode: "JP" },
      paymentDescriptor: expect.stringContaining("1111"),
      chargeId: null,
    })
  })

  it("lists what is missing until the amount is set, and then leads on to Amazon", async () => {
    const id = sandbox.buyerReturns()
    const before = await sandbox.client.getCheckoutSession(id)
    const after = await sandbox.client.updateCheckoutSession(id, authorize(2500))
    expect(before.constraints).toContain("ChargeAmountNotSet")
    expect(before.webCheckoutDetails.amazonPayRedirectUrl).toBeNull()
    expect(after.constraints).toEqual([])
    expect(after.webCheckoutDetails.amazonPayRedirectUrl).toContain(sandbox.emulator.url)
    expect(after.chargeAmount?.toString()).toBe("2500 JPY")
  })

  it("has a permission and a charge when it is completed", async () => {
    const { session, pending } = await sandbox.purchase(2500)
    expect(pending).toBe(false)
    expect(session).toMatchObject({ state: "Completed", chargePermissionId: expect.any(String) })
    expect(await sandbox.client.getCharge(session.chargeId!)).toMatchObject({ state: "Authorized" })
  })

  it("is completed but pending when the authorization takes its time", async () => {
    const { session, pending } = await sandbox.purchase(2500, { payment: "0701" })
    expect(pending).toBe(true)
    expect(await sandbox.client.getCharge(session.chargeId!)).toMatchObject({ state: "AuthorizationInitiated" })
  })

  it("is not completed with another amount", async () => {
    const id = sandbox.buyerReturns()
    await sandbox.client.updateCheckoutSession(id, authorize(2500))
    sandbox.emulator.buyer.approve({ checkoutSessionId: id })
    await expect(sandbox.client.completeCheckoutSession(id, { chargeAmount: yen(1) })).rejects.toThrow(
      AmazonPayAmountError,
    )
  })

  it("is completed without an idempotency key, so that a not yet is not repeated for ever", async () => {
    await bought()
    const complete = sandbox.emulator.requests.list().find(({ path }) => path.endsWith("/complete"))
    expect(complete?.idempotencyKey).toBeNull()
  })

  it("is made without a buyer, once for one key, and tells Amazon's time", async () => {
    const session = {
      storeId: MERCHANT.storeId,
      webCheckoutDetails: { checkoutReviewReturnUrl: RETURN_URLS.review },
    }
    const { answeredAt } = await sandbox.client.createCheckoutSession(session, "check-1")
    await sandbox.client.createCheckoutSession(session, "check-1")
    expect(answeredAt).toBeInstanceOf(Date)
    expect(sandbox.emulator.objects("checkoutSessions")).toHaveLength(1)
  })

  it("that Amazon does not know is not found", async () => {
    const [id] = ["00000000-0000-4000-8000-000000000000"].filter(isCheckoutSessionId)
    await expect(sandbox.client.getCheckoutSession(id!)).rejects.toThrow(AmazonPayNotFoundError)
  })
})

describe("a Charge Permission", () => {
  it("tells what may be charged and what is left of it", async () => {
    const { chargePermissionId } = await bought()
    const permission = await sandbox.client.getChargePermission(chargePermissionId)
    expect(permission).toMatchObject({ chargePermissionId, state: expect.stringMatching(/Chargeable/) })
    expect(permission.amountLimit?.toString()).toBe("2500 JPY")
    expect(permission.amountBalance?.isZero()).toBe(true)
    expect(permission.expirationTimestamp?.toISOString()).toMatch(/^2027-03-/)
  })

  it("takes the order's number", async () => {
    const { chargePermissionId } = await bought()
    const update = { merchantMetadata: { merchantReferenceId: "order-7" } }
    const permission = await sandbox.client.updateChargePermission(chargePermissionId, update)
    expect(permission.chargePermissionId).toBe(chargePermissionId)
    expect(JSON.stringify(sandbox.emulator.objects("chargePermissions"))).toContain("order-7")
  })

  it("is closed, with the charges that are not captured", async () => {
    const { chargePermissionId, chargeId } = await bought()
    const closing = { closureReason: "No more business with the customer", cancelPendingCharges: true }
    expect(await sandbox.client.closeChargePermission(chargePermissionId, closing)).toMatchObject({ state: "Closed" })
    expect(await sandbox.client.getCharge(chargeId)).toMatchObject({ state: "Canceled" })
  })
})

describe("a Charge", () => {
  /** A permission whose charge was given up, so that there is something left to charge. */
  async function freed() {
    const { chargePermissionId, chargeId } = await bought()
    await sandbox.client.cancelCharge(chargeId, "Another one follows")
    return chargePermissionId
  }
  const charge = { chargeAmount: yen(1000), captureNow: false, canHandlePendingAuthorization: false }

  it("is created on the permission", async () => {
    const created = await sandbox.client.createCharge({ chargePermissionId: await freed(), ...charge }, "charge-1")
    expect(created.chargeAmount?.toString()).toBe("1000 JPY")
    expect(created.state).toBe("Authorized")
  })

  it("is created once for one key", async () => {
    const chargePermissionId = await freed()
    const first = await sandbox.client.createCharge({ chargePermissionId, ...charge }, "charge-1")
    const second = await sandbox.client.createCharge({ chargePermissionId, ...charge }, "charge-1")
    expect(second.chargeId).toBe(first.chargeId)
  })

  it("is captured in part", async () => {
    const { chargeId } = await bought()
    const captured = await sandbox.client.captureCharge(chargeId, yen(1000), "capture-1")
    expect(captured).toMatchObject({ chargeId, state: "Captured" })
    expect(captured.captureAmount?.toString()).toBe("1000 JPY")
  })

  it("is not captured twice", async () => {
    const { chargeId } = await bought()
    await sandbox.client.captureCharge(chargeId, yen(1000), "capture-1")
    await expect(sandbox.client.captureCharge(chargeId, yen(1000), "capture-2")).rejects.toThrow(AmazonPayStateError)
  })

  it("is canceled", async () => {
    const { chargeId } = await bought()
    expect(await sandbox.client.cancelCharge(chargeId, "Out of stock")).toMatchObject({ chargeId, state: "Canceled" })
  })

  it("keeps why it was canceled", async () => {
    const { chargeId } = await bought()
    await sandbox.client.cancelCharge(chargeId, "Out of stock")
    expect(JSON.stringify(sandbox.emulator.objects("charges"))).toContain("Out of stock")
  })
})

describe("a Refund", () => {
  async function captured() {
    const { chargeId } = await bought()
    await sandbox.client.captureCharge(chargeId, yen(2500), "capture-1")
    return chargeId
  }

  it("begins as RefundInitiated, and is Refunded later", async () => {
    const chargeId = await captured()
    const refund = await sandbox.client.createRefund({ chargeId, refundAmount: yen(500) }, "refund-1")
    expect(refund).toMatchObject({ state: "RefundInitiated" })
    sandbox.emulator.clock.advance({ days: 1 })
    expect(await sandbox.client.getRefund(refund.refundId)).toMatchObject({ state: "Refunded" })
    expect((await sandbox.client.getCharge(chargeId)).refundedAmount?.toString()).toBe("500 JPY")
  })

  it("is made once for one key", async () => {
    const chargeId = await captured()
    const first = await sandbox.client.createRefund({ chargeId, refundAmount: yen(500) }, "refund-1")
    const second = await sandbox.client.createRefund({ chargeId, refundAmount: yen(500) }, "refund-1")
    expect(second.refundId).toBe(first.refundId)
  })
})

describe("a delivery tracker", () => {
  it("is taken once for a parcel", async () => {
    const { chargePermissionId } = await bought()
    const tracker = { chargePermissionId, deliveryDetails: [{ trackingNumber: "1Z999", carrierCode: "TAQBIN_JP" }] }
    await sandbox.client.createDeliveryTracker(tracker)
    await expect(sandbox.client.createDeliveryTracker(tracker)).rejects.toThrow(AmazonPayInvalidRequestError)
  })
})

describe("an answer that names no id", () => {
  it("asks to try again with the same key, because the charge may have been made", async () => {
    const { chargePermissionId } = await bought()
    const server = await startLoopback((response) => response.writeHead(201).end("{}"))
    const client = createAmazonPayClient(createTransport({ endpoint: server.url, signer, retry: AT_ONCE }))
    const charge = { chargePermissionId, chargeAmount: yen(1), captureNow: false, canHandlePendingAuthorization: false }
    const failure: unknown = await client.createCharge(charge, "charge-1").catch((error: unknown) => error)
    await server.close()
    expect(failure).toBeInstanceOf(AmazonPayUnavailableError)
    expect(failure).toMatchObject({ reasonCode: "UnreadableAnswer", retryable: true })
    expect(failure).toHaveProperty("message", "Amazon Pay's answer to POST charges names no id.")
  })
})
