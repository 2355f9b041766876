import { MedusaError } from "@medusajs/framework/utils"
import type { Queries } from "../../../ledger/database"
import { Money } from "../../../amazon/money"
import BigNumber from "bignumber.js"
import type { CartNow, Imported } from "../checkout/change-since-import"
import { ShopError } from "../shop-error"
import { readDelivery, type Delivery } from "./delivery"
import { dueOf } from "./money-of"
import { readOrderRow, type OrderRow } from "./order-rows"
import { readPeople, type People } from "./people"
import { exact } from "./exact-amount"
import { createRecentRows, type RecentRows } from "./recent-rows"

/**
 * The rows of Medusa's payment module that its provider contract leaves out: a provider is told the id of a capture and not
 * its amount. This is the one place that knows Medusa's tables; check-medusa.ts looks at boot whether they are as expected.
 */
export interface MedusaRows extends RecentRows {
  /** null where there is no such order. */
  order(id: string): Promise<OrderRow | null>
  /** Where an order goes, and what was agreed on in these Checkout Sessions. */
  delivery(orderId: string, checkoutSessions: readonly string[]): Promise<Delivery>
  /** Names of these admins, and the notes of these refunds. */
  people(of: { users: readonly string[]; refunds: readonly string[] }): Promise<People>
  session(id: string): Promise<SessionRow>
  /**
   * Whether there is neither the payment session nor a payment of it. Medusa deletes a cart's session when another takes its
   * place, whatever Amazon was asked by then: the buyer may have paid otherwise.
   */
  isForgotten(sessionId: string): Promise<boolean>
  capture(id: string): Promise<BookingRow>
  refund(id: string): Promise<BookingRow>
  payment(id: string): Promise<PaymentRow>
  /** The order a payment collection is to be paid for; null while there is only a cart. */
  orderOfCollection(collectionId: string): Promise<string | null>
  /** The orders of payment collections; those that have none are left out. */
  ordersOfCollections(collectionIds: readonly string[]): Promise<ReadonlyMap<string, OrderName>>
  /** The payment collections of the order with this number. */
  collectionsOfOrderNumber(displayId: number): Promise<string[]>
  /** The numbers of orders. */
  displayIds(orderIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Whose a payment collection is. */
  subjectOfCollection(collectionId: string): Promise<CollectionSubject>
  /** Whom the shop knows no more it charges no more. */
  isCustomerDeleted(customerId: string): Promise<boolean>
  /** The payment collections of all orders of a customer: an order that is transferred takes its agreement along. */
  collectionsOfCustomer(customerId: string): Promise<string[]>
  /** The cart that a Checkout Session pays for, and what it got from Amazon; null for the payment of an order. */
  cartOfCheckoutSession(id: string): Promise<CheckoutCart | null>
  /**
   * Orders of a customer that bear this mark and were never tied to their cart.
   * @returns whether one is so young that Medusa may be about to
   */
  unfinishedOrders(customerId: string, mark: string): Promise<{ id: string; isYoung: boolean }[]>
  /** Of the cart, or the order, that a payment collection is for. */
  localeOfCollection(collectionId: string): Promise<string | null>
  /** Which of these captures and refunds are there, failed ones are not. */
  existing(ids: readonly string[]): Promise<ReadonlySet<string>>
}

export interface SessionRow {
  payment_collection_id: string
  provider_id: string
  amount: Money
  /** What its payment collection is for by now. */
  due: Money
  /** Its payment collection is canceled, with its order or because another takes its place: nothing is to be paid on it. */
  canceled: boolean
  /** Whom Medusa says that the session was begun for; null when nobody was logged in, or named by the server. */
  customer_id: string | null
}

/** What a payment collection pays for: a cart, which becomes an order, an order alone, or neither as yet. */
export interface CollectionSubject {
  cart: { customer_id: string | null } | null
  order: OrderName | null
}

export interface OrderName {
  id: string
  display_id: string
  customer_id: string | null
}

export interface CheckoutCart extends Imported, CartNow {
  /** It is tied to a registered customer who was not logged in when the button was made. */
  isTied: boolean
}

export interface PaymentRow {
  id: string
  payment_session_id: string
  payment_collection_id: string
  provider_id: string
  /** What Medusa authorized, as Amazon counts it. */
  amount: Money
  canceled: boolean
  /**
   * Medusa has canceled the payment's collection before the payment, which leaves one that is captured in part so: it does
   * that only where the order's total has changed and a new collection takes its place (core-flows,
   * workflows/cancel-payment-collection.js).
   */
  replaced: boolean
}

/** A capture or a refund. */
export interface BookingRow {
  payment: PaymentRow
  /**
   * What it comes to at Amazon. Medusa does not round: three captures of ¥333.5 are ¥334, ¥333 and ¥334 of the ¥1,001 that
   * Amazon has for ¥1,000.5.
   */
  amount: Money
  /** An admin's id, or the mark of our own booking. */
  created_by: string | null
}

const PAYMENT = `
  payment.id as payment_id, payment.payment_session_id, payment.payment_collection_id, payment.provider_id,
  payment.currency_code, ${exact("payment")} as payment_amount, payment.canceled_at is not null as canceled,
  payment_collection.status in ('canceled', 'partially_captured') as replaced`

const JOIN = "join payment_collection on payment_collection.id = payment.payment_collection_id"

function bookingSql(table: "capture" | "refund"): string {
  return `select ${PAYMENT}, booking.created_by, ${exact("booking")}::text as amount, (
      select coalesce(sum(${exact("earlier")}), 0) from ${table} earlier
      where earlier.payment_id = booking.payment_id and earlier.deleted_at is null
        and (earlier.created_at, earlier.id) < (booking.created_at, booking.id)
    )::text as before
    from ${table} booking join payment on payment.id = booking.payment_id ${JOIN}
    where booking.id = ? and booking.deleted_at is null`
}

const CHECKOUT_CART = `
  select session.flow, session.imported_buyer, session.imported_address, cart.email,
    to_jsonb(delivery) as address, to_jsonb(billing) as billing,
    coalesce(customer.has_account and customer.id is distinct from session.customer_id, false) as is_tied,
    exists (
      select 1 from cart_line_item where cart_id = cart.id and requires_shipping and cart_line_item.deleted_at is null
    ) as needs_shipping
  from amazon_pay_checkout_session session
  join cart on cart.id = session.cart_id
  left join cart_address delivery on delivery.id = cart.shipping_address_id
  left join cart_address billing on billing.id = cart.billing_address_id
  left join customer on customer.id = cart.customer_id
  where session.id = ? and session.deleted_at is null`

const SUBJECT = `
  select of_cart.cart_id, cart.customer_id as cart_customer,
    of_order.order_id, "order".display_id, "order".customer_id as order_customer
  from payment_collection collection
  left join cart_payment_collection of_cart
    on of_cart.payment_collection_id = collection.id and of_cart.deleted_at is null
  left join cart on cart.id = of_cart.cart_id
  left join order_payment_collection of_order
    on of_order.payment_collection_id = collection.id and of_order.deleted_at is null
  left join "order" on "order".id = of_order.order_id
  where collection.id = ? limit 1`

const CAPTURE = bookingSql("capture")
const REFUND = bookingSql("refund")

export function createMedusaRows(queries: Queries): MedusaRows {
  const one = async (sql: string, id: string, what: string) => {
    const { rows } = await queries.raw(sql, [id])
    if (rows[0]) return rows[0]
    throw new ShopError(MedusaError.Types.NOT_FOUND, `${what} with id: ${id} was not found`)
  }
  const booking = async (sql: string, id: string, what: string): Promise<BookingRow> => {
    const row = await one(sql, id, what)
    const payment = paymentOf(row)
    const { currencyCode } = payment.amount
    const before = new BigNumber(String(row["before"]))
    const after = Money.of(before.plus(String(row["amount"])), currencyCode)
    return {
      payment,
      amount: after.minus(Money.of(before, currencyCode)),
      created_by: textOf(row["created_by"]),
    }
  }
  return {
    ...createRecentRows(queries),
    order: (id) => readOrderRow(queries, id),
    delivery: (id, sessions) => readDelivery(queries, id, sessions),
    people: (of) => readPeople(queries, of),
    async session(id) {
      const sql = `select payment_collection_id, provider_id, payment_session.currency_code,
          ${exact("payment_session")}::text as amount, ${exact("payment_collection")}::text as due,
          payment_collection.status = 'canceled' as canceled,
          payment_session.context #>> '{customer,id}' as customer_id
        from payment_session
        join payment_collection on payment_collection.id = payment_session.payment_collection_id
        where payment_session.id = ? and payment_session.deleted_at is null`
      const row = await one(sql, id, "Payment session")
      return {
        payment_collection_id: String(row["payment_collection_id"]),
        provider_id: String(row["provider_id"]),
        amount: dueOf(String(row["amount"]), String(row["currency_code"])),
        due: dueOf(String(row["due"]), String(row["currency_code"])),
        canceled: row["canceled"] === true,
        customer_id: textOf(row["customer_id"]),
      }
    },
    async isForgotten(id) {
      const { rows } = await queries.raw(
        `select id from payment_session where id = ? and deleted_at is null
         union all select id from payment where payment_session_id = ? and deleted_at is null`,
        [id, id],
      )
      return rows.length === 0
    },
    capture: (id) => booking(CAPTURE, id, "Capture"),
    refund: (id) => booking(REFUND, id, "Refund"),
    async payment(id) {
      const sql = `select ${PAYMENT} from payment ${JOIN} where payment.id = ? and payment.deleted_at is null`
      return paymentOf(await one(sql, id, "Payment"))
    },
    async orderOfCollection(collectionId) {
      const { rows } = await queries.raw(
        "select order_id from order_payment_collection where payment_collection_id = ? and deleted_at is null limit 1",
        [collectionId],
      )
      return textOf(rows[0]?.["order_id"])
    },
    async ordersOfCollections(collectionIds) {
      if (collectionIds.length === 0) return new Map()
      const { rows } = await queries.raw(
        `select link.payment_collection_id, "order".id, "order".display_id, "order".customer_id as order_customer
         from order_payment_collection link join "order" on "order".id = link.order_id
         where link.payment_collection_id = any(?) and link.deleted_at is null`,
        [[...collectionIds]],
      )
      return new Map(rows.map((row) => [String(row["payment_collection_id"]), orderOf(row, String(row["id"]))]))
    },
    async collectionsOfOrderNumber(displayId) {
      const { rows } = await queries.raw(
        `select link.payment_collection_id from "order"
         join order_payment_collection link on link.order_id = "order".id and link.deleted_at is null
         where "order".display_id = ? and "order".deleted_at is null`,
        [displayId],
      )
      return rows.map(({ payment_collection_id }) => String(payment_collection_id))
    },
    async displayIds(orderIds) {
      if (orderIds.length === 0) return new Map()
      const { rows } = await queries.raw(`select id, display_id from "order" where id = any(?)`, [[...orderIds]])
      return new Map(rows.map(({ id, display_id }) => [String(id), String(display_id)]))
    },
    async subjectOfCollection(collectionId) {
      const row = await one(SUBJECT, collectionId, "Payment collection")
      const order_id = textOf(row["order_id"])
      return {
        cart: textOf(row["cart_id"]) === null ? null : { customer_id: textOf(row["cart_customer"]) },
        order: order_id === null ? null : orderOf(row, order_id),
      }
    },
    async isCustomerDeleted(customerId) {
      const { rows } = await queries.raw("select 1 from customer where id = ? and deleted_at is null", [customerId])
      return rows.length === 0
    },
    async collectionsOfCustomer(customerId) {
      const { rows } = await queries.raw(
        `select link.payment_collection_id from "order"
         join order_payment_collection link on link.order_id = "order".id and link.deleted_at is null
         where "order".customer_id = ?`,
        [customerId],
      )
      return rows.map(({ payment_collection_id }) => String(payment_collection_id))
    },
    async cartOfCheckoutSession(id) {
      const { rows } = await queries.raw(CHECKOUT_CART, [id])
      const [row] = rows
      if (row === undefined) return null
      const { flow, imported_buyer, imported_address, needs_shipping, email, address, billing, is_tied } = row
      const objectOf = (value: unknown) => (typeof value === "object" ? value : null)
      return {
        flow: String(flow),
        imported_buyer: textOf(imported_buyer),
        imported_address: textOf(imported_address),
        needsShipping: needs_shipping === true,
        email: textOf(email),
        address: objectOf(address),
        billing: objectOf(billing),
        isTied: is_tied === true,
      }
    },
    async unfinishedOrders(customerId, mark) {
      const { rows } = await queries.raw(
        `select id, created_at > now() - interval '15 seconds' as young from "order" where customer_id = ? and metadata -> 'amazon_pay' ->> 'cart' = ? and deleted_at is null
           and not exists (select 1 from order_cart link where link.order_id = "order".id)`,
        [customerId, mark],
      )
      return rows.map(({ id, young }) => ({ id: String(id), isYoung: young === true }))
    },
    async localeOfCollection(collectionId) {
      const of = (table: string) =>
        `select buyer.locale from ${table}_payment_collection link join "${table}" buyer on buyer.id = link.${table}_id
         where link.payment_collection_id = ? and link.deleted_at is null`
      const { rows } = await queries.raw(`${of("order")} union all ${of("cart")}`, [collectionId, collectionId])
      return rows.map(({ locale }) => textOf(locale)).find((locale) => locale !== null) ?? null
    },
    async existing(ids) {
      if (ids.length === 0) return new Set()
      const { rows } = await queries.raw(
        `select id from capture where id = any(?) and deleted_at is null
         union all select id from refund where id = any(?) and deleted_at is null`,
        [[...ids], [...ids]],
      )
      return new Set(rows.map(({ id }) => String(id)))
    },
  }
}

function paymentOf(row: Record<string, unknown>): PaymentRow {
  return {
    id: String(row["payment_id"]),
    payment_session_id: String(row["payment_session_id"]),
    payment_collection_id: String(row["payment_collection_id"]),
    provider_id: String(row["provider_id"]),
    amount: Money.of(String(row["payment_amount"]), String(row["currency_code"])),
    canceled: row["canceled"] === true,
    replaced: row["replaced"] === true,
  }
}

function orderOf({ display_id, order_customer }: Record<string, unknown>, id: string): OrderName {
  return { id, display_id: String(display_id), customer_id: textOf(order_customer) }
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null
}
