import type { Mounted, RenderOptions } from "./button.js"
import { type AmazonPayScript, loadCheckoutScript } from "./checkout-script.js"
import { withId } from "./with-id.js"

/**
 * Gives Amazon's script an element of its own within the container, in place of whatever was there (a placeholder, an
 * earlier button), so that a later button never meets what an earlier one left behind.
 */
export async function placeButton(
  container: HTMLElement,
  scriptUrl: string,
  { signal }: RenderOptions,
  render: (pay: AmazonPayScript, selector: string, host: HTMLElement) => void,
): Promise<Mounted> {
  const host = document.createElement("div")
  const mounted = { remove: () => host.remove() }
  signal?.addEventListener("abort", mounted.remove)
  const pay = await loadCheckoutScript(scriptUrl)
  signal?.throwIfAborted()
  container.replaceChildren(host)
  try {
    render(pay, withId(host), host)
  } catch (error) {
    host.remove()
    throw error
  }
  return mounted
}
