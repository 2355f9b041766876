import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Account } from "../../providers/amazon-pay/account/account"
import { sellerCentralSettings } from "../../providers/amazon-pay/account/seller-central-settings"
import { amazonPayModule } from "../support/amazon-pay-module"
import { workflowOf } from "../support/workflow-of"
import type { AccountView } from "./types"

/** The store's accounts, as they are configured and as notifications have come. No secrets, no call to Amazon. */
export const listAccountsWorkflow = workflowOf("amazon-pay-list-accounts", listAccounts)

async function listAccounts(container: MedusaContainer): Promise<AccountView[]> {
  const { accounts, notifications } = amazonPayModule(container)
  const heard = await notifications.heard(accounts.providerIds)
  const regions = await regionsOf(container)
  return accounts.providerIds.map((id) => {
    const own = heard.filter(({ provider_id }) => provider_id === id)
    return {
      provider_id: id,
      ...viewOf(accounts.get(id), own),
      regions: regions.map((region) => forProvider(region, id)),
    }
  })
}

type Heard = { topic_arn: string | null; last_at: Date }

function viewOf(account: Account, heard: readonly Heard[]): Omit<AccountView, "provider_id" | "regions"> {
  const { options, environment } = account
  const { ipnUrl, hosts, allowedOrigins, returnUrls } = sellerCentralSettings(account)
  const last = heard.map(({ last_at }) => last_at.getTime())
  return {
    region: options.region,
    environment,
    merchant_id: options.merchantId,
    store_id: options.storeId,
    public_key_id: options.publicKeyId,
    hosts: { api: hosts.api, checkout_script: hosts.checkoutScript },
    ipn_url: ipnUrl,
    topic_arns: { allowed: options.ipn?.topicArns ?? [], seen: heard.flatMap(({ topic_arn }) => topic_arn ?? []) },
    last_notification_at: last.length > 0 ? new Date(Math.max(...last)).toISOString() : null,
    allowed_origins: allowedOrigins,
    return_urls: returnUrls,
  }
}

const regionsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    currency_code: z.string(),
    payment_providers: z
      .array(z.object({ id: z.string(), is_enabled: z.boolean().nullish() }).nullish())
      .nullish()
      .transform((providers) => (providers ?? []).flatMap((one) => one ?? [])),
  }),
)
type Region = z.output<typeof regionsSchema>[number]

async function regionsOf(container: MedusaContainer): Promise<Region[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const fields = ["id", "name", "currency_code", "payment_providers.id", "payment_providers.is_enabled"]
  const { data } = await query.graph({ entity: "region", fields })
  return regionsSchema.parse(data)
}

function forProvider({ id, name, currency_code, payment_providers }: Region, providerId: string) {
  const enabled = payment_providers.some((one) => one.id === providerId && one.is_enabled !== false)
  return { id, name, currency_code, enabled }
}
