import type { CancelPaymentInput, CancelPaymentOutput } from "@medusajs/framework/types"
import type { MedusaError } from "@medusajs/framework/utils"
import type { ChargePermissionId } from "../../../amazon/ids"
import { isLive, isTaken, type ChargeEntry } from "../../../ledger/charge"
import type { Holdings } from "../../../ledger/holdings"
import { operate, type Settled } from "../../../ledger/operate"
import { chargeOf, type NewOperation, type Operation } from "../../../ledger/operation"
import { isPlacing } from "../checkout/placing"
import { projectPayment } from "../data/project-payment"
import type { PaymentRow } from "../medusa/rows"
import { lookSoon } from "../look-soon"
import { adminError } from "../provider-error"
import { operatorOf, type ProviderContext } from "../provider-context"
import { panelError } from "../panel-error"

/** Shown in Seller Central. */
const REASON = "Canceled in the shop"

/** By then whoever made Medusa cancel the payment has charged what the order costs now. */
const RECHARGE_MS = 60_000

/**
 * Releases every authorization that is not captured. What is captured stays: it can only be refunded. The Charge
 * Permission stays open as well, because Medusa also cancels a payment when an order was edited and is authorized anew:
 * where Amazon may have room for both, it is only written down that the authorization is to be released, which happens
 * once the new one is there (order/charge-order.ts).
 *
 * @throws MedusaError(NOT_ALLOWED) when Amazon captures, or has captured what Medusa does not know of: on a canceled
 *   payment Medusa could neither book nor refund it
 */
export async function cancelPayment(context: ProviderContext, input: CancelPaymentInput): Promise<CancelPaymentOutput> {
  const id = input.context?.idempotency_key
  // Medusa could not write the payment down. It is a checkout's, which is completed at a later look.
  if (id === undefined) return { data: input.data ?? {} }
  const payment = await context.rows.payment(id)
  const { charges, permissions } = await context.ledger.ofSessions([payment.payment_session_id])
  const permissionId = charges[0]?.charge_permission_id ?? permissions[0]?.id
  if (!permissionId) return { data: input.data ?? {} }
  try {
    await releasePayment(context, payment, permissionId)
  } catch (error) {
    await lookSoon(context, payment)
    throw adminError(error, "Amazon Pay did not cancel the payment")
  }
  return { data: await projectPayment(context, payment.payment_session_id) }
}

async function releasePayment(
  context: ProviderContext,
  payment: PaymentRow,
  permissionId: ChargePermissionId,
): Promise<void> {
  const { account, ledger, rows, clock } = context
  if (payment.replaced) {
    const order = await rows.orderOfCollection(payment.payment_collection_id)
    const due = new Date(clock.now().getTime() + RECHARGE_MS)
    if (order !== null) await ledger.watches.setChargeDue(order, due)
  }
  // Without `allowOvercharge` a charge of the whole never fits beside another.
  const isKept = isPlacing() !== null || (payment.replaced && account.options.allowOvercharge)
  await operate(
    operatorOf(context),
    permissionId,
    async ({ charges, operations }: Holdings) => {
      const own = charges.filter(({ payment_session_id }) => payment_session_id === payment.payment_session_id)
      const there = await rows.existing(own.flatMap(({ capture_id }) => capture_id ?? []))
      const unbooked = own.find(
        (charge) => isTaken(charge) && (charge.state === "CaptureInitiated" || !there.has(charge.capture_id ?? "")),
      )
      if (unbooked && !isKept) throw capturedMeanwhile(unbooked.id)
      const held = own.filter((charge) => isLive(charge) || charge.state === "Unknown")
      const releases = held.map((charge) => release(payment, charge))
      if (!isKept) return nextRelease(context, releases, operations)
      for (const later of releases) await ledger.operations.prepare(later)
      return null
    },
    ({ operation, reply }) => throwIfRefused(operation, reply),
  )
}

/** What was to be released later is released now. */
async function nextRelease(
  { ledger }: ProviderContext,
  [next]: readonly NewOperation[],
  operations: readonly Operation[],
): Promise<NewOperation | null> {
  if (!next) return null
  const prepared = operations.find(
    ({ outcome, request }) => outcome === "prepared" && chargeOf(request) === chargeOf(next.request),
  )
  if (prepared) await ledger.operations.drop(prepared.id)
  return next
}

/** A charge that is to be canceled. */
export function release(
  { id, provider_id, payment_session_id, payment_collection_id }: Omit<PaymentRow, "amount" | "canceled" | "replaced">,
  charge: ChargeEntry,
): NewOperation {
  return {
    provider_id,
    subject: charge.charge_permission_id,
    owner: id,
    payment_session_id,
    payment_collection_id,
    request: { kind: "cancel", chargeId: charge.id, cancellationReason: REASON },
  }
}

function throwIfRefused({ request }: Operation, reply: Settled["reply"]): void {
  if (reply.is !== "refused" || request.kind !== "cancel") return
  if (reply.charge && isTaken(reply.charge)) throw capturedMeanwhile(request.chargeId)
  if (reply.error) throw reply.error
}

function capturedMeanwhile(id: string): MedusaError {
  return panelError(
    "captured_at_amazon",
    `Amazon Pay: the charge ${id} was captured at Amazon, so it cannot be canceled. Refresh the Amazon Pay panel, then refund it.`,
  )
}
