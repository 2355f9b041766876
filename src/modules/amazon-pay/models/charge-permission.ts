import { model } from "@medusajs/framework/utils"

/** An Amazon Pay Charge Permission and the order it pays for: how it is found by its id, and its state as last seen. */
export const AmazonPayChargePermission = model
  .define("amazon_pay_charge_permission", {
    /** Amazon's chargePermissionId. */
    id: model.text().primaryKey(),
    provider_id: model.text(),
    order_id: model.text(),
    /** As last seen, null before the first look: "Chargeable", "NonChargeable", "Closed", "Unknown". */
    state: model.text().nullable(),
    reason_code: model.text().nullable(),
    /** Decimal strings in the order's currency: all that may be charged, and what of it is left. */
    amount_limit: model.text().nullable(),
    amount_balance: model.text().nullable(),
    expires_at: model.dateTime().nullable(),
    looked_at: model.dateTime().nullable(),
    /** The order was canceled: what Amazon still holds is to be released, and is tried until it is done. */
    release_requested: model.boolean().default(false),
    /** When the clock looks again; null when nothing can change any more without a notification. */
    next_look_at: model.dateTime().nullable(),
    /** Looks in a row that found nothing new: the pauses between them grow. */
    idle_looks: model.number().default(0),
  })
  .indexes([{ on: ["order_id"] }, { on: ["next_look_at"], where: "next_look_at is not null" }])
