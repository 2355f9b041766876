import { model } from "@medusajs/framework/utils"

/** A Charge as Amazon was last seen to hold it. Amounts are decimal strings in major units. */
export const AmazonPayCharge = model
  .define("amazon_pay_charge", {
    /** Amazon's chargeId. */
    id: model.text().primaryKey(),
    charge_permission_id: model.text(),
    provider_id: model.text(),
    /** The payment session whose money it is. */
    payment_session_id: model.text().nullable(),
    payment_collection_id: model.text().nullable(),
    state: model.text(),
    reason_code: model.text().nullable(),
    /** Since when it is in this state, as Amazon says. */
    state_since: model.dateTime().nullable(),
    currency_code: model.text(),
    amount: model.text(),
    captured: model.text(),
    refunded: model.text(),
    /** The end of the authorization. */
    expires_at: model.dateTime().nullable(),
    charged_at: model.dateTime().nullable(),
    /** The operation that made it; null for one that was found, as one of Seller Central's. */
    operation_id: model.text().nullable(),
    /** Medusa's capture that books it. */
    capture_id: model.text().nullable(),
    seen_at: model.dateTime(),
    /** The state that store owner and admin were last told of. */
    announced: model.text().nullable(),
  })
  .indexes([
    { on: ["charge_permission_id"] },
    { on: ["payment_session_id"], where: "payment_session_id is not null" },
    { on: ["payment_collection_id"], where: "payment_collection_id is not null" },
    { on: ["expires_at"], where: "state = 'Authorized'" },
    { on: ["state_since"], where: "state = 'Declined'" },
  ])
