import { z } from "zod"
import { CHARGE_CHANNELS, CHARGE_INITIATORS } from "../../../amazon/resources/charge"
import { SPECIAL_RESTRICTIONS } from "../../../amazon/delivery-specifications"
import { regionProfile, REGIONS } from "../../../amazon/region"
import { TOPIC_ARN } from "../../../amazon/sns/topic-arn"
import { loadPrivateKey, PrivateKeyError } from "../../../amazon/signing/private-key"
import { PAYMENT_INTENTS } from "../../../amazon/states"
import { examplePageUrl, faultOfPlaceholders, hasPlaceholder, PAGES, type Placeholder } from "./page-url"

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** Amazon accepts http only for the merchant's own machine. */
function faultOfUrl(value: string): string | null {
  if (!URL.canParse(value)) return 'give an absolute URL such as "https://shop.example/checkout".'
  const { protocol, hostname } = new URL(value)
  if (protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname))) return null
  return "it must begin with https: (http: is possible for localhost only)."
}

const urlWithout = (faultOf: (value: string) => string | null) =>
  z.string().superRefine((value, context) => {
    const message = faultOf(value)
    if (message) context.addIssue({ code: "custom", message })
  })

/** An absolute URL, paths are appended to: without a trailing slash. */
const baseUrl = urlWithout(faultOfUrl).transform((value) => value.replace(/\/+$/, ""))

/** Where Amazon's API is. Each path begins with the version, which is added to it. */
const apiUrl = baseUrl.refine((value) => !/\/v\d+$/i.test(value), {
  error: 'it ends in the version, which is added to it: leave out "/v2".',
})

/** A page of the storefront, as its owner writes it. */
const pageUrl = (...placeholders: Placeholder[]) =>
  urlWithout((value) => faultOfPlaceholders(value, placeholders) ?? faultOfUrl(examplePageUrl(value) ?? ""))

const storefront = z
  .strictObject({
    /** Gets ?cart_id=&checkout_session_id= */
    reviewUrl: pageUrl("country_code", "locale"),
    confirmedUrl: pageUrl("order_id", "country_code", "locale").refine((value) => hasPlaceholder(value, "order_id"), {
      error: "it must hold {order_id} somewhere.",
    }),
    /** Gets ?amazon_pay_error=<code> */
    failedUrl: pageUrl("country_code", "locale"),
    /** Gets ?amazon_pay_error=buyer_canceled */
    cancelUrl: pageUrl("country_code", "locale"),
    /** What {locale} may be, as the URLs write it; the first is the default. */
    locales: z
      .array(
        z.string().regex(/^[a-z]{2,8}([-_][a-z0-9]{1,8}){0,3}$/i, {
          error: 'give the locales of your URLs, such as "de" or "de-DE".',
        }),
      )
      .default([]),
  })
  .superRefine((options, context) => {
    if (options.locales.length > 0) return
    const message = 'it holds {locale}: list what that may be in storefront.locales, such as ["en", "de"].'
    for (const page of PAGES.filter((name) => hasPlaceholder(options[name], "locale"))) {
      context.addIssue({ code: "custom", path: [page], message })
    }
  })

const topicArn = z.string().regex(TOPIC_ARN, {
  error:
    'give the whole ARN of an SNS topic, such as "arn:aws:sns:us-east-1:123456789012:YourTopic". When a notification is refused, the log names its topic.',
})

const privateKey = z
  .string()
  .min(1)
  .transform((source, context) => {
    try {
      return loadPrivateKey(source)
    } catch (error) {
      if (!(error instanceof PrivateKeyError)) throw error
      context.addIssue({ code: "custom", message: error.message })
      return z.NEVER
    }
  })

const textUpTo = (bytes: number) =>
  z.string().refine((value) => Buffer.byteLength(value) <= bytes, {
    error: `Amazon takes ${bytes} bytes, of which a Japanese character has three. Write it shorter.`,
  })

export const REQUIRED_FIELDS = ["phone", "last_name_kana", "first_name_kana"] as const
export type RequiredField = (typeof REQUIRED_FIELDS)[number]

/** Those of the dashboard's panel. */
export const ADMIN_LANGUAGES = ["en", "ja", "de", "fr", "it", "es"] as const
export type AdminLanguage = (typeof ADMIN_LANGUAGES)[number]

const isLive = (publicKeyId: string) => publicKeyId.toUpperCase().startsWith("LIVE-")

