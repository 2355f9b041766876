import { model } from "@medusajs/framework/utils"

/** An Amazon Pay Charge Permission and the order it pays for: how it is found by its id, and its state as last seen. */
export const AmazonPayChargePermission = model
  .define("amazon_pay_charge_permission", {
    /** Amazon's chargePermissionId. */
    id: model.text().primaryKey(),
    provider_id: model.text(),
    order_id: model.text(),
    payment_session_id: model.text(),
    /** As last seen, null before the first look: "Chargeable", "NonChargeable", "Closed", "Unknown". */
    state: model.text().nullable(),
    reason_code: model.text().nullable(),
    /** Decimal strings in the order's currency: all that may be charged, and what of it is left. */
    amount_limit: model.text().nullable(),
    amount_balance: model.text().nullable(),
    expires_at: model.dateTime().nullable(),
    looked_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["order_id"] }])
