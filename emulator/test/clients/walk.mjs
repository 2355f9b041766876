import { createRequire } from "node:module"

const { WebStoreClient } = createRequire(import.meta.url)("@amazonpay/amazon-pay-api-sdk-nodejs")

/** The calls of one purchase, in order. */
export const STEPS = ["create", "get", "update", "complete", "charge", "capture", "refund", "close", "refused"]

const yen = (amount) => ({ amount, currencyCode: "JPY" })

/**
 * Buys, charges, captures, refunds and closes by one client; the emulator plays the buyer. Resolves to a mark for each
 * step: the status where it is the expected one.
 */
export async function walk({ emulator, merchant, privateKey, call }) {
  const done = []
  const step = async (expected, method, path, body) => {
    const answer = await call(method, `/v2/${path}`, body).catch((error) => ({
      status: 0,
      body: { message: error.message },
    }))
    const ok = answer.status === expected
    if (!ok) console.error(method, path, answer.status, JSON.stringify(answer.body))
    done.push({ ok, text: ok ? String(expected) : `✗ ${answer.status}` })
    return answer.body
  }
  const webCheckoutDetails = { checkoutReviewReturnUrl: "https://shop.example/確認" }
  const { storeId } = merchant
  const created = await step(201, "POST", "checkoutSessions", { webCheckoutDetails, storeId })
  await step(200, "GET", `checkoutSessions/${created.checkoutSessionId}`)
  const { checkoutSessionId: id } = emulator.buyer.checkout(press(merchant, privateKey))
  await step(200, "PATCH", `checkoutSessions/${id}`, {
    webCheckoutDetails: { checkoutResultReturnUrl: "https://shop.example/result" },
    paymentDetails: { paymentIntent: "Confirm", chargeAmount: yen("2500") },
    merchantMetadata: { noteToBuyer: "ありがとう" },
  })
  emulator.buyer.approve({ checkoutSessionId: id })
  const { chargePermissionId } = await step(200, "POST", `checkoutSessions/${id}/complete`, {
    chargeAmount: yen("2500"),
  })
  const { chargeId } = await step(201, "POST", "charges", { chargePermissionId, chargeAmount: yen("2000") })
  await step(200, "POST", `charges/${chargeId}/capture`, { captureAmount: yen("2000") })
  await step(201, "POST", "refunds", { chargeId, refundAmount: yen("500") })
  await step(200, "DELETE", `chargePermissions/${chargePermissionId}/close`, { closureReason: "終わり" })
  await step(422, "POST", "charges", { chargePermissionId, chargeAmount: yen("100") })
  return done
}

function press(merchant, privateKey) {
  const { publicKeyId, storeId, merchantId } = merchant
  const algorithm = "AMZN-PAY-RSASSA-PSS-V2"
  const client = new WebStoreClient({ publicKeyId, privateKey, region: "jp", algorithm })
  const payloadJSON = JSON.stringify({
    webCheckoutDetails: { checkoutReviewReturnUrl: "https://shop.example/review" },
    storeId,
  })
  const signature = client.generateButtonSignature(payloadJSON)
  return { payloadJSON, signature, algorithm, publicKeyId, merchantId, productType: "PayAndShip" }
}
