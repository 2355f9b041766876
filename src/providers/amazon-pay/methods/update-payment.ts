import type { UpdatePaymentInput, UpdatePaymentOutput } from "@medusajs/framework/types"
import { sessionIdOf } from "../data/payment-data"
import type { ProviderContext } from "../provider-context"
import { initiatePayment } from "./initiate-payment"

/**
 * Medusa's own flows delete and make sessions anew instead; code of the store may still call updatePaymentSession. The
 * session then begins again at the new amount: a button, or the amount on the Checkout Session when it comes with a
 * sealed confirmation. Its `data` names the payment session, because here Medusa does not.
 */
export async function updatePayment(context: ProviderContext, input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
  const session_id = sessionIdOf(input.data) ?? input.data?.["session_id"]
  const { status, data } = await initiatePayment(context, { ...input, data: { ...input.data, session_id } })
  return { status, data }
}
