import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { trackShipmentWorkflow } from "../workflows"

interface ShipmentCreated {
  /** The fulfillment's. */
  id: string
  no_notification?: boolean | null
}

/** A shipment that the buyer is not to hear of is kept from Amazon, too: it would tell them. */
export default async function trackShipment({ event, container }: SubscriberArgs<ShipmentCreated>): Promise<void> {
  const { id, no_notification } = event.data
  if (no_notification !== true) await trackShipmentWorkflow(container).run({ input: id })
}

export const config: SubscriberConfig = {
  event: "shipment.created",
  context: { subscriberId: "amazon-pay-shipment-created" },
}
