import { reviewPayload } from "../../../amazon/button"
import { isCheckoutSessionId, type ChargePermissionId } from "../../../amazon/ids"
import { authorize, MERCHANT, pressed, RETURN_URLS, yen } from "../../../amazon/test/sandbox"
import type { ChargePermissionType } from "../../../amazon/states"
import { authorizePayment } from "../methods/authorize-payment"
import { initiatePayment } from "../methods/initiate-payment"
import { PROVIDER, paymentOf, type TestProvider } from "./provider"

export const OWNER = "cus_owner"

const TYPES = {
  OneTime: { chargePermissionType: "OneTime" },
  Recurring: {
    chargePermissionType: "Recurring",
    recurringMetadata: { frequency: { unit: "Month", value: "1" }, amount: null },
  },
  PaymentMethodOnFile: { chargePermissionType: "PaymentMethodOnFile" },
} as const satisfies Record<ChargePermissionType, object>

/** A first order of ¥2,500 by the owner, and the Charge Permission that came of it. */
export async function storedMethod(provider: TestProvider, type: ChargePermissionType): Promise<ChargePermissionId> {
  const { sandbox, ledger, clock, database } = provider
  const { client, emulator } = sandbox
  const agreement = TYPES[type]
  const payload = reviewPayload({
    storeId: MERCHANT.storeId,
    returnUrls: RETURN_URLS,
    ...agreement,
    allowOvercharge: false,
    extendExpiration: false,
  })
  const { checkoutSessionId } = emulator.buyer.checkout(pressed(payload))
  if (!isCheckoutSessionId(checkoutSessionId)) throw new Error("There is no Checkout Session.")
  await client.updateCheckoutSession(checkoutSessionId, authorize(2500, false))
  emulator.buyer.approve({ checkoutSessionId })
  const { session } = await client.completeCheckoutSession(checkoutSessionId, { chargeAmount: yen(2500) })
  const id = session.chargePermissionId
  if (id === null) throw new Error("There is no Charge Permission.")
  const first = "pay_col_first"
  await database.raw(
    "insert into amazon_pay_charge_permission (id, provider_id, payment_collection_id) values (?, ?, ?)",
    [id, PROVIDER, first],
  )
  await ledger.savePermission(await client.getChargePermission(id), clock.now(), null)
  await database.raw("insert into payment_collection (id, amount) values (?, 2500)", [first])
  await database.raw("insert into customer (id, has_account) values (?, true)", [OWNER])
  await orderFor(provider, { collection: first, order: "order_first", customer: OWNER })
  return id
}

export async function orderFor(
  { database }: TestProvider,
  { collection, order, customer }: { collection: string; order: string; customer: string },
): Promise<void> {
  await database.raw('insert into "order" (id, customer_id, display_id) values (?, ?, 7)', [order, customer])
  await database.raw("insert into order_payment_collection values (?, ?, null)", [order, collection])
}

export async function cartFor(
  { database }: TestProvider,
  { collection, customer }: { collection: string; customer: string | null },
): Promise<void> {
  await database.raw("insert into cart (id, customer_id) values ('cart_1', ?)", [customer])
  await database.raw("insert into cart_payment_collection values ('cart_1', ?, null)", [collection])
}

let number = 0

export interface Begun {
  sessionId: string
  authorize: () => Promise<string>
}

/** A payment session on a stored method, as a subscription engine begins it. @param options.customer named by the server */
export async function begin(
  provider: TestProvider,
  data: Record<string, unknown>,
  { customer, amount = "2500", collection }: { customer?: string; amount?: string; collection?: string } = {},
): Promise<Begun> {
  const { database } = provider
  const sessionId = `payses_stored_${++number}`
  const id = collection ?? `pay_col_stored_${number}`
  await database.raw("insert into payment_collection (id, amount) values (?, ?) on conflict (id) do nothing", [
    id,
    amount,
  ])
  await database.raw(
    `insert into payment_session (id, payment_collection_id, provider_id, currency_code, amount, context)
     values (?, ?, ?, 'jpy', ?, ?::jsonb)`,
    [sessionId, id, PROVIDER, amount, JSON.stringify(customer ? { customer: { id: customer } } : {})],
  )
  const context = { idempotency_key: sessionId, ...(customer ? { customer: { id: customer } } : {}) }
  await initiatePayment(provider, { amount, currency_code: "jpy", data, context } as never)
  return {
    sessionId,
    async authorize() {
      const { status, data } = await authorizePayment(provider, { context: { idempotency_key: sessionId } })
      paymentOf(data)
      return status
    },
  }
}
