import { Admin } from "../../support/admin"
import { Buyer } from "../../support/amazon"
import { Shopper } from "../../support/shopper"
import type { Demo } from "./demo"

/** An order of ¥2,500, paid with Amazon Pay. @returns its id */
export async function ordered(demo: Demo): Promise<string> {
  const shopper = await Shopper.withCart(demo.medusa_url, new Buyer(demo.emulator_url), demo)
  return (await shopper.buy()).orderId
}

/** What Medusa has booked, and what Amazon holds. */
export async function booksOf(demo: Demo, orderId: string) {
  const admin = await Admin.login(demo.medusa_url, demo)
  const { body } = await admin.ask<{ order: Booked }>(
    "GET",
    `orders/${orderId}?fields=*payment_collections.payments.captures,*payment_collections.payments.refunds`,
  )
  const payments = body.order.payment_collections.flatMap((collection) => collection.payments)
  const sum = (rows: { amount: number }[]) => rows.reduce((total, { amount }) => total + amount, 0)
  const [payment] = (await admin.panel(orderId)).payments
  const charges = (payment?.["charges"] ?? []) as { state: string; captured_amount: string }[]
  return {
    captured: sum(payments.flatMap(({ captures }) => captures)),
    refunded: sum(payments.flatMap(({ refunds }) => refunds)),
    atAmazon: charges.reduce((total, { captured_amount }) => total + Number(captured_amount), 0),
    states: charges.map(({ state }) => state),
  }
}

interface Booked {
  payment_collections: { payments: { captures: { amount: number }[]; refunds: { amount: number }[] }[] }[]
}