/** The options of one Amazon Pay account, on the payment provider's entry in medusa-config. Names are Amazon's own. */
export const optionsSchema = z
  .strictObject({
    region: z.enum(REGIONS, { error: 'give "jp", "eu" or "na": the region the account is registered in.' }),
    merchantId: z.string().min(1),
    storeId: z.string().refine((id) => id.startsWith("amzn1.application-oa2-client."), {
      error:
        'it begins with "amzn1.application-oa2-client." (the client id, not the application id). See Integration Central.',
    }),
    publicKeyId: z.string().regex(/^(SANDBOX|LIVE)-[A-Za-z0-9]+$/i, {
      error:
        'it begins with "SANDBOX-" or "LIVE-", which decides the environment. Make such a key in Integration Central.',
    }),
    privateKey,
    /** Origin of this Medusa server as Amazon's redirects reach it. */
    backendUrl: baseUrl,
    /** Its pages. {country_code} and {locale} in a URL are those of the page that the buyer left. */
    storefront,
    /** Settlement currency, for Europe's two; by default the region's first. */
    ledgerCurrency: z.enum(["JPY", "EUR", "GBP", "USD"]).optional(),
    paymentIntent: z.enum(PAYMENT_INTENTS).default("Authorize"),
    canHandlePendingAuthorization: z.boolean().default(false),
    allowOvercharge: z.boolean().default(false),
    /** Whether an order may go to an address that was changed in the shop after it was chosen at Amazon. */
    allowEditedAddress: z.boolean().default(false),
    extendExpiration: z.boolean().default(false),
    buttonColor: z.enum(["Gold", "LightGray", "DarkGray"]).default("Gold"),
    /** Shown to the buyer at Amazon and in its mails. */
    merchantStoreName: textUpTo(50).optional(),
    noteToBuyer: textUpTo(255).optional(),
    /** What an order needs of the buyer beside name and address; what Amazon did not send, the review page asks for. */
    requiredFields: z.array(z.enum(REQUIRED_FIELDS)).default([]),
    /** Addresses that cannot be chosen at Amazon. */
    specialRestrictions: z.array(z.enum(SPECIAL_RESTRICTIONS)).default([]),
    /** Whether the direct flow's address goes out percent-encoded; by default in Japan, as Amazon's sample there has it. */
    encodeAddressDetails: z.boolean().optional(),
    ipn: z.strictObject({ topicArns: z.array(topicArn).default([]) }).optional(),
    /**
     * Amazon's carrier codes for delivery trackers, by host of the tracking URL, shipping option (id or name) or
     * fulfillment provider.
     */
    carriers: z.record(z.string().min(1), z.string().min(1)).default({}),
    /** Of the dashboard's notifications. An admin's own is known to the browser only. */
    adminLanguage: z
      .enum(ADMIN_LANGUAGES, {
        error: `give one of ${ADMIN_LANGUAGES.map((language) => `"${language}"`).join(", ")}: the language of the dashboard's notifications.`,
      })
      .default("en"),
    /** Charges on an agreement, without the buyer. */
    recurring: z
      .strictObject({
        /** Days after the first try on which the clock tries again what was declined, where it is to. */
        retryDays: z.array(z.int().min(1).max(365)).max(20).default([1, 3, 5]),
        /** What Amazon is told of who asks; null leaves it out. */
        chargeInitiator: z.enum(CHARGE_INITIATORS).nullable().default("MITR"),
        channel: z.enum(CHARGE_CHANNELS).nullable().default("Web"),
      })
      .prefault({}),
    /** Only to point at an emulator. */
    endpoints: z
      .strictObject({
        api: apiUrl.optional(),
        checkoutScript: baseUrl.optional(),
        snsCertificates: baseUrl.optional(),
      })
      .optional(),
    // Medusa writes the store's database settings into the options it hands out; they are not ours to read.
    database: z.unknown().optional(),
  })
  .superRefine((options, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: path.split("."), message })
    if (options.canHandlePendingAuthorization && options.paymentIntent === "AuthorizeWithCapture") {
      refuse(
        "canHandlePendingAuthorization",
        'it cannot be true with paymentIntent "AuthorizeWithCapture": Amazon refuses the pair.',
      )
    }
    const { ledgerCurrencies } = regionProfile(options.region)
    if (options.ledgerCurrency && !ledgerCurrencies.includes(options.ledgerCurrency)) {
      refuse(
        "ledgerCurrency",
        `an account of the region "${options.region}" settles in ${ledgerCurrencies.join(" or ")}.`,
      )
    }
    if (!isLive(options.publicKeyId)) return
    if (options.endpoints && Object.values(options.endpoints).some(Boolean)) {
      refuse("endpoints", "it points away from Amazon and is refused with a LIVE- key. Remove it.")
    }
    const pages = PAGES.map((page) => [`storefront.${page}`, options.storefront[page]] as const)
    for (const [path, value] of [["backendUrl", options.backendUrl] as const, ...pages]) {
      if (!/^https:/i.test(value)) refuse(path, "it must begin with https: with a LIVE- key.")
    }
  })

export type AccountOptions = z.output<typeof optionsSchema>
/** What a store owner writes. */
export type AmazonPayOptions = z.input<typeof optionsSchema>
