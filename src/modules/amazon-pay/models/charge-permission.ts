import { model } from "@medusajs/framework/utils"

/** The agreement with the buyer, as Amazon was last seen to hold it. One may pay for many orders. */
export const AmazonPayChargePermission = model
  .define("amazon_pay_charge_permission", {
    /** Amazon's chargePermissionId. */
    id: model.text().primaryKey(),
    provider_id: model.text(),
    /** "OneTime", "Recurring", "PaymentMethodOnFile"; null before the first look. */
    type: model.text().nullable(),
    /** As last seen, null before the first look: "Chargeable", "NonChargeable", "Closed", "Unknown". */
    state: model.text().nullable(),
    reason_code: model.text().nullable(),
    /** "Visa ****1111 (Amazon Pay)", verbatim. */
    payment_descriptor: model.text().nullable(),
    currency_code: model.text().nullable(),
    /** Decimal strings: all that may be charged, and what of it is left. */
    amount_limit: model.text().nullable(),
    amount_balance: model.text().nullable(),
    expires_at: model.dateTime().nullable(),
    /** What the buyer was told of a Recurring one, as Amazon has it: {frequency: {unit, value}, amount}. */
    recurring_metadata: model.json().nullable(),
    /** Of the checkout that it comes from: whose order that is, theirs is the agreement. */
    payment_collection_id: model.text().nullable(),
    observed_at: model.dateTime().nullable(),
    /** When the clock looks at an open agreement, of which no notification may have told; null for any other. */
    observe_at: model.dateTime().nullable(),
    /** Counts what was decided or seen on the permission: a decision counts only on what it was made on. */
    turn: model.number().default(0),
  })
  .indexes([
    { on: ["payment_collection_id"], where: "payment_collection_id is not null" },
    { on: ["observe_at"], where: "observe_at is not null" },
  ])
