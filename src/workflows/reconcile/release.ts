import type { AmazonPayClient } from "../../amazon/client"
import { AmazonPayStateError } from "../../amazon/errors"
import type { ChargePermissionId } from "../../amazon/ids"
import type { ChargePermission } from "../../amazon/resources/charge-permission"
import { isLive, recordOfCharge, withRecord } from "../../providers/amazon-pay/data/charge-record"
import type { PaymentData } from "../../providers/amazon-pay/data/payment-data"

const REASON = "The order was canceled in the shop"

/** Closes the Charge Permission, and with it what is authorized and not captured. Captured charges stay refundable. */
export async function release(client: AmazonPayClient, id: ChargePermissionId): Promise<ChargePermission> {
  try {
    return await client.closeChargePermission(id, { closureReason: REASON, cancelPendingCharges: true })
  } catch (error) {
    if (error instanceof AmazonPayStateError) return client.getChargePermission(id)
    throw error
  }
}

/** Cancels what is authorized and not captured; what was captured by then stays as it is. */
export async function releaseCharges(client: AmazonPayClient, data: PaymentData): Promise<PaymentData> {
  let { charges } = data
  for (const charge of data.charges.filter(isLive)) {
    const now = await client.cancelCharge(charge.id, REASON).catch((error: unknown) => {
      if (error instanceof AmazonPayStateError) return client.getCharge(charge.id)
      throw error
    })
    charges = withRecord(charges, recordOfCharge(now, charge))
  }
  return { ...data, charges }
}
