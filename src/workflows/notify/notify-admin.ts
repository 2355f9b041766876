import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { errorInfo } from "../support/error-info"
import type { AmazonPayEvent } from "./events"

/** The dashboard's notifications (the bell): what went wrong, and what to do. */
export async function tellAdmin(
  container: MedusaContainer,
  displayId: string,
  events: readonly AmazonPayEvent[],
): Promise<void> {
  for (const event of events) {
    const description = describe(event)
    if (description !== null) await tellAdminOfOrder(container, displayId, description)
  }
}

export async function tellAdminOfOrder(
  container: MedusaContainer,
  displayId: string,
  description: string,
): Promise<void> {
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: "",
      channel: "feed",
      template: "admin-ui",
      data: { title: `Amazon Pay: order #${displayId}`, description },
    })
  } catch (error) {
    // A store may have no feed. The panel shows the same, and the event was emitted.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Amazon Pay: ${description} (no notification: ${errorInfo(error).message})`)
  }
}

function describe({ name, data }: AmazonPayEvent): string | null {
  switch (name) {
    case "amazon-pay.authorization_declined":
      return `The authorization of ${data.amount} ${data.currency_code} was declined (${data.reason_code ?? "no reason given"}). The order is not paid: ask the buyer to change the payment method, or to pay another way.`
    case "amazon-pay.capture_declined":
      return `The capture of ${data.amount} ${data.currency_code} was declined (${data.reason_code ?? "no reason given"}) and taken back. Authorize again, or ask the buyer to pay another way.`
    case "amazon-pay.refund_declined":
      return `The refund of ${data.amount} ${data.currency_code} was declined (${data.reason_code ?? "no reason given"}) and taken back. Return the money in another way.`
    case "amazon-pay.refund_owed":
      return `The order is canceled, and ${data.amount} ${data.currency_code} of it is captured at Amazon and not refunded. It is still owed to the buyer: refund it on the order's page.`
    case "amazon-pay.authorization_expiring":
      return `The authorization of ${data.amount} ${data.currency_code} ends on ${data.expires_at}. Capture it before.`
    case "amazon-pay.authorization_lost":
      return `The authorization of ${data.amount} ${data.currency_code} has ended without a capture (${data.reason_code ?? "no reason given"}). Authorize again before you ship.`
    case "amazon-pay.charge_permission_closed":
      return `The Charge Permission was closed (${data.reason_code ?? "no reason given"}): nothing more can be charged on it.`
    case "amazon-pay.chargeback_received":
      return `The buyer disputes the payment (${data.object_id}). Answer it in Seller Central: there is a deadline.`
    case "amazon-pay.checkout_released":
      return null
  }
}
