import type { AmazonPayButton } from "./button.js"
import { loadCheckoutScript } from "./checkout-script.js"
import { signedConfig } from "./script-config.js"

/**
 * Leads the shopper to Amazon from a button of the shop's own, such as "Pay now" at the payment step (direct flow).
 *
 * @throws AmazonPayScriptBlockedError
 */
export async function initCheckout(button: AmazonPayButton): Promise<void> {
  const pay = await loadCheckoutScript(button.scriptUrl)
  pay.initCheckout(signedConfig(button))
}
