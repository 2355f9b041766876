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
  statusDetails: { state: string }
  chargeAmount: Amount
  captureAmount: Amount
  refundedAmount: Amount
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
  const sessions = amazon.emulator.objects("checkoutSessions") as SessionObject[]
  const session = sessions.find((one) => one.checkoutSessionId === checkoutSessionId)
  return charges.filter(({ chargePermissionId }) => chargePermissionId === session?.chargePermissionId)
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
  captures?: { amount: number }[]
  refunds?: { amount: number }[]
}
interface OrderRow {
  summary: { transaction_total: number }
  payment_collections: { payments: PaymentRow[] }[]
}

export async function booksOfMedusa({ admin }: Pick<Store, "admin">, orderId: string): Promise<Books> {
  const fields = "+summary,*payment_collections.payments.captures,*payment_collections.payments.refunds"
  const { body } = await admin.ask<{ order: OrderRow }>("GET", `orders/${orderId}?fields=${fields}`)
  const payments = body.order.payment_collections.flatMap((collection) => collection.payments)
  const total = (of: "captures" | "refunds") =>
    sum(payments.flatMap((payment) => payment[of] ?? []).map(({ amount }) => amount))
  return {
    captured: total("captures"),
    refunded: total("refunds"),
    order: body.order.summary.transaction_total,
  }
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
  const { body } = await admin.ask<{ payment: PaymentRow & { amount: number; canceled_at: string | null } }>(
    "GET",
    `payments/${id}?fields=${fields}`,
  )
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
