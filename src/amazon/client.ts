import type { DeliveryTracker } from "./delivery-tracker/delivery-tracker"
import { AmazonPayUnavailableError } from "./errors"
import type { ChargeId, ChargePermissionId, CheckoutSessionId, RefundId } from "./ids"
import type { Price } from "./money"
import { readCharge, type Charge, type NewCharge } from "./resources/charge"
import { readChargePermission, type ChargePermission, type ChargePermissionUpdate } from "./resources/charge-permission"
import { readCheckoutSession, type CheckoutSession, type CheckoutSessionUpdate } from "./resources/checkout-session"
import { readRefund, type Refund } from "./resources/refund"
import type { ApiRequest, Transport } from "./transport/transport"

/**
 * Amazon Pay Checkout v2, the calls a store makes. Every method throws AmazonPayError and nothing else.
 * @see https://developer.amazon.com/docs/amazon-pay-api-v2/introduction.html
 */
export interface AmazonPayClient {
  /**
   * A session that no buyer knows of: it holds no money, and Amazon ends it after a day. It shows that Amazon takes the key
   * and the storeId.
   */
  createCheckoutSession(
    session: { storeId: string; webCheckoutDetails: { checkoutReviewReturnUrl: string } },
    idempotencyKey: string,
  ): Promise<{ answeredAt: Date | null }>
  getCheckoutSession(id: CheckoutSessionId): Promise<CheckoutSession>
  updateCheckoutSession(id: CheckoutSessionId, update: CheckoutSessionUpdate): Promise<CheckoutSession>
  /**
   * Finalises the payment. It carries no idempotency key: Amazon keeps a key's first answer for ever, so a "not yet"
   * would be repeated after the buyer has approved. The session's state makes it repeatable instead.
   * @returns `pending` when the authorization is still being decided (202)
   */
  completeCheckoutSession(
    id: CheckoutSessionId,
    amounts: { chargeAmount: Price; totalOrderAmount?: Price },
  ): Promise<{ session: CheckoutSession; pending: boolean }>
  getChargePermission(id: ChargePermissionId): Promise<ChargePermission>
  updateChargePermission(id: ChargePermissionId, update: ChargePermissionUpdate): Promise<ChargePermission>
  closeChargePermission(
    id: ChargePermissionId,
    closing: { closureReason: string; cancelPendingCharges: boolean },
  ): Promise<ChargePermission>
  createCharge(charge: NewCharge, idempotencyKey: string): Promise<Charge>
  getCharge(id: ChargeId): Promise<Charge>
  captureCharge(id: ChargeId, captureAmount: Price, idempotencyKey: string): Promise<Charge>
  cancelCharge(id: ChargeId, cancellationReason: string): Promise<Charge>
  createRefund(refund: { chargeId: ChargeId; refundAmount: Price }, idempotencyKey: string): Promise<Refund>
  getRefund(id: RefundId): Promise<Refund>
  /** A number that was told before is an AmazonPayInvalidRequestError. */
  createDeliveryTracker(tracker: DeliveryTracker): Promise<void>
}

export function createAmazonPayClient(transport: Transport): AmazonPayClient {
  const call = async (request: ApiRequest) => (await transport.send(request)).body

  return {
    async createCheckoutSession(session, idempotencyKey) {
      const { answeredAt } = await transport.send({
        method: "POST",
        path: "checkoutSessions",
        body: session,
        idempotencyKey,
      })
      return { answeredAt }
    },
    async getCheckoutSession(id) {
      return readCheckoutSession(id, await call({ method: "GET", path: `checkoutSessions/${id}` }))
    },
    async updateCheckoutSession(id, update) {
      return readCheckoutSession(id, await call({ method: "PATCH", path: `checkoutSessions/${id}`, body: update }))
    },
    async completeCheckoutSession(id, amounts) {
      const answer = await transport.send({ method: "POST", path: `checkoutSessions/${id}/complete`, body: amounts })
      return { session: readCheckoutSession(id, answer.body), pending: answer.status === 202 }
    },
    async getChargePermission(id) {
      return readChargePermission(id, await call({ method: "GET", path: `chargePermissions/${id}` }))
    },
    async updateChargePermission(id, update) {
      return readChargePermission(id, await call({ method: "PATCH", path: `chargePermissions/${id}`, body: update }))
    },
    async closeChargePermission(id, closing) {
      return readChargePermission(
        id,
        await call({ method: "DELETE", path: `chargePermissions/${id}/close`, body: closing }),
      )
    },
    async createCharge(charge, idempotencyKey) {
      const operation: ApiRequest = { method: "POST", path: "charges", body: charge, idempotencyKey }
      return named(readCharge(null, await call(operation)), operation)
    },
    async getCharge(id) {
      return readCharge(id, await call({ method: "GET", path: `charges/${id}` }))
    },
    async captureCharge(id, captureAmount, idempotencyKey) {
      const body = { captureAmount }
      return readCharge(id, await call({ method: "POST", path: `charges/${id}/capture`, body, idempotencyKey }))
    },
    async cancelCharge(id, cancellationReason) {
      return readCharge(
        id,
        await call({ method: "DELETE", path: `charges/${id}/cancel`, body: { cancellationReason } }),
      )
    },
    async createRefund(refund, idempotencyKey) {
      const operation: ApiRequest = { method: "POST", path: "refunds", body: refund, idempotencyKey }
      return named(readRefund(null, await call(operation)), operation)
    },
    async getRefund(id) {
      return readRefund(id, await call({ method: "GET", path: `refunds/${id}` }))
    },
    async createDeliveryTracker(tracker) {
      await call({ method: "POST", path: "deliveryTrackers", body: tracker })
    },
  }
}

/** A new object without a usable id was made all the same: the same key asks for it again. */
function named<Resource>(resource: Resource | null, request: ApiRequest): Resource {
  if (resource) return resource
  const operation = `${request.method} ${request.path}`
  throw new AmazonPayUnavailableError(`Amazon Pay's answer to ${operation} names no id.`, {
    operation,
    reasonCode: "UnreadableAnswer",
    status: null,
    requestId: null,
  })
}
