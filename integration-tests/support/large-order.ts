import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Store } from "./store"

/** What an order was paid and refunded in, and what happened to it. */
export interface Size {
  charges: number
  refunds: number
  entries: number
}

/**
 * Gives an order so many rows in the ledger, and Medusa's payment as many captures and refunds. What is bought has one charge
 * and one entry already.
 */
export async function enlarge(
  { container }: Store,
  orderId: string,
  { charges, refunds, entries }: Size,
): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const run = (sql: string, bindings: unknown[]) => connection.raw(sql, bindings as never)
  const own = `from amazon_pay_charge own
    join order_payment_collection link on link.payment_collection_id = own.payment_collection_id
    join payment on payment.payment_session_id = own.payment_session_id
    where link.order_id = ? and own.operation_id not like 'large_%' and own.id not like '%-L%'`
  await run(
    `insert into amazon_pay_charge (id, charge_permission_id, provider_id, payment_session_id, payment_collection_id, state,
       currency_code, amount, captured, refunded, operation_id, capture_id, seen_at, announced)
     select own.charge_permission_id || '-L' || n, own.charge_permission_id, own.provider_id, own.payment_session_id,
       own.payment_collection_id, 'Captured', 'JPY', '100', '100', '0', 'large_' || n, 'capt_large' || n, now(), 'Captured'
     from generate_series(1, ?) n, (select own.* ${own}) own`,
    [charges - 1, orderId],
  )
  await run(
    `insert into amazon_pay_refund (id, charge_id, state, currency_code, amount, operation_id, refund_id)
     select own.charge_permission_id || '-R' || n, own.charge_permission_id || '-L' || (n % ? + 1),
       'Refunded', 'JPY', '10', 'large_r' || n, 'ref_large' || n
     from generate_series(1, ?) n, (select own.* ${own}) own`,
    [charges - 1, refunds, orderId],
  )
  await run(
    `insert into amazon_pay_operation (id, kind, provider_id, subject, charge_id, owner, asked_by, payment_session_id,
       payment_collection_id, amount, currency_code, request, idempotency_key, outcome, attempts, settled_at)
     select 'large_o' || n, 'refund', own.provider_id, own.charge_permission_id, own.id, 'ref_large' || n, 'user_large',
       own.payment_session_id, own.payment_collection_id, '10', 'JPY',
       jsonb_build_object('kind', 'refund', 'chargeId', own.id,
         'refundAmount', jsonb_build_object('amount', '10', 'currencyCode', 'JPY')),
       'key' || n, 'made', 1, now()
     from generate_series(1, ?) n, (select own.* ${own}) own`,
    [Math.floor(entries / 2), orderId],
  )
  await run(
    `insert into amazon_pay_event (id, order_id, name, data, told_at)
     select 'large_e' || n, ?, 'limits_differ', '{}'::jsonb || jsonb_build_object('object_id', null, 'reason_code', null,
       'amount', '10', 'currency_code', 'JPY'), now() - n * interval '1 minute' from generate_series(1, ?) n`,
    [orderId, entries - 1 - Math.floor(entries / 2)],
  )
  for (const [table, count, amount] of [
    ["capture", charges, 100],
    ["refund", refunds, 10],
  ] as const) {
    await run(
      `insert into ${table} (id, payment_id, amount, raw_amount, created_by)
       select ? || n, payment_id, ?, jsonb_build_object('value', ?::text, 'precision', 20), 'user_large'
       from generate_series(1, ?) n, (select payment.id as payment_id ${own}) own`,
      [table === "capture" ? "capt_large" : "ref_large", amount, String(amount), count, orderId],
    )
  }
}
