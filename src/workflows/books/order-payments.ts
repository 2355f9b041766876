import BigNumber from "bignumber.js"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { ChargePermissionId } from "../../amazon/ids"
import { Money } from "../../amazon/money"
import { isTaken, takenByAll, type ChargeEntry } from "../../ledger/charge"
import type { Holdings } from "../../ledger/holdings"
import type { Operation } from "../../ledger/operation"
import type { PermissionEntry } from "../../ledger/permission"
import type { RefundEntry } from "../../ledger/refund"
import { beginningOf, termsOf, type Terms } from "../../providers/amazon-pay/data/payment-data"
import type { CollectionRow } from "../../providers/amazon-pay/medusa/order-rows"
import { amazonPayModule } from "../support/amazon-pay-module"
import { queryRows, textOf } from "../support/query-rows"
import { ShopError } from "../../providers/amazon-pay/shop-error"

/** A capture or refund as Medusa has booked it. */
export interface Booking {
  id: string
  /** Medusa's own, unrounded. */
  amount: BigNumber
  created_at: Date
  /** An admin's id, or the mark of what we booked. */
  created_by: string | null
}

/** A payment collection's sums, as Medusa has them. */
export interface Collection {
  id: string
  status: string
  amount: BigNumber
  captured: BigNumber
  refunded: BigNumber
  /** Another provider has a payment in it. */
  isShared: boolean
}

/** One payment of an order with Amazon Pay: Medusa's rows, and what the ledger has of it. */
export interface OrderPayment {
  /** null while there is only the session. */
  payment_id: string | null
  payment_session_id: string
  collection: Collection
  provider_id: string
  /** The session's state in Medusa. */
  session_status: string
  /** In capitals. */
  currency_code: string
  /** Medusa's own, unrounded. */
  amount: BigNumber
  /** Medusa has noted that all of it is captured. */
  isCaptured: boolean
  canceled: boolean
  captures: Booking[]
  refunds: Booking[]
  begun: Operation
  terms: Terms
  charges: ChargeEntry[]
  chargeRefunds: RefundEntry[]
  operations: Operation[]
}

export interface OrderPayments {
  order_id: string
  display_id: string
  canceled: boolean
  /** By the system's clock, which no test and no demo moves, as those of Medusa's rows. */
  read_at: Date
  /** What it costs beyond what was paid, as Medusa has noted it; below zero when it is to be given back. */
  pending: BigNumber
  /** Its payment collections, of whichever provider. */
  collection_ids: string[]
  /** Another provider has a payment of it. */
  isShared: boolean
  payments: OrderPayment[]
  permissions: PermissionEntry[]
}

/** @throws MedusaError(NOT_FOUND) */
export async function findOrderPayments(container: MedusaContainer, id: string): Promise<OrderPayments> {
  const { accounts, ledger, rows: medusa } = amazonPayModule(container)
  const order = await medusa.order(id)
  if (order === null) throw new ShopError(MedusaError.Types.NOT_FOUND, `Order with id: ${id} was not found`)
  const isOurs = (providerId: string) => accounts.find(providerId) !== null
  const rows = order.payment_collections
    .flatMap((row) => rowsOf(row, isOurs))
    .filter(({ provider_id }) => isOurs(provider_id))
  const sessions = rows.map(({ payment_session_id }) => payment_session_id)
  const holdings = sessions.length > 0 ? await ledger.ofSessions(sessions) : NOTHING
  return {
    order_id: order.id,
    display_id: order.display_id,
    canceled: order.canceled_at !== null,
    pending: order.pending,
    read_at: order.read_at,
    collection_ids: order.payment_collections.map(({ id }) => id),
    isShared: order.payment_collections.some((row) => isSharedWithOthers(row, isOurs)),
    payments: rows.flatMap((payment) => withLedger(payment, holdings)),
    permissions: holdings.permissions,
  }
}

const NOTHING: Holdings = { permissions: [], charges: [], refunds: [], operations: [] }

type Rows = Omit<OrderPayment, "begun" | "terms" | "charges" | "chargeRefunds" | "operations">

