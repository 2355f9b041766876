import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { oneAtATime } from "../support/one-at-a-time"
import { queryRows, textOf } from "../support/query-rows"

const customerSchema = z.object({
  id: z.string(),
  email: z.string().nullish(),
  account_holders: z.array(z.object({ provider_id: z.string() }).nullish()).nullish(),
})

/**
 * Makes the customer an account holder of the provider's: stores look there for whose payment methods they may charge.
 * Medusa does so only with a payment session that is begun for the customer, whose name and addresses it then keeps.
 */
export async function ensureAccountHolder(
  container: MedusaContainer,
  { order_id, provider_id }: { order_id: string; provider_id: string },
): Promise<void> {
  const [order] = await queryRows(container, { entity: "order", fields: ["customer_id"], filters: { id: order_id } })
  const customer_id = textOf(order, "customer_id")
  if (customer_id === null) return
  await oneAtATime(container, customer_id, async () => {
    const fields = ["id", "email", "account_holders.provider_id"]
    const [row] = await queryRows(container, { entity: "customer", fields, filters: { id: customer_id } })
    if (row === undefined) return
    const { email, account_holders } = customerSchema.parse(row)
    if (account_holders?.some((holder) => holder?.provider_id === provider_id)) return
    const filters = { external_id: customer_id, provider_id }
    const [known] = await queryRows(container, { entity: "account_holder", fields: ["id"], filters })
    const customer = { id: customer_id, email: email ?? "" }
    const module = container.resolve(Modules.PAYMENT)
    const account_holder_id =
      textOf(known, "id") ?? (await module.createAccountHolder({ provider_id, context: { customer } })).id
    await container.resolve(ContainerRegistrationKeys.LINK).create({
      [Modules.CUSTOMER]: { customer_id },
      [Modules.PAYMENT]: { account_holder_id },
    })
  })
}
