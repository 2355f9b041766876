import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { AmazonPayClient } from "../../amazon/client"
import type { ChargePermissionId } from "../../amazon/ids"
import type { Money } from "../../amazon/money"
import { isLive } from "../../providers/amazon-pay/data/charge-record"
import { releaseCharges } from "../reconcile/release"
import { saveSight } from "../reconcile/observe"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { OrderPayment } from "../books/order-payments"
import { revivePayment } from "../books/revive-payment"

const MINUTE = 60_000

type Former = OrderPayment & { payment_id: string }

/**
 * The payment that Medusa canceled because the order was edited, and whose authorization Amazon still holds: the
 * provider leaves it until the new one is there (providers/amazon-pay/methods/cancel-payment.ts).
 */
export function findFormer(payments: readonly OrderPayment[]): Former | null {
  const isFormer = (payment: OrderPayment): payment is Former =>
    payment.canceled && payment.payment_id !== null && payment.data.charges.some(isLive)
  return payments.findLast(isFormer) ?? null
}

/** Whether Amazon takes a charge of as much beside what it holds. */
export async function fitsBeside(client: AmazonPayClient, id: ChargePermissionId, amount: Money): Promise<boolean> {
  const { amountBalance } = await client.getChargePermission(id)
  return amountBalance !== null && !amount.isMoreThan(amountBalance)
}

/** Where there is no room for both. */
export async function releaseFormer(container: MedusaContainer, former: OrderPayment): Promise<void> {
  const { client } = amazonPayModule(container).accounts.get(former.provider_id)
  await saveSight(container, former, await releaseCharges(client, former.data))
}

/**
 * The new charge was refused: the payment is as it was before the edit, and can be captured. The collection that was to
 * take its place is canceled, because at the next edit Medusa takes the first open or authorized one that it finds for
 * the only one (core-flows, create-or-update-order-payment-collection.js).
 */
export async function keepFormer(container: MedusaContainer, former: Former, replacement: string): Promise<void> {
  await revivePayment(container, former)
  await container.resolve(Modules.PAYMENT).updatePaymentCollections(replacement, { status: "canceled" })
}

/**
 * When the clock looks at the permission: a look releases what is held for a canceled payment, and charges what is due.
 */
export async function lookAgain(container: MedusaContainer, id: ChargePermissionId, when: "now" | "soon") {
  const next_look_at = new Date(Date.now() + (when === "now" ? 0 : MINUTE))
  await amazonPayModule(container).updateAmazonPayChargePermissions({ id, next_look_at, idle_looks: 0 })
}
