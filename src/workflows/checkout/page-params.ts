import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { isSameTag, preferredLanguage } from "../../amazon/preferred-language"
import type { Account } from "../../providers/amazon-pay/account/account"
import { ShopError } from "../../providers/amazon-pay/shop-error"
import { paramsInUse, type PageParams } from "../../providers/amazon-pay/checkout/storefront-urls"
import { orderOfCollection } from "../books/order-payments"
import { amazonPayModule } from "../support/amazon-pay-module"
import { loggable } from "../support/error-info"
import { queryRows } from "../support/query-rows"
import { cartOfCollection } from "./cart"

const countries = z.array(z.object({ iso_2: z.string() })).nullish()
const schema = z.object({
  locale: z.string().nullish(),
  region: z.object({ countries }).nullish(),
  shipping_address: z.object({ country_code: z.string().nullish() }).nullish(),
})
const FIELDS = ["locale", "region.countries.iso_2", "shipping_address.country_code"]

/** As much of a cart or an order as says to which of the storefront's pages it belongs. */
type Subject = z.output<typeof schema>

/**
 * The country and the language of the storefront's pages for a cart: as the button's call names them, or else the country
 * that the goods go to, and the cart's own language.
 *
 * @throws MedusaError(INVALID_DATA) for a country that is not of the cart's region, or a locale that the storefront has not
 */
export function pageParams(account: Account, subject: Subject, asked: Partial<PageParams> = {}): PageParams {
  return { country_code: countryOf(account, subject, asked), locale: localeOf(account, subject, asked) }
}

function countryOf({ profile }: Account, subject: Subject, { country_code: asked }: Partial<PageParams>): string {
  const known = (subject.region?.countries ?? []).map(({ iso_2 }) => iso_2.toLowerCase())
  const find = (code: string | null | undefined) => known.find((country) => country === code?.toLowerCase())
  if (asked !== undefined && find(asked) === undefined) {
    throw invalid(`country_code "${asked}" is no country of the cart's region. Give one of ${known.join(", ")}.`)
  }
  const [, home = ""] = profile.languages[0].toLowerCase().split("_")
  return find(asked) ?? find(subject.shipping_address?.country_code) ?? known[0] ?? home
}

function localeOf({ options }: Account, { locale }: Subject, { locale: asked }: Partial<PageParams>): string {
  const [first, ...others] = options.storefront.locales
  // Then no URL has a place for it, and it only says what the buyer reads.
  if (first === undefined) return ""
  if (asked === undefined) return preferredLanguage(locale, [first, ...others])
  const found = options.storefront.locales.find((one) => isSameTag(one, asked))
  if (found !== undefined) return found
  const known = options.storefront.locales.join(", ")
  throw invalid(`locale "${asked}" is none of the storefront's. Give one of ${known}, or add it to storefront.locales.`)
}

function invalid(message: string): ShopError {
  return new ShopError(MedusaError.Types.INVALID_DATA, message)
}

/** What of it the `checkout` token has to hold. */
export function paramsToSeal(account: Account, params: PageParams): Partial<PageParams> {
  return Object.fromEntries(paramsInUse(account).map((name) => [name, params[name]]))
}

/** What a buyer who comes back is known by: their token, or the Checkout Session's row. */
export interface Origin {
  provider_id: string
  cart_id?: string | null
  payment_collection_id?: string | null
  country_code?: string | null
  locale?: string | null
}

/**
 * The same for a buyer who comes back: what was sealed, or else that of the cart or order, or else of the first region that
 * has the provider. Never fails, for there must be a page to send the buyer to.
 */
export async function pageParamsOf(container: MedusaContainer, origin: Origin): Promise<PageParams> {
  const account = amazonPayModule(container).accounts.get(origin.provider_id)
  const { country_code, locale } = origin
  const sealed = { ...(country_code ? { country_code } : {}), ...(locale ? { locale } : {}) }
  if (paramsInUse(account).every((name) => origin[name])) return { country_code: "", locale: "", ...sealed }
  try {
    const subject = (await subjectOf(container, origin)) ?? (await firstRegion(container, origin.provider_id))
    return { ...pageParams(account, subject), ...sealed }
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`Amazon Pay: the country of a buyer's page could not be looked up. ${loggable(error)}`)
    return { ...pageParams(account, {}), ...sealed }
  }
}

async function subjectOf(container: MedusaContainer, origin: Origin): Promise<Subject | null> {
  const { payment_collection_id: collection } = origin
  const orderId = collection ? await orderOfCollection(container, collection) : null
  if (orderId !== null) return findSubject(container, "order", orderId)
  const cartId = origin.cart_id ?? (collection ? await cartOfCollection(container, collection) : null)
  return cartId ? findSubject(container, "cart", cartId) : null
}

async function findSubject(container: MedusaContainer, entity: "cart" | "order", id: string): Promise<Subject | null> {
  const [row] = await queryRows(container, { entity, fields: FIELDS, filters: { id } })
  return row === undefined ? null : schema.parse(row)
}

const regionSchema = z.object({
  countries,
  payment_providers: z.array(z.object({ id: z.string() }).nullish()).nullish(),
})

async function firstRegion(container: MedusaContainer, providerId: string): Promise<Subject> {
  const fields = ["countries.iso_2", "payment_providers.id"]
  const rows = await queryRows(container, { entity: "region", fields, filters: {} })
  const regions = z.array(regionSchema).parse(rows)
  const region = regions.find(({ payment_providers }) => payment_providers?.some((one) => one?.id === providerId))
  return { region }
}
