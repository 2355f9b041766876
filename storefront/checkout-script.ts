import type { ButtonColor, Placement, Price, ProductType, SignedPayload } from "./button.js"
import { AmazonPayScriptBlockedError } from "./errors.js"

/** What renderButton and initCheckout of Amazon's script take. */
export interface ScriptButtonConfig {
  merchantId: string
  publicKeyId: string
  ledgerCurrency: string
  checkoutLanguage?: string
  productType: ProductType
  placement: Placement
  buttonColor?: ButtonColor
  sandbox?: boolean
  estimatedOrderAmount?: Price
  createCheckoutSessionConfig?: SignedPayload & { publicKeyId: string }
}

/** `amazon.Pay` as Amazon's checkout.js defines it. It finds elements by CSS selector only. */
export interface AmazonPayScript {
  renderButton(selector: string, config: ScriptButtonConfig): { onClick(listener: () => void): void }
  initCheckout(config: ScriptButtonConfig): void
  bindChangeAction(
    selector: string,
    options: { amazonCheckoutSessionId: string; changeAction: "changeAddress" | "changePayment" },
  ): void
}

/** What Amazon's script leaves in the page. Not declared for everybody: a shop may have declared it already. */
declare const amazon: { Pay?: AmazonPayScript } | undefined
const loaded = () => (typeof amazon === "undefined" ? undefined : amazon.Pay)

const TIMEOUT_MS = 15_000
const loading = /* @__PURE__ */ new Map<string, Promise<AmazonPayScript>>()

/**
 * Loads Amazon's checkout.js, once for each address however often it is asked for, also when the page has the script
 * tag already. After a failure the next call tries again.
 *
 * @param scriptUrl `scriptUrl` of the button answer; each region has its own
 * @throws AmazonPayScriptBlockedError when it did not load (ad blocker, Content-Security-Policy, network), when it
 *   loaded but brought no `amazon.Pay`, or when neither is known after 15 seconds
 */
export function loadCheckoutScript(scriptUrl: string): Promise<AmazonPayScript> {
  let script = loading.get(scriptUrl)
  if (!script) {
    script = load(scriptUrl)
    loading.set(scriptUrl, script)
    script.catch(() => loading.delete(scriptUrl))
  }
  return script
}

function load(scriptUrl: string): Promise<AmazonPayScript> {
  const made = document.createElement("script")
  made.src = scriptUrl
  const found = [...document.scripts].find((script) => script.src === made.src)
  const pay = found && loaded()
  if (pay) return Promise.resolve(pay)
  return new Promise((resolve, reject) => {
    const script = found ?? made
    const settle = () => {
      clearTimeout(timer)
      const pay = loaded()
      if (pay) resolve(pay)
      else {
        script.remove() // so that a later try begins with a new one
        reject(new AmazonPayScriptBlockedError(scriptUrl))
      }
    }
    const timer = setTimeout(settle, TIMEOUT_MS)
    script.addEventListener("load", settle)
    script.addEventListener("error", settle)
    if (found) return
    // A policy that allows scripts by nonce allows this one with the nonce of any other script of the page.
    script.nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? ""
    document.head.append(script)
  })
}