function rowsOf(row: CollectionRow, isOurs: (providerId: string) => boolean): Rows[] {
  const { id, status, amount, captured_amount, refunded_amount } = row
  const collection: Collection = {
    id,
    status,
    amount,
    captured: captured_amount,
    refunded: refunded_amount,
    isShared: isSharedWithOthers(row, isOurs),
  }
  const common = { collection, currency_code: row.currency_code.toUpperCase() }
  const statusOf = (sessionId: string) => row.payment_sessions.find((session) => session.id === sessionId)?.status ?? ""
  const made = row.payments.map((payment) => ({
    ...common,
    payment_id: payment.id,
    payment_session_id: payment.payment_session_id,
    provider_id: payment.provider_id,
    session_status: statusOf(payment.payment_session_id),
    amount: payment.amount,
    isCaptured: payment.captured_at !== null,
    canceled: payment.canceled_at !== null,
    captures: payment.captures,
    refunds: payment.refunds,
  }))
  const isPaid = (sessionId: string) => made.some(({ payment_session_id }) => payment_session_id === sessionId)
  const sessions = row.payment_sessions
    .filter((session) => !isPaid(session.id))
    .map((session) => ({
      ...common,
      payment_id: null,
      payment_session_id: session.id,
      provider_id: session.provider_id,
      session_status: session.status,
      amount: session.amount,
      isCaptured: false,
      canceled: false,
      captures: [],
      refunds: [],
    }))
  return [...made, ...sessions]
}

function isSharedWithOthers({ payments }: CollectionRow, isOurs: (providerId: string) => boolean): boolean {
  return payments.some(({ provider_id, canceled_at }) => !isOurs(provider_id) && !canceled_at)
}

/** Nothing of a session for which Amazon was not asked yet. */
function withLedger(rows: Rows, holdings: Holdings): OrderPayment[] {
  const { payment_session_id } = rows
  const begun = beginningOf(holdings.operations, payment_session_id)
  if (begun === null || (rows.payment_id === null && (begun.outcome === "prepared" || begun.outcome === "refused"))) {
    return []
  }
  const isOwn = (entry: { payment_session_id: string | null }) => entry.payment_session_id === payment_session_id
  const charges = holdings.charges.filter(isOwn)
  return [
    {
      ...rows,
      begun,
      terms: termsOf(begun, holdings),
      charges,
      chargeRefunds: holdings.refunds.filter(({ charge_id }) => charges.some(({ id }) => id === charge_id)),
      operations: holdings.operations.filter(isOwn),
    },
  ]
}

export function permissionOf({ charges, terms }: OrderPayment): ChargePermissionId | null {
  return charges[0]?.charge_permission_id ?? terms.permissionId
}

/** Medusa's amount as Amazon counts it. */
export function atAmazon(value: BigNumber, currencyCode: string): Money {
  return Money.of(value, currencyCode)
}

export function sumOf(bookings: readonly { amount: BigNumber }[]): BigNumber {
  return bookings.reduce((total, booking) => total.plus(booking.amount), new BigNumber(0))
}

/** What may still be captured of a payment, as Medusa limits it. */
export function leftOf({ amount, captures, charges, currency_code }: OrderPayment): Money {
  const booked = atAmazon(sumOf(captures), currency_code)
  const taken = takenByAll(charges, currency_code)
  return atAmazon(amount, currency_code).minus(taken.isMoreThan(booked) ? taken : booked)
}

export interface PaymentOfOrder {
  order: OrderPayments
  payment: OrderPayment & { payment_id: string }
}

/** @throws MedusaError(NOT_FOUND) when there is no such payment, or it is not one with Amazon Pay */
export async function findPaymentOfOrder(container: MedusaContainer, paymentId: string): Promise<PaymentOfOrder> {
  const found = await lookForPaymentOfOrder(container, paymentId)
  if (found) return found
  throw new ShopError(
    MedusaError.Types.NOT_FOUND,
    `Payment with id: ${paymentId} was not found among the orders paid with Amazon Pay`,
  )
}

/** For what happens to payments of all kinds. @returns null for one that is not an order's, or not with Amazon Pay */
export async function lookForPaymentOfOrder(
  container: MedusaContainer,
  paymentId: string,
): Promise<PaymentOfOrder | null> {
  const orderId = await orderOfPayment(container, paymentId)
  if (orderId === null) return null
  const order = await findOrderPayments(container, orderId)
  const payment = order.payments.find(({ payment_id }) => payment_id === paymentId)
  return payment ? { order, payment: { ...payment, payment_id: paymentId } } : null
}

/** The order that a payment of whichever provider is for, or null. */
export async function orderOfPayment(container: MedusaContainer, id: string): Promise<string | null> {
  const fields = ["payment_collection_id"]
  const [row] = await queryRows(container, { entity: "payment", fields, filters: { id } })
  return orderOfCollection(container, textOf(row, "payment_collection_id") ?? "")
}

/** The order that a payment collection is to be paid for, or null while there is only a cart. */
export async function orderOfCollection(container: MedusaContainer, id: string): Promise<string | null> {
  const filters = { payment_collection_id: id }
  const [row] = await queryRows(container, { entity: "order_payment_collection", fields: ["order_id"], filters })
  return textOf(row, "order_id")
}

/** With AuthorizeWithCapture. Medusa is not told by the provider (methods/authorize-payment.ts): it is booked by us. */
export function isTakenUnbooked({ charges, captures }: OrderPayment): boolean {
  return charges.some(isTaken) && captures.length === 0
}
