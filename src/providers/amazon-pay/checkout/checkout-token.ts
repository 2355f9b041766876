import type { ReturnUrls } from "../../../amazon/button"
import type { Account } from "../account/account"

const PURPOSE = "checkout"
const FLOWS = ["review", "direct"] as const
export type Flow = (typeof FLOWS)[number]

/** Which cart a button was made for. A payment session knows only its collection; the button's route knows the cart. */
export type CheckoutSubject = { cart_id: string } | { payment_collection_id: string }

export type CheckoutClaim = CheckoutSubject & {
  provider_id: string
  flow: Flow
} & Partial<Record<(typeof OPTIONAL)[number], string>>

const OPTIONAL = [
  /** In the direct flow, the part of the total that the button is for; absent when that is all of it. */
  "first_charge",
  /** Of the storefront's page that the buyer left; absent where its URLs do not say so. */
  "country_code",
  "locale",
  /** Who was logged in when the button was made; absent for a guest. */
  "customer_id",
  /** In the direct flow, a digest of whose the cart is, and where the goods go. */
  "buyer",
] as const

/**
 * The `checkout` parameter of the return URLs: names cart and provider, sealed, so that it needs no row in a table and
 * nobody can write one for another's cart. The same cart has the same token, hence the same button and signature.
 */
export function checkoutToken({ seal }: Account, claim: CheckoutClaim): string {
  return seal.close(PURPOSE, { ...claim })
}

/** Where Amazon sends this cart's buyer. */
export function returnUrls(account: Account, claim: CheckoutClaim): ReturnUrls {
  const token = checkoutToken(account, claim)
  const url = (route: string) => `${account.options.backendUrl}/amazon-pay/${route}?checkout=${token}`
  return { review: url("review"), result: url("result"), cancel: url("cancel") }
}

/** @returns null when the token was not sealed by this account, or names another provider */
export function openCheckoutToken(account: Account, providerId: string, token: unknown): CheckoutClaim | null {
  const statement = account.seal.open(PURPOSE, token)
  const flow = FLOWS.find((name) => name === statement?.["flow"])
  if (statement === null || flow === undefined || statement["provider_id"] !== providerId) return null
  const given = OPTIONAL.flatMap((name) => (statement[name] ? [[name, statement[name]] as const] : []))
  const rest = { provider_id: providerId, flow, ...Object.fromEntries(given) }
  if (statement["cart_id"]) return { ...rest, cart_id: statement["cart_id"] }
  if (statement["payment_collection_id"]) return { ...rest, payment_collection_id: statement["payment_collection_id"] }
  return null
}

/** The provider a token names, before it is known whether the token is genuine: only to find the key that can tell. */
export function claimedProvider(token: unknown): string | null {
  if (typeof token !== "string") return null
  try {
    const claim: unknown = JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString("utf8"))
    const providerId: unknown = typeof claim === "object" && claim !== null ? Reflect.get(claim, "provider_id") : null
    return typeof providerId === "string" ? providerId : null
  } catch {
    return null
  }
}

/** The `checkout` parameter of a return URL as Amazon reports it. */
export function tokenOfReturnUrl(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).searchParams.get("checkout") : null
}
