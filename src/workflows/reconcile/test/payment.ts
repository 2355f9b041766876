import BigNumber from "bignumber.js"
import type { ChargePermission } from "../../../amazon/resources/charge-permission"
import type { ChargePermissionState } from "../../../amazon/states"
import { COLLECTION, operationEntry, PERMISSION, PROVIDER, SESSION } from "../../../ledger/test/entries"
import { termsOf } from "../../../providers/amazon-pay/data/payment-data"
import type { OrderPayment } from "../../books/order-payments"

const BEGUN = operationEntry(
  {
    kind: "complete",
    checkoutSessionId: "00000000-0000-4000-8000-000000000000" as never,
    chargeAmount: { amount: "2500", currencyCode: "JPY" },
    paymentIntent: "Authorize",
    paymentDescriptor: null,
  },
  { owner: SESSION, subject: "00000000-0000-4000-8000-000000000000", object_id: PERMISSION },
)

/** A payment of ¥2,500. */
export function paymentWith(more: Partial<OrderPayment> = {}): OrderPayment {
  return {
    payment_id: "pay_1",
    payment_session_id: SESSION,
    collection: {
      id: COLLECTION,
      status: "authorized",
      amount: new BigNumber(2500),
      captured: new BigNumber(0),
      refunded: new BigNumber(0),
      isShared: false,
    },
    provider_id: PROVIDER,
    session_status: "authorized",
    currency_code: "JPY",
    amount: new BigNumber(2500),
    isCaptured: false,
    canceled: false,
    captures: [],
    refunds: [],
    begun: BEGUN,
    terms: termsOf(BEGUN, { permissions: [] }),
    charges: [],
    chargeRefunds: [],
    operations: [BEGUN],
    ...more,
  }
}

export function permissionIn(
  state: ChargePermissionState,
  reasonCode: string | null = null,
  limits: Partial<ChargePermission> = {},
): ChargePermission {
  return {
    chargePermissionId: PERMISSION,
    chargePermissionType: "OneTime",
    state,
    reasonCode,
    reasonDescription: null,
    amountLimit: null,
    amountBalance: null,
    paymentDescriptor: null,
    merchantReferenceId: "1",
    recurringMetadata: null,
    expirationTimestamp: null,
    ...limits,
  }
}
