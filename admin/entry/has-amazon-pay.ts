/** As much of Medusa's order as decides whether the panel has anything to say. */
export interface OrderWithPayments {
  payment_collections?: readonly PaymentCollection[] | null
}

interface PaymentCollection {
  payments?: readonly WithProvider[] | null
  payment_sessions?: readonly WithProvider[] | null
}

interface WithProvider {
  provider_id: string
}

/** "pp_" + the provider's identifier; the account's id may follow: pp_amazon-pay_jp. */
const PROVIDER_ID = /^pp_amazon-pay(_|$)/

/** Nobody has paid it, nor begun to: what a renewal's order is once Amazon has declined it. Only the server knows. */
export function isUnpaid({ payment_collections }: OrderWithPayments): boolean {
  const collections = payment_collections ?? []
  return (
    collections.length > 0 &&
    collections.every(({ payments, payment_sessions }) => !payments?.length && !payment_sessions?.length)
  )
}

/** Decided from the order the dashboard already holds, so that other orders cost no request. */
export function hasAmazonPay(order: OrderWithPayments): boolean {
  return (order.payment_collections ?? []).some((collection) =>
    [...(collection.payments ?? []), ...(collection.payment_sessions ?? [])].some(({ provider_id }) =>
      PROVIDER_ID.test(provider_id),
    ),
  )
}
