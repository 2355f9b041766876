import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { keepOfCapture } from "../../providers/amazon-pay/medusa/module-rows"
import { amazonPayModule } from "../support/amazon-pay-module"
import type { OrderPayment } from "./order-payments"
import { correctTransactions } from "./order-transactions"
import type { Correction } from "./plan"

type Made = OrderPayment & { payment_id: string }
type Of<Do extends Correction["do"]> = Extract<Correction, { do: Do }>

/**
 * Books what Amazon has captured and Medusa has not: captured in Seller Central, or by a request whose answer was lost.
 * A payment that Medusa has canceled is not canceled any more: Medusa captures and refunds nothing on a canceled one.
 */
export async function bookCapture(
  container: MedusaContainer,
  payment: Made,
  { amount, mark, charges }: Of<"book capture">,
): Promise<void> {
  const { ledger } = amazonPayModule(container)
  // An admin's capture of this moment may have taken one for its own: then the next look books what is left.
  for (const charge of charges) if (!(await ledger.claimCharge(charge, mark))) return
  if (payment.canceled) await uncancelPayment(container, payment)
  // "is_captured" keeps Medusa from asking the provider to capture it once more.
  const input = { payment_id: payment.payment_id, amount: amount.toFixed(), is_captured: true, captured_by: mark }
  await capturePaymentWorkflow(container).run({ input })
  const made = (await capturesOf(container, payment.payment_id)).findLast(({ created_by }) => created_by === mark)
  if (!made) return
  for (const { id } of charges) await ledger.bookCharge(id, made.id)
}

async function capturesOf(container: MedusaContainer, paymentId: string) {
  const { captures = [] } = await container
    .resolve(Modules.PAYMENT)
    .retrievePayment(paymentId, { relations: ["captures"] })
  return [...captures].sort((one, other) => new Date(one.created_at).getTime() - new Date(other.created_at).getTime())
}

/** Amazon has declined it since, or was never asked for it: the money did not come. */
export async function takeBackCapture(
  container: MedusaContainer,
  order_id: string,
  { payment, correction }: { payment: Made; correction: Of<"take back capture"> },
): Promise<void> {
  const { booking, keep } = correction
  const entries = [{ reference_id: booking.id, amount: keep.toFixed(), isDone: true }]
  await correctTransactions(container, order_id, { currency_code: payment.currency_code, entries })
  const update = { id: payment.payment_id, captured_at: null }
  await container.resolve(Modules.PAYMENT).updatePayment(update)
  // Last, because the next look finds by it what is still to be taken back.
  await keepOfCapture(container, booking.id, keep)
}

/** A payment that Medusa has canceled is as it was before. */
async function uncancelPayment(
  container: MedusaContainer,
  { payment_id, collection }: Pick<Made, "payment_id" | "collection">,
): Promise<void> {
  const module = container.resolve(Modules.PAYMENT)
  const update = { id: payment_id, canceled_at: null }
  await module.updatePayment(update)
  await module.updatePaymentCollections(collection.id, { status: "authorized" })
}

/** The same of one whose money Amazon still holds: it is not to be released any more. */
export async function revivePayment(
  container: MedusaContainer,
  payment: Pick<Made, "payment_id" | "collection" | "operations">,
): Promise<void> {
  const { operations } = amazonPayModule(container).ledger
  const toRelease = payment.operations.filter(
    ({ outcome, request }) => outcome === "prepared" && request.kind === "cancel",
  )
  for (const { id } of toRelease) await operations.drop(id)
  await uncancelPayment(container, payment)
}
