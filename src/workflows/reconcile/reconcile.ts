import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { isChargePermissionId, type ChargePermissionId } from "../../amazon/ids"
import type { ChargePermission } from "../../amazon/resources/charge-permission"
import { amazonPayModule } from "../support/amazon-pay-module"
import { emitEvents, type AmazonPayEvent } from "../notify/events"
import { oneAtATime } from "../support/one-at-a-time"
import { findOrderPayments, type OrderPayment, type OrderPayments } from "../books/order-payments"
import { correctBooks } from "../books/correct-books"
import { creditCanceledOrder } from "../books/credit-canceled-order"
import { tellAdmin } from "../notify/notify-admin"
import { nameOrder } from "./order-number"
import { rowOfPermission, type Hint } from "./observe"
import { nextLook } from "./next-look"
import { reconcilePayment } from "./reconcile-payment"
import { release } from "./release"
import { expiryEvents, owedEvents, permissionEvents } from "./state-changes"

export interface ReconcileInput {
  charge_permission_id: string
  /** What a notification named: looked at, never believed. */
  hint?: Hint
}

export interface ReconcileResult {
  /** A permission that no order of this store was paid with may be another shop's of the same merchant. */
  outcome: "reconciled" | "unknown_permission"
}

const reconcileStep = createStep("amazon-pay-reconcile", async (input: ReconcileInput, { container }) => {
  return new StepResponse(await reconcile(container, input))
})

/**
 * Looks at Amazon, which is the ledger of the money, and moves Medusa forward to match: pending authorizations, captures
 * and refunds made elsewhere, ones that were declined later. Redirect, notification, clock and admin all ring here. It
 * may run at any time and any number of times; it never moves backwards, and an unknown state means "wait".
 *
 * @throws AmazonPayError when Amazon could not be asked: nothing is lost, the next bell tries again
 */
export const reconcileWorkflow = createWorkflow(
  "amazon-pay-reconcile",
  (input: WorkflowData<ReconcileInput>) => new WorkflowResponse(reconcileStep(input)),
)

export async function reconcile(
  container: MedusaContainer,
  { charge_permission_id: id, hint }: ReconcileInput,
): Promise<ReconcileResult> {
  if (!isChargePermissionId(id)) return { outcome: "unknown_permission" }
  return oneAtATime(container, id, async () => {
    const [row] = await amazonPayModule(container).listAmazonPayChargePermissions({ id: [id] })
    if (!row) return { outcome: "unknown_permission" }
    await lookAndMove(container, { id, row, hint })
    return { outcome: "reconciled" }
  })
}

type PermissionRow = Awaited<ReturnType<ReturnType<typeof amazonPayModule>["listAmazonPayChargePermissions"]>>[number]

interface Bell {
  id: ChargePermissionId
  row: PermissionRow
  hint: Hint | undefined
}

async function lookAndMove(container: MedusaContainer, { id, row, hint }: Bell): Promise<void> {
  const order = await findOrderPayments(container, row.order_id)
  const news: AmazonPayEvent[] = []
  try {
    await move(container, { id, row, hint, order, news })
  } finally {
    // What is saved is news no more: were it kept back because something failed, nobody would ever hear of it.
    await emitEvents(container, news)
    await tellAdmin(container, order.display_id, news)
  }
}

/** @param news gets what has changed, each as soon as it is saved */
async function move(
  container: MedusaContainer,
  { id, row, hint, order, news }: Bell & { order: OrderPayments; news: AmazonPayEvent[] },
): Promise<void> {
  const { client } = amazonPayModule(container).accounts.get(row.provider_id)
  const payments = order.payments.filter(({ data }) => data.charge_permission_id === id)
  let permission = await client.getChargePermission(id)
  for (const payment of payments) {
    await reconcilePayment(container, { id, order, payment, hint: hintFor(payment, payments, hint), news })
  }
  const toRelease = order.canceled || row.release_requested
  if (toRelease && permission.state !== "Closed") permission = await release(client, id)
  const isHeld = toRelease && permission.state !== "Closed"
  const isNameless = await nameLate(container, { row, display_id: order.display_id }, permission)

  const after = await findOrderPayments(container, row.order_id)
  const now = after.payments.filter(({ data }) => data.charge_permission_id === id)
  await correctBooks(container, { ...after, payments: now })
  await creditCanceledOrder(container, after)
  // A refund that was declined just now is told of already.
  const isTold = news.some(({ name }) => name === "amazon-pay.refund_declined")
  const names = { order_id: row.order_id, charge_permission_id: id }
  const ofRow = [
    ...now.flatMap((payment) => expiryEvents(payment, names, row.looked_at)),
    ...permissionEvents(row, permission),
    ...(order.canceled && !isHeld && !isTold ? owedEvents(row, { before: payments, now }) : []),
  ]
  const { next_look_at, idle_looks } = nextLook({
    permission,
    payments: now,
    isUnfinished: isHeld || isNameless,
    idleLooks: news.length + ofRow.length > 0 ? 0 : row.idle_looks,
    now: new Date(),
  })
  await amazonPayModule(container).updateAmazonPayChargePermissions({
    id,
    ...rowOfPermission(permission),
    release_requested: isHeld,
    next_look_at,
    idle_looks,
  })
  news.push(...ofRow)
}

/** Amazon may have been away when the order was placed. @returns whether it still is */
async function nameLate(
  container: MedusaContainer,
  { row, display_id }: { row: PermissionRow; display_id: string },
  { chargePermissionId: id, state, merchantReferenceId }: ChargePermission,
): Promise<boolean> {
  if (state === "Closed" || merchantReferenceId !== null) return false
  const account = amazonPayModule(container).accounts.get(row.provider_id)
  return (await nameOrder(container, { account, id, display_id })) === "later"
}

/** A charge that nobody of us made belongs to the payment that is alive, the last one; a refund to its charge's. */
function hintFor(payment: OrderPayment, payments: readonly OrderPayment[], hint: Hint | undefined): Hint | undefined {
  if (hint?.type !== "CHARGE") return hint
  const isKnown = payments.some(({ data }) => data.charges.some(({ id }) => id === hint.id))
  return isKnown || payment !== payments.at(-1) ? undefined : hint
}
