import type { Logger } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { accountOf, type Account } from "../../../providers/amazon-pay/account/account"
import { providerEntries } from "./provider-entries"
import { ShopError } from "../../../providers/amazon-pay/shop-error"

/** The store's Amazon Pay accounts, by payment provider. */
export interface Accounts {
  /** In the order of medusa-config. */
  providerIds: readonly string[]
  /** null for another payment provider's id. */
  find(providerId: string | null | undefined): Account | null
  /** @throws MedusaError(NOT_FOUND) */
  get(providerId: string): Account
}

export function createAccounts(config: unknown, logger: Logger): Accounts {
  const entries = new Map(providerEntries(config).map(({ providerId, options }) => [providerId, options]))
  const find = (providerId: string | null | undefined) => {
    const options = providerId ? entries.get(providerId) : undefined
    return options ? accountOf(options, logger) : null
  }
  return {
    providerIds: [...entries.keys()],
    find,
    get(providerId) {
      const account = find(providerId)
      if (account) return account
      throw new ShopError(
        MedusaError.Types.NOT_FOUND,
        `There is no Amazon Pay account with the payment provider id "${providerId}". Configured are: ${[...entries.keys()].join(", ") || "none"}.`,
      )
    },
  }
}
