import { model } from "@medusajs/framework/utils"
import { RECURRING_OUTCOMES } from "../../../ledger/recurring-charge"

/**
 * What a Charge Permission is charged for one period of the store's: written before Amazon is asked, once. Each try is an
 * operation of its own (amazon_pay_operation), whose owner is the payment session.
 */
export const AmazonPayRecurringCharge = model
  .define("amazon_pay_recurring_charge", {
    id: model.text().primaryKey(),
    charge_permission_id: model.text(),
    /** The store's own name of it, such as "sub_01/2027-01". */
    period: model.text(),
    provider_id: model.text(),
    /** A decimal string in major units, and its currency in capitals. */
    amount: model.text(),
    currency_code: model.text(),
    order_id: model.text().nullable(),
    payment_collection_id: model.text(),
    /** Of the last try. */
    payment_session_id: model.text().nullable(),
    outcome: model.enum([...RECURRING_OUTCOMES]),
    reason_code: model.text().nullable(),
    /** Tries that Amazon has declined. */
    attempts: model.number().default(0),
    capture: model.boolean().nullable(),
    pending: model.boolean().default(false),
    /** Whether the clock tries again by itself. */
    retry: model.boolean().default(false),
    /** When the clock looks at it; null when nothing more comes of it by itself. */
    next_look_at: model.dateTime().nullable(),
    /** What the store was last told: an outcome, or "delayed". */
    announced: model.text().nullable(),
    /** Since when the outcome is so. */
    settled_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["charge_permission_id", "period"], unique: true },
    { on: ["payment_collection_id"] },
    { on: ["next_look_at"], where: "next_look_at is not null" },
  ])
