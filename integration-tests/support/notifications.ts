import { MERCHANT } from "./account"
import { quiet } from "./quiet"
import type { Store } from "./store"

/** Amazon notifies the shop from now on. */
export function subscribe({ amazon, url }: Store): void {
  amazon.emulator.ipn.add({ url: `${url}/amazon-pay/ipn`, merchantId: MERCHANT.merchantId })
}

/** Resolves once what Amazon has sent is handled, and what that called for, too. */
export async function heard({ amazon }: Store): Promise<void> {
  await amazon.emulator.ipn.idle()
  await quiet()
}
