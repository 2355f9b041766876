import type { ChargePermissionId } from "../ids"

/**
 * Tells Amazon which parcels an order comes in, so that the buyer's Alexa can say where they are. Amazon takes a
 * tracking number once.
 * @see https://developer.amazon.com/docs/amazon-pay-api-v2/delivery-tracker.html
 */
export interface DeliveryTracker {
  chargePermissionId: ChargePermissionId
  deliveryDetails: DeliveryDetail[]
}

export interface DeliveryDetail {
  trackingNumber: string
  /** Of Amazon's list of carriers: "TAQBIN_JP" is Yamato. */
  carrierCode: string
}
