import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { carrierCode } from "../../amazon/delivery-tracker/carrier-code"
import type { DeliveryDetail } from "../../amazon/delivery-tracker/delivery-tracker"
import { AmazonPayError } from "../../amazon/errors"
import type { ChargePermissionId } from "../../amazon/ids"
import { amazonPayModule } from "../support/amazon-pay-module"
import { oneAtATime } from "../support/one-at-a-time"
import { findOrderPayments, permissionOf, type OrderPayment, type OrderPayments } from "../books/order-payments"
import { findShipment, type Shipment } from "./shipment"
import { workflowOf } from "../support/workflow-of"

/**
 * A parcel of an order paid with Amazon Pay is on its way: tells Amazon its tracking number, once. It may run twice.
 * @throws AmazonPayUnavailableError when it is worth trying again
 */
export const trackShipmentWorkflow = workflowOf("amazon-pay-track-shipment", trackOnce)

/** In the fulfillment's metadata: the tracking numbers that Amazon was told. */
const TOLD = "amazon_pay_tracking_numbers"

async function trackShipment(container: MedusaContainer, fulfillmentId: string): Promise<void> {
  const shipment = await findShipment(container, fulfillmentId)
  if (shipment === null || shipment.labels.length === 0) return
  const order = await findOrderPayments(container, shipment.order_id)
  const payment = paidWith(order)
  if (payment === null) return

  const told = z.array(z.string()).catch([]).parse(shipment.metadata[TOLD])
  const details = detailsOf(container, shipment, payment, order.display_id)
  const untold = details.filter(({ trackingNumber }) => !told.includes(trackingNumber))
  if (untold.length === 0 || !(await tell(container, payment, untold, order.display_id))) return
  const numbers = untold.map(({ trackingNumber }) => trackingNumber)
  await container.resolve(Modules.FULFILLMENT).updateFulfillment(shipment.id, {
    metadata: { ...shipment.metadata, [TOLD]: [...told, ...numbers] },
  })
}

type Paid = OrderPayment & { permissionId: ChargePermissionId }

/** The order's payment with Amazon Pay: the last one, when an earlier one was replaced. */
function paidWith({ payments }: OrderPayments): Paid | null {
  const paid = payments.flatMap((payment) => {
    const permissionId = permissionOf(payment)
    return payment.canceled || permissionId === null ? [] : { ...payment, permissionId }
  })
  return paid.at(-1) ?? null
}

function detailsOf(
  container: MedusaContainer,
  { id, labels, names }: Shipment,
  { provider_id }: OrderPayment,
  displayId: string,
): DeliveryDetail[] {
  const { carriers } = amazonPayModule(container).accounts.get(provider_id).options
  const details = labels.flatMap(({ tracking_number: trackingNumber, tracking_url: trackingUrl }) => {
    const code = carrierCode(carriers, { trackingUrl, names })
    return code === null ? [] : { trackingNumber, carrierCode: code }
  })
  if (details.length < labels.length) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .info(
        `Amazon Pay: Amazon is not told of shipment ${id} of order ${displayId}, because its carrier is not known. ` +
          `Name the carrier's code in the option carriers, under one of ${names.map((name) => `"${name}"`).join(", ")} ` +
          "or the host of the tracking URL.",
      )
  }
  return details
}

/** @returns whether Amazon took them; a refusal is not an error of the shipment's */
async function tell(
  container: MedusaContainer,
  { provider_id, permissionId }: Paid,
  deliveryDetails: DeliveryDetail[],
  displayId: string,
): Promise<boolean> {
  const { client } = amazonPayModule(container).accounts.get(provider_id)
  try {
    await client.createDeliveryTracker({ chargePermissionId: permissionId, deliveryDetails })
    return true
  } catch (error) {
    if (!(error instanceof AmazonPayError) || error.retryable) throw error
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Amazon Pay: Amazon did not take the tracking numbers of order ${displayId}. ${error.in_own_words}`)
    return false
  }
}

function trackOnce(container: MedusaContainer, fulfillmentId: string): Promise<void> {
  return oneAtATime(container, fulfillmentId, () => trackShipment(container, fulfillmentId))
}
