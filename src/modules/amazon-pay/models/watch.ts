import { model } from "@medusajs/framework/utils"

/** What the clock watches: an order, a payment collection that has none, or an agreement. */
export const AmazonPayWatch = model
  .define("amazon_pay_watch", {
    /** Medusa's id of either, or Amazon's chargePermissionId. */
    id: model.text().primaryKey(),
    /** When the clock looks; null when nothing can change any more without a notification. */
    next_look_at: model.dateTime().nullable(),
    /** Looks in a row that found nothing new. */
    idle_looks: model.number().default(0),
    looked_at: model.dateTime().nullable(),
    /** Since when looks have failed; null after one that did not. */
    failing_since: model.dateTime().nullable(),
    /** Another id each time that the order costs something else, until what it costs is charged. */
    charge_due: model.text().nullable(),
    /** What the admin was told once, by its kind. */
    told: model.json().default({}),
  })
  .indexes([{ on: ["next_look_at"], where: "next_look_at is not null" }])
