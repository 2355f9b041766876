import { model } from "@medusajs/framework/utils"

/**
 * Whose an Amazon Pay Checkout Session is: written when its buyer first returns, and only when the session's own return
 * URL names this cart. It outlives Medusa's payment sessions, which every change of the cart's total deletes. It holds
 * nothing of the buyer: name and addresses are on the cart.
 */
export const AmazonPayCheckoutSession = model
  .define("amazon_pay_checkout_session", {
    /** Amazon's checkoutSessionId. */
    id: model.text().primaryKey(),
    /** The cart it pays for, or: */
    cart_id: model.text().nullable(),
    /** the payment collection, where an order is paid that is placed. One of the two is null. */
    payment_collection_id: model.text().nullable(),
    provider_id: model.text(),
    flow: model.enum(["review", "direct"]),
    /** Of the storefront's page that the buyer left, as its return URL seals them; null where the URLs do not say so. */
    country_code: model.text().nullable(),
    locale: model.text().nullable(),
    /** As last seen: "Open", "Completed", "Canceled", "Unknown". */
    state: model.text(),
    product_type: model.text().nullable(),
    /** "Visa ****1111 (Amazon Pay)", verbatim. */
    payment_descriptor: model.text().nullable(),
    /** The customer who was logged in when the button was made. */
    customer_id: model.text().nullable(),
    /** A digest of Amazon's buyer whose details the cart holds; null while it holds those of another session. */
    imported_buyer: model.text().nullable(),
    /** A digest of the delivery address that was agreed on at Amazon, as the cart got it. */
    imported_address: model.text().nullable(),
    /** What the buyer agrees to beside the payment, in Amazon's words, as last set there; null when it was not told. */
    charge_permission_type: model.text().nullable(),
    recurring_metadata: model.json().nullable(),
    /** Whose terms were confirmed: the store's, or, where it has no opinion, what its storefront asked the button for. */
    terms_by: model.enum(["store", "storefront"]).nullable(),
    /** A digest of what was in the cart at the last confirmation. */
    confirmed_contents: model.text().nullable(),
    /** Why the last attempt failed, as the shopper is told it. */
    failure_code: model.text().nullable(),
    expires_at: model.dateTime().nullable(),
    /** When the clock tries to complete it: a buyer may approve the payment and never come back. Null when it need not. */
    next_look_at: model.dateTime().nullable(),
    /** Tries that found the payment not approved yet. */
    idle_looks: model.number().default(0),
  })
  .indexes([{ on: ["cart_id"] }, { on: ["idle_looks", "next_look_at"], where: "next_look_at is not null" }])
