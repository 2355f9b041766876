import type { AmazonPayButton, ButtonDecoration } from "./button.js"
import type { ScriptButtonConfig } from "./checkout-script.js"

/** The part of Amazon's configuration that needs no signature. */
export function decorationConfig(decoration: ButtonDecoration): ScriptButtonConfig {
  return {
    merchantId: decoration.merchantId,
    publicKeyId: decoration.publicKeyId,
    ledgerCurrency: decoration.ledgerCurrency,
    checkoutLanguage: decoration.checkoutLanguage,
    productType: decoration.productType ?? "PayAndShip",
    placement: decoration.placement ?? "Product",
    buttonColor: decoration.buttonColor,
    sandbox: decoration.sandbox,
    estimatedOrderAmount: decoration.estimatedOrderAmount ?? undefined,
  }
}

/** Older and newer documents of Amazon's name the key in different places, so it is in both. */
export function signedConfig(button: AmazonPayButton): ScriptButtonConfig {
  const { publicKeyId, createCheckoutSessionConfig } = button
  return {
    ...decorationConfig(button),
    createCheckoutSessionConfig: { ...createCheckoutSessionConfig, publicKeyId },
  }
}
