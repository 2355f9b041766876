import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { Store } from "./store"

/** What was taken and given back, in yen. */
export interface Books {
  captured: number
  refunded: number
  /** What the order counts once more, apart from the payments' own rows. */
  order: number
}

type Amount = { amount: string } | null
interface ChargeObject {
  chargeId: string
  chargePermissionId: string
  statusDetails: { state: string; reasonCode?: string | null }
  chargeAmount: Amount
  captureAmount: Amount
  refundedAmount: Amount
  merchantMetadata: { merchantReferenceId: string | null }
}

interface SessionObject {
  checkoutSessionId: string
  chargePermissionId: string | null
}

const yenOf = (amount: Amount | undefined) => Number(amount?.amount ?? 0)
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/** All charges, or those of one checkout. */
export function chargesAt({ amazon }: Pick<Store, "amazon">, checkoutSessionId?: string): ChargeObject[] {
  const charges = amazon.emulator.objects("charges") as ChargeObject[]
  if (checkoutSessionId === undefined) return charges
  const permissionId = permissionAt(amazon, checkoutSessionId)
  return charges.filter(({ chargePermissionId }) => chargePermissionId === permissionId)
}

function permissionAt({ emulator }: Store["amazon"], checkoutSessionId: string): string | null {
  const sessions = emulator.objects("checkoutSessions") as SessionObject[]
  return sessions.find((one) => one.checkoutSessionId === checkoutSessionId)?.chargePermissionId ?? null
}

/** The Charge Permission of a checkout that is completed. */
export function permissionOf({ amazon }: Pick<Store, "amazon">, checkoutSessionId: string): string {
  const id = permissionAt(amazon, checkoutSessionId)
  if (id === null) throw new Error(`The checkout ${checkoutSessionId} has no Charge Permission.`)
  return id
}

/** Of all checkouts, or of one. */
export function booksOfAmazon(store: Pick<Store, "amazon">, checkoutSessionId?: string): Books {
  const captured = chargesAt(store, checkoutSessionId).filter(({ statusDetails }) => statusDetails.state === "Captured")
  const taken = sum(captured.map(({ captureAmount }) => yenOf(captureAmount)))
  const returned = sum(captured.map(({ refundedAmount }) => yenOf(refundedAmount)))
  return { captured: taken, refunded: returned, order: taken - returned }
}

/** The authorizations that Amazon holds, or is about to, each in yen. */
export function heldAtAmazon(store: Store): number[] {
  const states = ["Authorized", "AuthorizationInitiated"]
  const held = chargesAt(store).filter(({ statusDetails }) => states.includes(statusDetails.state))
  return held.map(({ chargeAmount }) => yenOf(chargeAmount))
}

interface PaymentRow {
  amount: number
  canceled_at: string | null
  captures?: { amount: number }[]
  refunds?: { amount: number }[]
}
interface OrderRow {
  id: string
  display_id: number
  status: string
  payment_status: string
  /** What its goods and their delivery cost. */
  item_total: number
  shipping_total: number
  summary: { transaction_total: number }
  payment_collections: { payments: PaymentRow[] }[]
}

const FIELDS = "+summary,*payment_collections.payments.captures,*payment_collections.payments.refunds"

function booksOf({ payment_collections, summary }: Pick<OrderRow, "payment_collections" | "summary">): Books {
  const payments = payment_collections.flatMap((collection) => collection.payments)
  const total = (of: "captures" | "refunds") =>
    sum(payments.flatMap((payment) => payment[of] ?? []).map(({ amount }) => amount))
  return { captured: total("captures"), refunded: total("refunds"), order: summary.transaction_total }
}

/** What its payments still wait to capture. The rest of one that was captured in part is held no more. */
function authorizedOf({ payment_collections }: Pick<OrderRow, "payment_collections">): number {
  const payments = payment_collections.flatMap((collection) => collection.payments)
  const waiting = payments.filter(({ canceled_at, captures = [] }) => canceled_at === null && captures.length === 0)
  return sum(waiting.map(({ amount }) => amount))
}

export async function booksOfMedusa({ admin }: Pick<Store, "admin">, orderId: string): Promise<Books> {
  const { body } = await admin.ask<{ order: OrderRow }>("GET", `orders/${orderId}?fields=${FIELDS}`)
  return booksOf(body.order)
}

/** Of every order that Medusa has, by its id. */
export async function allBooksOfMedusa({ admin }: Pick<Store, "admin">) {
  type Known = { books: Books; price: number; authorized: number } & Pick<
    OrderRow,
    "display_id" | "status" | "payment_status"
  >
  const found = new Map<string, Known>()
  for (let count = 1; found.size < count;) {
    const fields = `display_id,+status,+payment_status,+item_total,+shipping_total,*payment_collections.payments,${FIELDS}`
    const query = `fields=${fields}&order=display_id&limit=100&offset=${found.size}`
    const { body } = await admin.ask<{ orders: OrderRow[]; count: number }>("GET", `orders?${query}`)
    if (body.orders.length === 0) return found
    for (const { id, display_id, status, payment_status, item_total, shipping_total, ...order } of body.orders) {
      found.set(id, {
        display_id,
        status,
        payment_status,
        price: item_total + shipping_total,
        authorized: authorizedOf(order),
        books: booksOf(order),
      })
    }
    count = body.count
  }
  return found
}

/** Medusa's books and Amazon's, which have to be the same. */
export async function bothBooks(store: Store, orderId: string): Promise<[Books, Books]> {
  return [await booksOfMedusa(store, orderId), booksOfAmazon(store)]
}

/** What the order's sums are made of, for the report of a run in which they are wrong. */
export async function entriesOfMedusa({ container }: Store, orderId: string): Promise<string[]> {
  const orders = container.resolve(Modules.ORDER)
  const { version } = await orders.retrieveOrder(orderId, { select: ["id", "version"] })
  const entries = await orders.listOrderTransactions({ order_id: orderId })
  const lines = entries.map(({ reference, reference_id, amount, version: of }) =>
    [reference, reference_id, String(amount), `version ${String(of)}`].join(" "),
  )
  return [`order of version ${String(version)}`, ...lines]
}

/** What Medusa has booked of the payment that the dashboard offers to capture and refund. */
export async function paymentAtHand({ admin }: Store, orderId: string) {
  const id = await admin.paymentId(orderId)
  const fields = "amount,canceled_at,captures.amount,refunds.amount"
  const { body } = await admin.ask<{ payment: PaymentRow }>("GET", `payments/${id}?fields=${fields}`)
  const { amount, canceled_at, captures = [], refunds = [] } = body.payment
  return {
    amount,
    canceled: canceled_at !== null,
    captured: sum(captures.map((capture) => capture.amount)),
    refunded: sum(refunds.map((refund) => refund.amount)),
  }
}

/** Captures and refunds become an hour old: whatever Medusa does after one has long been done. */
export async function ageBookings({ container }: Store): Promise<void> {
  const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await database.raw("update capture set created_at = now() - interval '1 hour'")
  await database.raw("update refund set created_at = now() - interval '1 hour'")
}
