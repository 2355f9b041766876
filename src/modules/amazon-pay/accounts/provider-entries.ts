import { Modules } from "@medusajs/framework/utils"

/** The identifier of our payment provider: Medusa makes `pp_<identifier>_<id>` of it. */
const IDENTIFIER = "amazon-pay"
const OURS = /(^|[\\/])medusa-payment-amazon-pay([\\/]|$)|[\\/]providers[\\/]amazon-pay([\\/]|$)/

export interface ProviderEntry {
  /** "pp_amazon-pay_jp" */
  providerId: string
  options: object
}

/**
 * Our entries among the payment module's providers in medusa-config: the one place where an account is configured.
 * @param config Medusa's configModule
 */
export function providerEntries(config: unknown): ProviderEntry[] {
  const payment = entryOf(field(config, "modules"), Modules.PAYMENT)
  const providers = field(field(payment, "options"), "providers")
  if (!Array.isArray(providers)) return []
  return providers.flatMap((provider: unknown) => {
    const resolve = field(provider, "resolve")
    if (typeof resolve !== "string" || !OURS.test(resolve)) return []
    const id = field(provider, "id")
    const options = field(provider, "options")
    return {
      providerId: typeof id === "string" && id !== "" ? `pp_${IDENTIFIER}_${id}` : `pp_${IDENTIFIER}`,
      options: typeof options === "object" && options !== null ? options : {},
    }
  })
}

/** By key, or in the list that a store owner writes. */
function entryOf(modules: unknown, key: string): unknown {
  if (!Array.isArray(modules)) return field(modules, key)
  const isPayment = (entry: unknown) =>
    field(entry, "key") === key || /[\\/]payment$/.test(asText(field(entry, "resolve")))
  return modules.find(isPayment)
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : ""
}
