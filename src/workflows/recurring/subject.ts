import { createOrUpdateOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Money } from "../../amazon/money"
import { refusalOfCurrency } from "../../providers/amazon-pay/account/account"
import { moneyOf } from "../../providers/amazon-pay/medusa/money-of"
import { ShopError } from "../../providers/amazon-pay/shop-error"
import { isLive } from "../../ledger/charge"
import { isBeyondAnyMonth } from "../../ledger/period"
import { findOrderPayments, orderOfCollection } from "../books/order-payments"
import { ALREADY_AUTHORIZED, pendingOf, unpaidCollection } from "../order/charge-order"
import { countAll } from "../reconcile/count-all"
import { queryRows } from "../support/query-rows"
import type { Agreement } from "./agreement"
import { conflict, invalid, type ChargeRequest } from "./request"

/** What a period is charged for. */
export interface Subject {
  amount: Money
  order_id: string | null
  payment_collection_id: string
}

/**
 * What the request names, at what it costs in Medusa. No call to Amazon, unless a row of Medusa's may not have been made there.
 * @throws MedusaError with the code of what stands in the way
 */
export async function findSubject(
  container: MedusaContainer,
  agreement: Agreement,
  request: ChargeRequest,
): Promise<Subject> {
  await throwIfDeleted(container, agreement)
  const subject = await byKind(container, agreement, request)
  const { amount } = subject
  if (request.asked !== null && !amount.equals(request.asked)) {
    throw conflict("amount_differs", `It costs ${amount.toString()} in the shop, not ${request.asked.toString()}.`)
  }
  if (amount.isZero()) throw invalid("nothing_to_pay", "Nothing is left to pay.")
  throwIfNeverCharged(agreement, amount)
  return subject
}

/** In no month, whatever else is charged. */
export function throwIfNeverCharged({ permission, account }: Agreement, amount: Money): void {
  const refusal = refusalOfCurrency(account, amount.currencyCode)
  if (refusal) throw invalid("currency_unsupported", refusal)
  if (isBeyondAnyMonth(amount, permission)) {
    throw invalid("over_recurring_limit", `${amount.toString()} is more than Amazon Pay charges in a month.`)
  }
}

function byKind(container: MedusaContainer, agreement: Agreement, request: ChargeRequest): Promise<Subject> {
  if (request.order_id !== undefined) return ofOrder(container, agreement, request.order_id)
  if (request.payment_collection_id !== undefined) {
    return ofCollection(container, agreement, request.payment_collection_id)
  }
  return ofAmount(container, request)
}

const orderSchema = z.object({
  id: z.string(),
  customer_id: z.string().nullish(),
  currency_code: z.string(),
  canceled_at: z.unknown(),
})

async function ofOrder(container: MedusaContainer, agreement: Agreement, id: string): Promise<Subject> {
  const fields = ["id", "customer_id", "currency_code", "canceled_at"]
  const [row] = await queryRows(container, { entity: "order", fields, filters: { id } })
  if (row === undefined) throw notFound("order_not_found", `Order with id: ${id} was not found`)
  const order = orderSchema.parse(row)
  throwUnlessOwn(agreement, order.customer_id ?? null)
  if (order.canceled_at) throw invalid("order_canceled", `The order ${id} is canceled.`)
  const { payments } = await findOrderPayments(container, id)
  if (payments.some(({ canceled, charges }) => !canceled && charges.some(isLive))) {
    throw invalid(ALREADY_AUTHORIZED, `The order ${id} is authorized already. Capture that payment, or void it first.`)
  }
  await throwUnlessCounted(container, id)
  const amount = await pendingOf(container, id, order.currency_code)
  if (amount.isZero()) throw invalid("nothing_to_pay", `Nothing is left to pay on the order ${id}.`)
  await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id: id } })
  const collection = await unpaidCollection(container, id, amount)
  if (collection === null) throw invalid("nothing_to_pay", `Nothing is left to pay on the order ${id}.`)
  return { amount, order_id: id, payment_collection_id: collection.id }
}

/** What it costs is not known yet, and will be: the clock tries again. */
async function throwUnlessCounted(container: MedusaContainer, id: string): Promise<void> {
  const counted = await countAll(container, id)
  if (counted === "being changed") {
    throw conflict("order_being_changed", `The order ${id} is being changed. Confirm or cancel that, then charge it.`)
  }
  if (counted === "not known") {
    throw conflict("outcome_unknown", `Amazon has not said yet what was captured and refunded of the order ${id}.`)
  }
}

const collectionSchema = z.object({
  id: z.string(),
  status: z.string(),
  currency_code: z.string(),
  amount: z.custom<BigNumberInput>((value) => value != null),
})

async function ofCollection(container: MedusaContainer, agreement: Agreement, id: string): Promise<Subject> {
  const orderId = await orderOfCollection(container, id)
  if (orderId !== null) return ofOrder(container, agreement, orderId)
  const fields = ["id", "status", "currency_code", "amount"]
  const [row] = await queryRows(container, { entity: "payment_collection", fields, filters: { id } })
  if (row === undefined)
    throw notFound("payment_collection_not_found", `Payment collection with id: ${id} was not found`)
  const { status, currency_code, amount } = collectionSchema.parse(row)
  if (await isOfCart(container, id)) {
    throw invalid("payment_collection_of_cart", `The payment collection ${id} is a cart's: it is paid by its buyer.`)
  }
  if (!["not_paid", "awaiting"].includes(status)) {
    throw invalid("nothing_to_pay", `The payment collection ${id} is ${status}: nothing is left to pay.`)
  }
  return { amount: moneyOf(amount, currency_code), order_id: null, payment_collection_id: id }
}

async function isOfCart(container: MedusaContainer, payment_collection_id: string): Promise<boolean> {
  const filters = { payment_collection_id }
  return (await queryRows(container, { entity: "cart_payment_collection", fields: ["cart_id"], filters })).length > 0
}

async function ofAmount(container: MedusaContainer, { asked }: ChargeRequest): Promise<Subject> {
  if (asked === null) throw invalid("invalid_amount", "Give an amount with its currency_code.")
  const collection = await container.resolve(Modules.PAYMENT).createPaymentCollections({
    amount: Number(asked.amount),
    currency_code: asked.currencyCode.toLowerCase(),
  })
  return { amount: asked, order_id: null, payment_collection_id: collection.id }
}

/** Whom the shop knows no more it charges no more. */
async function throwIfDeleted(container: MedusaContainer, { customer_id: id, permission }: Agreement): Promise<void> {
  if (id === null || (await queryRows(container, { entity: "customer", fields: ["id"], filters: { id } })).length > 0)
    return
  throw invalid(
    "customer_deleted",
    `The customer of the Charge Permission ${permission.id} is deleted. Close it: nothing is charged on it any more.`,
  )
}

/** Before its first order, and once that is gone, nobody knows whose it is. */
function throwUnlessOwn({ order_id, customer_id, permission }: Agreement, customerId: string | null): void {
  if (order_id !== null && customer_id === customerId) return
  throw invalid(
    "order_of_another_customer",
    `The order belongs to another customer than the Charge Permission ${permission.id}.`,
  )
}

function notFound(code: string, message: string): MedusaError {
  return new ShopError(MedusaError.Types.NOT_FOUND, message, code)
}
