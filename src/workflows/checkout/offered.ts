import type { MedusaContainer } from "@medusajs/framework/types"
import { refusalOfCurrency } from "../../providers/amazon-pay/account/account"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { Cart } from "./cart"

/**
 * Why a payment provider may not be used for the cart, or null. A button that was signed is no promise: the admin may have
 * taken the provider out of the region since, or the shopper have moved the cart to another region and currency.
 */
export function refusalOf(
  container: MedusaContainer,
  { region, currency_code }: Pick<Cart, "region" | "currency_code">,
  providerId: string,
): "provider_unavailable" | "currency_unsupported" | null {
  const account = amazonPayModule(container).accounts.find(providerId)
  if (account === null || !isOffered(region, providerId)) return "provider_unavailable"
  return refusalOfCurrency(account, currency_code) === null ? null : "currency_unsupported"
}

interface Offering {
  payment_providers?: ({ id: string } | null | undefined)[] | null
}

/** Whether a region offers a payment provider. */
export function isOffered(region: Offering | null | undefined, providerId: string): boolean {
  return (region?.payment_providers ?? []).some((provider) => provider?.id === providerId)
}
