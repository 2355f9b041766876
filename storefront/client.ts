import type { Frequency } from "../src/amazon/recurring/frequency.js"
import type { AmazonPayAgreement, AmazonPayAgreementDetails } from "./agreement.js"
import type { AmazonPayButton, AmazonPayUnavailable, Placement, Price } from "./button.js"
import type { AmazonPayCheckoutSession, MissingField } from "./checkout-session.js"
import { AmazonPayRequestError } from "./errors.js"

export interface AmazonPayClientOptions {
  /** Origin of the Medusa server. */
  medusaUrl: string
  publishableKey: string
  /** BCP 47 tag of the texts that the store answers with; the browser's own by default. */
  language?: string
  /**
   * The token of a shopper who is logged in (Medusa's `auth.type: "jwt"`), so that the order becomes theirs. Without it,
   * and without `credentials`, everybody checks out as a guest and has no agreements.
   */
  authToken?: () => string | null | undefined
  /** "include" where shoppers are logged in by a cookie (Medusa's `auth.type: "session"`). */
  credentials?: RequestCredentials
  /** For tests, for a header of your own, or for a proxy. */
  fetch?: typeof fetch
}

export interface ButtonRequest {
  cart_id: string
  /** Needed only where several Amazon Pay accounts are configured, e.g. "pp_amazon-pay_jp". */
  provider_id?: string
  placement?: Placement
  /** "direct" pays at once on Amazon's page, without a review page: only with address and total settled. */
  flow?: "review" | "direct"
  /**
   * Only where the store's own hook `setTerms` has no opinion of the cart; it may always be repeated here. "Recurring"
   * then needs `recurring_metadata`; "PaymentMethodOnFile" stores the payment method with a purchase.
   */
  charge_permission_type?: "OneTime" | "Recurring" | "PaymentMethodOnFile"
  /** What the shopper agrees to be charged again and again. */
  recurring_metadata?: { frequency: Frequency; amount?: Price | null }
  /** Of the page that the shopper leaves, for {country_code} and {locale} in the store's URLs: they come back to it. */
  country_code?: string
  locale?: string
}

/** By the names of `missing_fields`. */
export type AmazonPayDetails = Readonly<Partial<Record<MissingField, string>>>

/** The store's Amazon Pay routes. Every method throws AmazonPayRequestError, with status 0 when no answer came. */
export interface AmazonPayClient {
  /** The signed button for a cart, or why there is none. */
  button(request: ButtonRequest): Promise<AmazonPayButton | AmazonPayUnavailable>
  /** What the review page shows. @param cartId of the review page's address: a session's id alone opens nothing */
  checkoutSession(id: string, cartId: string): Promise<AmazonPayCheckoutSession>
  /** Adds what `missing_fields` asks for. */
  addDetails(id: string, cartId: string, details: AmazonPayDetails): Promise<AmazonPayCheckoutSession>
  /**
   * Brings buyer and address from Amazon into the cart once more: what helps when `error.code` is "address_changed", or
   * "cart_changed" because another checkout of the same cart came between.
   */
  importBuyer(id: string, cartId: string): Promise<AmazonPayCheckoutSession>
  /** "Place order": go to `redirect_url` at once; Amazon comes back to the shop by itself. */
  confirm(id: string, cartId: string): Promise<{ redirect_url: string }>
  /** The recurring payments of the customer who is logged in, the newest first. */
  listAgreements(): Promise<AmazonPayAgreement[]>
  /** Ends one of them for good. @param id the agreement's */
  closeAgreement(id: string): Promise<AmazonPayAgreementDetails>
}

const TIMEOUT_MS = 30_000

/**
 * @example
 * const client = createAmazonPayClient({ medusaUrl: "https://api.shop.example", publishableKey: "pk_…", language: "ja" })
 */
export function createAmazonPayClient(options: AmazonPayClientOptions): AmazonPayClient {
  const session = async (path: string, body?: object) =>
    (await send(options, `amazon-pay/checkout-sessions/${path}`, body, hasSession)).checkout_session
  return {
    button: async (request) => (await send(options, "amazon-pay/button", request, hasButton)).button,
    checkoutSession: (id, cartId) => session(`${part(id)}?cart_id=${part(cartId)}`),
    addDetails: (id, cart_id, details) => session(part(id), { cart_id, ...details }),
    importBuyer: (id, cart_id) => session(`${part(id)}/import`, { cart_id }),
    confirm: (id, cart_id) =>
      send(options, `amazon-pay/checkout-sessions/${part(id)}/confirm`, { cart_id }, hasRedirect),
    listAgreements: async () => (await send(options, AGREEMENTS, undefined, hasAgreements)).charge_permissions,
    closeAgreement: async (id) =>
      (await send(options, `${AGREEMENTS}/${part(id)}/close`, {}, hasAgreement)).charge_permission,
  }
}

const part = encodeURIComponent
const AGREEMENTS = "customers/me/amazon-pay/charge-permissions"

/** The store is trusted to answer in the shapes of its documented routes; what is none of them came from elsewhere. */
const hasButton = (answer: unknown): answer is { button: AmazonPayButton | AmazonPayUnavailable } =>
  typeof read(answer, "button") === "object"
const hasSession = (answer: unknown): answer is { checkout_session: AmazonPayCheckoutSession } =>
  typeof read(answer, "checkout_session") === "object"
const hasAgreements = (answer: unknown): answer is { charge_permissions: AmazonPayAgreement[] } =>
  Array.isArray(read(answer, "charge_permissions"))
const hasAgreement = (answer: unknown): answer is { charge_permission: AmazonPayAgreementDetails } =>
  typeof read(answer, "charge_permission") === "object"
/** A shopper is sent to web pages only. */
const hasRedirect = (answer: unknown): answer is { redirect_url: string } =>
  text(answer, "redirect_url")?.startsWith("http") === true

async function send<Answer>(
  options: AmazonPayClientOptions,
  path: string,
  body: object | undefined,
  isAnswer: (answer: unknown) => answer is Answer,
): Promise<Answer> {
  const { medusaUrl, publishableKey, language, authToken, credentials, fetch = globalThis.fetch } = options
  const token = authToken?.()
  let response: Response
  let answer: unknown
  try {
    response = await fetch(`${medusaUrl.replace(/\/$/, "")}/store/${path}`, {
      method: body ? "POST" : "GET",
      headers: {
        "content-type": "application/json",
        "x-publishable-api-key": publishableKey,
        ...(language && { "accept-language": language }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      credentials,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    answer = await response.json()
  } catch (error) {
    throw new AmazonPayRequestError(0, "shop_unreachable", "unreachable", String(error))
  }
  if (response.ok && isAnswer(answer)) return answer
  const type = text(answer, "type") ?? "unexpected_state"
  const code = text(answer, "code") ?? type
  throw new AmazonPayRequestError(response.status, code, type, text(answer, "message") ?? code)
}

function read(answer: unknown, name: string): unknown {
  return typeof answer === "object" && answer !== null ? Reflect.get(answer, name) : undefined
}

function text(answer: unknown, name: string): string | undefined {
  const value = read(answer, name)
  return typeof value === "string" ? value : undefined
}
