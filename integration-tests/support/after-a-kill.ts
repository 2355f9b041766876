import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AdjustableClock } from "../../src/amazon/clock"
import { ageRows } from "./age"
import { booksOfAmazon, booksOfMedusa, chargesAt } from "./books"
import { startAgain } from "./broken-off"
import { letTimePass } from "./clock"
import type { Store } from "./store"

/** Ten minutes after a process has ended: what it was at work on is free. */
export async function laterOn({ container }: Store): Promise<void> {
  const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await database.raw("update amazon_pay_operation set leased_until = now() where leased_until > now()")
  await database.raw("delete from amazon_pay_lease")
  await ageRows(container, { minutes: 10 })
}

/** A process has started again, minutes have passed, and the clock runs once. */
export async function lookOnce(store: Store): Promise<void> {
  await laterOn(store)
  await startAgain(store)
  const { clock } = store.container.resolve<{ clock: AdjustableClock }>("amazonPay")
  clock.setOffset(10 * 60_000)
  try {
    await letTimePass(store.container, { minutes: 10 })
  } finally {
    clock.setOffset(0)
  }
}

/** An order, and those of its payments that stand. */
export async function atMedusa(store: Store, orderId: string) {
  const { status, payment_status, total, payment_collections } = await store.admin.order(orderId)
  const payments = payment_collections.flatMap((collection) => collection.payments)
  return {
    order: `${status}, ${payment_status}, ¥${total}`,
    payments: payments.filter(({ canceled_at }) => canceled_at === null).map(({ amount }) => amount),
    books: await booksOfMedusa(store, orderId),
  }
}

export function atAmazon(store: Store, checkoutSessionId: string) {
  const held = chargesAt(store, checkoutSessionId).filter(({ statusDetails }) => statusDetails.state === "Authorized")
  return {
    held: held.map(({ chargeAmount }) => Number(chargeAmount?.amount)),
    books: booksOfAmazon(store, checkoutSessionId),
  }
}

export interface Found {
  medusa: Awaited<ReturnType<typeof atMedusa>>[]
  amazon: ReturnType<typeof atAmazon>
}

export function right(order: string, payments: number[], held: number[], [captured, refunded] = [0, 0]): Found {
  const books = { captured, refunded, order: captured - refunded }
  return { medusa: [{ order, payments, books }], amazon: { held, books } }
}

/** An order of ¥2,500 that is paid. */
export const BOUGHT = right("pending, authorized, ¥2500", [2500], [2500])
