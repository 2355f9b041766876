import { createEmulator } from "../../src/index.js"
import { MERCHANT, PRIVATE_KEY } from "../support/shop.js"
import { signedApi } from "./signed-api.js"
import type { World } from "./world.js"

/** The emulator in this process, with its buyer. */
export async function emulatorWorld(): Promise<World> {
  const emulator = await createEmulator({ merchants: [MERCHANT] })
  const { publicKeyId, storeId } = MERCHANT
  const { region } = emulator
  const api = signedApi(emulator.url, { publicKeyId, privateKey: PRIVATE_KEY, region })
  return {
    name: "the emulator",
    region,
    storeId,
    api,
    buyer: {
      checkout: (payload) => {
        const payloadJSON = JSON.stringify(payload)
        const press = { payloadJSON, publicKeyId, ...api.signButton(payloadJSON) }
        return Promise.resolve(emulator.buyer.checkout(press).checkoutSessionId)
      },
      approve: (amazonPayRedirectUrl) => {
        emulator.buyer.approve({ amazonPayRedirectUrl })
        return Promise.resolve()
      },
    },
    returnUrl: "https://shop.example/back",
    close: () => emulator.close(),
  }
}
