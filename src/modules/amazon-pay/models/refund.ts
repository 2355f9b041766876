import { model } from "@medusajs/framework/utils"

/** A Refund as Amazon was last seen to hold it. */
export const AmazonPayRefund = model
  .define("amazon_pay_refund", {
    /** Amazon's refundId. */
    id: model.text().primaryKey(),
    charge_id: model.text(),
    state: model.text(),
    reason_code: model.text().nullable(),
    currency_code: model.text(),
    /** A decimal string in major units. */
    amount: model.text(),
    refunded_at: model.dateTime().nullable(),
    /** The operation that made it; null for one that was found. */
    operation_id: model.text().nullable(),
    /** Medusa's refund that books it. */
    refund_id: model.text().nullable(),
    /** The state that store owner and admin were last told of. */
    announced: model.text().nullable(),
  })
  .indexes([{ on: ["charge_id"] }])
