import { Hono } from "hono"
import { z } from "zod"
import { fieldsOf } from "../api/fields-of.js"
import { parseBody } from "../api/parse-body.js"
import { AmazonPayError, refuse } from "../domain/errors.js"
import type { Merchants } from "../signature/merchants.js"
import { verifyPayload } from "../signature/verify-payload.js"

const upgradePress = z.object({
  payloadJSON: z.string().min(1),
  signature: z.string().min(1),
  publicKeyId: z.string().min(1),
  upgradeAction: z.enum(["recurringUpgrade", "recurringUpdate"]),
  merchantId: z.string().min(1),
  algorithm: z.string().default("AMZN-PAY-RSASSA-PSS"),
})

/**
 * Where `amazon.Pay.bindUpgradeAction` leads. Its arguments and the signature are known (Amazon's script; the guide on
 * upgrading from one-time to recurring), what the payload holds is not: that far it is checked, and no further.
 */
export function upgradeRoutes(merchants: Merchants): Hono {
  const app = new Hono()
  app.post("/upgrade/start", async (c) => {
    const press = parseBody(upgradePress, await fieldsOf(c))
    const merchant = merchants.get(press.publicKeyId)
    if (press.merchantId !== merchant.merchantId) {
      throw refuse.invalidValue("merchantId", `The public key belongs to merchant ${merchant.merchantId}.`)
    }
    verifyPayload(merchants, merchant, press.payloadJSON, press.signature, press.algorithm)
    throw new AmazonPayError(
      "UnsupportedOperation",
      "The signature is right. The page itself is not emulated, because Amazon does not publish its payload. Before the order, send chargePermissionType 'Recurring' with Update Checkout Session.",
    )
  })
  return app
}
