import { model } from "@medusajs/framework/utils"
import { REMEDIES, SEVERITIES, SUBJECT_TYPES, WARNING_KINDS } from "../../../ledger/warning"

/** What an admin should know or do (src/ledger/warning.ts). A row is there as long as it is so. */
export const AmazonPayWarning = model
  .define("amazon_pay_warning", {
    /** A digest of subject, kind and object: one row for each. */
    id: model.text().primaryKey(),
    subject_type: model.enum([...SUBJECT_TYPES]),
    /** Medusa's order or cart, or Amazon's Charge Permission. */
    subject: model.text(),
    kind: model.enum([...WARNING_KINDS]),
    severity: model.enum([...SEVERITIES]),
    remedy: model.enum([...REMEDIES]),
    provider_id: model.text(),
    /** Amazon's id of what it is about. */
    object_id: model.text().nullable(),
    payment_id: model.text().nullable(),
    /** A decimal string in major units. */
    amount: model.text().nullable(),
    currency_code: model.text().nullable(),
    reason_code: model.text().nullable(),
    /** It may lie ahead: until then it is not shown. */
    since: model.dateTime(),
    until: model.dateTime().nullable(),
    dismissed_at: model.dateTime().nullable(),
    /** The admin's id in Medusa. */
    dismissed_by: model.text().nullable(),
  })
  .indexes([{ on: ["subject"] }, { on: ["since"], where: "severity <> 'info' and dismissed_at is null" }])
