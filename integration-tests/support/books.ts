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
  statusDetails: { state: string }
  captureAmount: Amount
  refundedAmount: Amount
}

const yenOf = (amount: Amount | undefined) => Number(amount?.amount ?? 0)
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

export function chargesAt({ amazon }: Store): ChargeObject[] {
  return amazon.emulator.objects("charges") as ChargeObject[]
}

export function booksOfAmazon(store: Store): Books {
  const captured = chargesAt(store).filter(({ statusDetails }) => statusDetails.state === "Captured")
  const taken = sum(captured.map(({ captureAmount }) => yenOf(captureAmount)))
  const returned = sum(captured.map(({ refundedAmount }) => yenOf(refundedAmount)))
  return { captured: taken, refunded: returned, order: taken - returned }
}

interface PaymentRow {
  captures?: { amount: number }[]
  refunds?: { amount: number }[]
}
interface OrderRow {
  summary: { transaction_total: number }
  payment_collections: { payments: PaymentRow[] }[]
}

export async function booksOfMedusa({ admin }: Store, orderId: string): Promise<Books> {
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
