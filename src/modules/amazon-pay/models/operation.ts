import { model } from "@medusajs/framework/utils"
import { OPERATION_KINDS, OUTCOMES } from "../../../ledger/operation"

/**
 * One request that moves, holds or releases money, written down before Amazon is asked (src/ledger/operation.ts). It
 * holds nothing of the buyer.
 */
export const AmazonPayOperation = model
  .define("amazon_pay_operation", {
    id: model.text().primaryKey(),
    kind: model.enum([...OPERATION_KINDS]),
    provider_id: model.text(),
    /** The Charge Permission; for "complete" the Checkout Session. */
    subject: model.text(),
    /** The Charge that is captured, canceled or refunded. */
    charge_id: model.text().nullable(),
    /** What asked for it in Medusa: payment session, capture, refund, payment or order. */
    owner: model.text(),
    /** Who wanted it: an admin's id, "buyer", "clock" or "code"; null where Medusa did not say. */
    asked_by: model.text().nullable(),
    payment_session_id: model.text().nullable(),
    payment_collection_id: model.text().nullable(),
    /** A decimal string in major units. */
    amount: model.text().nullable(),
    currency_code: model.text().nullable(),
    /** What Amazon is asked, whole. */
    request: model.json(),
    idempotency_key: model.text(),
    outcome: model.enum([...OUTCOMES]),
    /** The charge, refund or permission that Amazon made or changed. */
    object_id: model.text().nullable(),
    reason_code: model.text().nullable(),
    /** Whoever asked for it was told that its outcome is not known, and nobody was told more since. */
    unanswered: model.boolean().default(false),
    /** How often Amazon was asked. */
    attempts: model.number().default(0),
    /** Until then a process is asking. */
    leased_until: model.dateTime().nullable(),
    /** When the clock repeats it, while it is open. */
    ask_again_at: model.dateTime().nullable(),
    settled_at: model.dateTime().nullable(),
  })
  .indexes([
    // One open operation on each Charge Permission or Checkout Session.
    { on: ["subject"], unique: true, where: "outcome = 'open'", name: "IDX_amazon_pay_operation_open" },
    { on: ["subject"] },
    { on: ["object_id"], where: "object_id is not null" },
    { on: ["owner"] },
    { on: ["payment_session_id"], where: "payment_session_id is not null" },
    { on: ["payment_collection_id"], where: "payment_collection_id is not null" },
    { on: ["ask_again_at"], where: "outcome = 'open'" },
    { on: ["settled_at"], where: "kind = 'charge' and outcome = 'refused'" },
  ])
