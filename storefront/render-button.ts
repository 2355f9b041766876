import type { AmazonPayButton, Mounted, RenderOptions } from "./button.js"
import { placeButton } from "./place-button.js"
import { signedConfig } from "./script-config.js"

/**
 * Puts the Amazon Pay button into the container, which must be in the document; a press leads to Amazon. Rendering into
 * the same container again replaces the button: do so whenever the cart's total changed.
 *
 * @throws AmazonPayScriptBlockedError; the container keeps what it had, e.g. a link to another way to pay
 * @example
 * const button = await client.button({ cart_id: cart.id, placement: "Cart" })
 * if (button.available) await renderButton(document.querySelector("#amazon-pay"), button)
 */
export function renderButton(
  container: HTMLElement,
  button: AmazonPayButton,
  options: RenderOptions = {},
): Promise<Mounted> {
  return placeButton(container, button.scriptUrl, options, (pay, selector) => {
    pay.renderButton(selector, signedConfig(button))
  })
}
