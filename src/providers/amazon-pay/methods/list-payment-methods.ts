import type { ListPaymentMethodsInput, ListPaymentMethodsOutput } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { PermissionEntry } from "../../../ledger/permission"
import type { ProviderContext } from "../provider-context"

const schema = z.object({
  account_holder: z.object({ external_id: z.string().nullish(), provider_id: z.string().nullish() }).nullish(),
  customer: z.object({ id: z.string() }).nullish(),
})

/** Who asks: Medusa hands over the whole row of the account holder, whose external_id is the customer's id, or the customer. */
export function readCustomer(context: unknown): { customer_id: string | null; provider_id: string | null } {
  const { account_holder, customer } = schema.safeParse(context).data ?? {}
  return {
    customer_id: account_holder?.external_id ?? customer?.id ?? null,
    provider_id: account_holder?.provider_id ?? null,
  }
}

const MOST = 100

/** The customer's own open agreements with the shop, the newest first. No call to Amazon. */
export async function listPaymentMethods(
  { ledger, rows }: Pick<ProviderContext, "ledger" | "rows">,
  { context }: ListPaymentMethodsInput,
): Promise<ListPaymentMethodsOutput> {
  const { customer_id, provider_id } = readCustomer(context)
  if (customer_id === null) return []
  const of = await rows.collectionsOfCustomer(customer_id)
  const agreements = await ledger.agreements({ of, state: null, limit: MOST, offset: 0 })
  return agreements.rows
    .filter((one) => one.state !== "Closed" && (provider_id === null || one.provider_id === provider_id))
    .map((one) => ({ id: one.id, data: viewOf(one) }))
}

function viewOf({ created_at, recurring_metadata, expires_at, ...permission }: PermissionEntry) {
  const { type, state, payment_descriptor } = permission
  return {
    type,
    state,
    payment_descriptor,
    frequency: recurring_metadata?.frequency ?? null,
    expires_at: expires_at?.toISOString() ?? null,
    /** In seconds: stores charge what has the highest. */
    created: Math.floor(created_at.getTime() / 1000),
  }
}
