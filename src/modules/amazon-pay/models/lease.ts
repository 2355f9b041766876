import { model } from "@medusajs/framework/utils"

/** Something that one request is at work on, in whatever process (src/ledger/one-at-a-time.ts). */
export const AmazonPayLease = model.define("amazon_pay_lease", {
  /** What is worked on. */
  id: model.text().primaryKey(),
  /** Who is: only they may renew it or give it back. */
  holder: model.text(),
  /** By the database's clock; from then on it is anyone's. */
  expires_at: model.dateTime(),
})
