import { model } from "@medusajs/framework/utils"

/** 定期便: what is sent and charged each month, until the customer ends it. Days are "2027-01-31", in Japan. */
export const Subscription = model.define("subscription", {
  id: model.id({ prefix: "sub" }).primaryKey(),
  customer_id: model.text().index(),
  /** The first order: address, delivery and region of the later ones come from it. */
  order_id: model.text().unique(),
  charge_permission_id: model.text().index(),
  variant_id: model.text(),
  product_title: model.text(),
  product_handle: model.text(),
  quantity: model.number(),
  /** Of one, from the second month on: as agreed, whatever the product costs by then. */
  price: model.number(),
  frequency: model.json(),
  /** The day of the month that it began on. */
  day: model.number(),
  /** When the next order is placed and charged. */
  next_date: model.text(),
  status: model.enum(["active", "paused", "ended"]).default("active"),
  months_charged: model.number().default(1),
  /** Where the customer mends the payment method, while Amazon refuses to charge it. */
  buyer_update_url: model.text().nullable(),
  /** Whether the agreement is still open at Amazon: one that has ended is closed as soon as nothing of it is pending. */
  is_open: model.boolean().default(true),
})
