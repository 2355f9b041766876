import { Agent, request } from "node:http"
import { createEmulator } from "../dist/index.js"
import { newMerchant, signButton, signedHeaders } from "./signing.mjs"

const checkouts = Number(process.argv[2])
const merchant = newMerchant()
const emulator = await createEmulator({ merchants: [merchant.public] })
const agent = new Agent({ keepAlive: true })
const chargeAmount = { amount: "2500", currencyCode: "JPY" }
const press = signButton(
  merchant,
  JSON.stringify({
    webCheckoutDetails: { checkoutResultReturnUrl: "https://shop.example/result", checkoutMode: "ProcessOrder" },
    storeId: merchant.public.storeId,
    paymentDetails: { paymentIntent: "AuthorizeWithCapture", chargeAmount },
  }),
)

/** From the button to the captured charge: a session, a permission and a charge are kept. */
function checkout() {
  const { checkoutSessionId } = emulator.buyer.checkout({ ...press, productType: "PayOnly" })
  const path = `/v2/checkoutSessions/${checkoutSessionId}/complete`
  const body = JSON.stringify({ chargeAmount })
  const headers = signedHeaders(merchant, "POST", path, body)
  return new Promise((resolve, reject) => {
    const call = request(emulator.url + path, { method: "POST", headers, agent }, (response) => {
      response.resume().on("end", () => (response.statusCode === 200 ? resolve() : reject(new Error("not completed"))))
    })
    call.on("error", reject).end(body)
  })
}

async function heap() {
  for (let pass = 0; pass < 3; pass++) {
    globalThis.gc()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return process.memoryUsage().heapUsed
}

// The logs are rings of 5,000 entries: they are full before the count begins.
for (let warm = 0; warm < 6_000; warm++) await checkout()
const before = await heap()
for (let made = 0; made < checkouts; made++) await checkout()
process.send({ checkouts, bytes: ((await heap()) - before) / checkouts })
