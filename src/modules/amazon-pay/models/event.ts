import { model } from "@medusajs/framework/utils"

/**
 * What the shop found or did by itself, and told: an event of the store's bus, a notice to the admin, a booking that follows
 * Amazon. Written whether or not anybody listened. It holds ids and amounts, nothing of the buyer.
 */
export const AmazonPayEvent = model
  .define("amazon_pay_event", {
    id: model.text().primaryKey(),
    order_id: model.text().nullable(),
    charge_permission_id: model.text().nullable(),
    /** "amazon-pay.refund_declined", "limits_differ", "capture_booked". */
    name: model.text(),
    /** {object_id, reason_code, amount, currency_code}, each may be null. */
    data: model.json(),
    told_at: model.dateTime(),
  })
  .indexes([
    { on: ["order_id"], where: "order_id is not null" },
    { on: ["charge_permission_id"], where: "charge_permission_id is not null" },
  ])
