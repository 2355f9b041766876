import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { AmazonPayError } from "../../amazon/errors"
import { OutcomeUnknownError } from "../../ledger/operate"
import { captureAtAmazon } from "../../providers/amazon-pay/methods/capture-at-amazon"
import type { Made } from "../books/correct-books"
import type { Booking } from "../books/order-payments"
import { amazonPayModule } from "../support/amazon-pay-module"

export type MadeCapture = { outcome: "made" } | { outcome: "refused"; reason: string } | { outcome: "unknown" }

/**
 * Makes a capture that Medusa has written down and Amazon was never asked for: the process ended between the two, and
 * nobody took the row back. It is what the admin asked for, so it is asked for now.
 */
export async function makeCapture(container: MedusaContainer, payment: Made, { id }: Booking): Promise<MadeCapture> {
  const { accounts, ledger, rows, clock } = amazonPayModule(container)
  const account = accounts.get(payment.provider_id)
  try {
    await captureAtAmazon({ account, ledger, rows, clock }, { id, ...(await rows.capture(id)) })
    return { outcome: "made" }
  } catch (error) {
    if (isRefusal(error)) return { outcome: "refused", reason: error.message }
    if (!(error instanceof OutcomeUnknownError || error instanceof AmazonPayError)) throw error
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Amazon Pay: the capture ${id} could not be made, it is tried again. ${error.in_own_words}`)
    return { outcome: "unknown" }
  }
}

/** Whether Amazon, or we for it, said no: asking again would change nothing. */
function isRefusal(error: unknown): error is Error {
  if (error instanceof MedusaError) return error.type === MedusaError.Types.NOT_ALLOWED
  return error instanceof AmazonPayError && !error.retryable
}
