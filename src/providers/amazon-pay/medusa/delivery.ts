import type { Queries } from "../../../ledger/database"

/** Where an order goes by now. */
export interface Delivery {
  /** Medusa's row; null where nothing is delivered. */
  address: object | null
  /** Digests of the addresses that were agreed on at Amazon. */
  agreed: string[]
}

/** @param checkoutSessions that the order was paid with */
export async function readDelivery(
  queries: Queries,
  orderId: string,
  checkoutSessions: readonly string[],
): Promise<Delivery> {
  const { rows } = await queries.raw(DELIVERY, [[...checkoutSessions], orderId])
  const { address, agreed }: { address?: unknown; agreed?: unknown } = rows[0] ?? {}
  return {
    address: typeof address === "object" ? address : null,
    agreed: Array.isArray(agreed) ? agreed.map(String) : [],
  }
}

const DELIVERY = `
  select to_jsonb(address) as address, (
    select array_agg(session.imported_address) from amazon_pay_checkout_session session
    where session.id = any(?) and session.imported_address is not null and session.deleted_at is null
  ) as agreed
  from "order" left join order_address address on address.id = "order".shipping_address_id
  where "order".id = ?`
