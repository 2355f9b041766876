import type { Mounted, RenderOptions } from "./button.js"
import { loadCheckoutScript } from "./checkout-script.js"
import { withId } from "./with-id.js"

export type ChangeAction = "changeAddress" | "changePayment"

export interface ChangeActionOptions extends RenderOptions {
  scriptUrl: string
  checkoutSessionId: string
  changeAction: ChangeAction
}

/**
 * Makes a button or link of the review page lead to Amazon, to choose another address or payment method there; Amazon
 * brings the shopper back to the review page. Amazon's script cannot unbind, so it is given a hidden element of its
 * own, and presses are handed on to that. A press before the script is there waits for it.
 *
 * @throws AmazonPayScriptBlockedError
 */
export async function bindChangeAction(element: HTMLElement, options: ChangeActionOptions): Promise<Mounted> {
  const { scriptUrl, checkoutSessionId, changeAction, signal } = options
  const target = document.createElement("button")
  target.type = "button"
  target.hidden = true
  const script = loadCheckoutScript(scriptUrl)
  const press = (event: Event) => {
    event.preventDefault()
    script.then(
      () => target.click(),
      () => undefined, // told to the caller below
    )
  }
  const remove = () => {
    element.removeEventListener("click", press)
    target.remove()
  }
  element.addEventListener("click", press)
  signal?.addEventListener("abort", remove)
  try {
    const pay = await script
    signal?.throwIfAborted()
    document.body.append(target)
    pay.bindChangeAction(withId(target), { amazonCheckoutSessionId: checkoutSessionId, changeAction })
  } catch (error) {
    remove()
    throw error
  }
  return { remove }
}
