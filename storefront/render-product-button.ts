import type { AmazonPayButton, AmazonPayUnavailable, ButtonDecoration, Mounted, RenderOptions } from "./button.js"
import { AmazonPayUnavailableError } from "./errors.js"
import { placeButton } from "./place-button.js"
import { decorationConfig, signedConfig } from "./script-config.js"

export interface ProductButtonOptions extends RenderOptions {
  /** Told what `prepare` threw, and AmazonPayUnavailableError when the answer says so. Without it, they stay unhandled. */
  onError?: (error: unknown) => void
}

/**
 * The button of a product page: nothing is in the cart yet, so there is nothing to sign. At a press `prepare` puts the
 * item into the cart and fetches the signed button, and then the shopper is led to Amazon. Meanwhile the button's
 * parent element has `aria-busy="true"` and further presses are ignored.
 *
 * @throws AmazonPayScriptBlockedError as `renderButton` does
 * @example
 * await renderProductButton(container, decoration, async () => {
 *   const cart = await addToCart(variantId)
 *   return client.button({ cart_id: cart.id, placement: "Product" })
 * })
 */
export function renderProductButton(
  container: HTMLElement,
  decoration: ButtonDecoration,
  prepare: () => Promise<AmazonPayButton | AmazonPayUnavailable>,
  options: ProductButtonOptions = {},
): Promise<Mounted> {
  return placeButton(container, decoration.scriptUrl, options, (pay, selector, host) => {
    const start = async () => {
      const button = await prepare()
      if (!button.available) throw new AmazonPayUnavailableError(button.reason, button.message)
      // Not the handle's initCheckout: this one takes the product type of the cart as it is now.
      pay.initCheckout(signedConfig(button))
    }
    pay.renderButton(selector, decorationConfig(decoration)).onClick(() => {
      if (host.ariaBusy === "true") return
      host.ariaBusy = "true"
      start()
        .catch((error: unknown) => {
          if (!options.onError) throw error
          options.onError(error)
        })
        .finally(() => (host.ariaBusy = "false"))
    })
  })
}
