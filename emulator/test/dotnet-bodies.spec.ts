import { confirmed, MONTHLY } from "./support/money.js"
import { CANCEL_URL, REVIEW_URL, RESULT_URL, startShop, type Answer, type Shop } from "./support/shop.js"

/** Its amounts are numbers: the SDK writes a decimal without a fraction as an integer. */
const price = (amount: number) => ({ amount, currencyCode: "JPY" })

type Body = { readonly type: string; readonly strict: number; readonly send: (shop: Shop) => Promise<Answer> }

/** One body for each request type of the .NET SDK, with all that its JSON can have: nulls and empty objects it leaves out. */
const BODIES: readonly Body[] = [
  {
    type: "CreateCheckoutSessionRequest",
    strict: 201,
    send: (shop) =>
      shop.call("POST", "checkoutSessions", {
        body: {
          storeId: shop.merchant.storeId,
          deliverySpecifications: {
            specialRestrictions: ["RestrictPOBoxes"],
            addressRestrictions: {
              type: "Allowed",
              restrictions: { JP: { statesOrRegions: ["東京都"], zipCodes: ["153-0064"] } },
            },
          },
          scopes: ["name", "email", "phoneNumber", "billingAddress"],
          webCheckoutDetails: {
            checkoutReviewReturnUrl: REVIEW_URL,
            checkoutResultReturnUrl: RESULT_URL,
            checkoutCancelUrl: CANCEL_URL,
          },
          paymentDetails: {
            paymentIntent: "AuthorizeWithCapture",
            canHandlePendingAuthorization: false,
            chargeAmount: price(2500),
            totalOrderAmount: price(2500),
            presentmentCurrency: "JPY",
            allowOvercharge: false,
            extendExpiration: false,
            softDescriptor: "SHOP",
          },
          merchantMetadata: {
            merchantReferenceId: "1",
            merchantStoreName: "Shop",
            noteToBuyer: "Thanks",
            customInformation: "x",
          },
          platformId: "A1PLATFORM",
          providerMetadata: { providerReferenceId: "1" },
          chargePermissionType: "OneTime",
        },
      }),
  },
  {
    type: "CreateCheckoutSessionRequest, recurring",
    strict: 201,
    send: (shop) =>
      shop.call("POST", "checkoutSessions", {
        body: {
          storeId: shop.merchant.storeId,
          webCheckoutDetails: { checkoutReviewReturnUrl: REVIEW_URL },
          chargePermissionType: "Recurring",
          recurringMetadata: { frequency: { unit: "Month", value: 1 }, amount: price(500) },
        },
      }),
  },
  {
    type: "CreateCheckoutSessionRequest, for a payment method on file",
    strict: 201,
    send: (shop) =>
      shop.call("POST", "checkoutSessions", {
        body: {
          storeId: shop.merchant.storeId,
          paymentMethodOnFileMetadata: { setupOnly: false },
          webCheckoutDetails: { checkoutReviewReturnUrl: REVIEW_URL },
          chargePermissionType: "PaymentMethodOnFile",
        },
      }),
  },
  {
    type: "UpdateCheckoutSessionRequest",
    strict: 400,
    send: (shop) =>
      shop.call("PATCH", `checkoutSessions/${shop.checkout()}`, {
        body: {
          webCheckoutDetails: { checkoutReviewReturnUrl: REVIEW_URL, checkoutResultReturnUrl: RESULT_URL },
          paymentDetails: { paymentIntent: "Authorize", chargeAmount: price(2500) },
          merchantMetadata: { merchantReferenceId: "1" },
        },
      }),
  },
  {
    type: "CompleteCheckoutSessionRequest",
    strict: 200,
    send: async (shop) => {
      const id = await approved(shop)
      const body = { chargeAmount: price(2500), totalOrderAmount: price(2500) }
      return shop.call("POST", `checkoutSessions/${id}/complete`, { body })
    },
  },
  {
    type: "FinalizeCheckoutSessionRequest",
    strict: 200,
    send: async (shop) => {
      const id = shop.checkout()
      shop.emulator.buyer.confirm({ checkoutSessionId: id })
      const { shippingAddress, billingAddress } = (await shop.call("GET", `checkoutSessions/${id}`)).body
      const body = {
        paymentIntent: "Authorize",
        canHandlePendingAuthorization: false,
        supplementaryData: "x",
        shippingAddress: withoutNulls(shippingAddress),
        billingAddress: withoutNulls(billingAddress),
        chargeAmount: price(2500),
      }
      return shop.call("POST", `checkoutSessions/${id}/finalize`, { body })
    },
  },
  {
    type: "CreateChargeRequest",
    strict: 201,
    send: async (shop) => {
      const body = {
        chargePermissionId: await confirmed(shop),
        chargeAmount: price(500),
        captureNow: true,
        softDescriptor: "SHOP",
        platformId: "A1PLATFORM",
        canHandlePendingAuthorization: false,
        providerMetadata: { providerReferenceId: "1" },
        merchantMetadata: { merchantReferenceId: "1", merchantStoreName: "Shop", noteToBuyer: "Thanks" },
      }
      return shop.call("POST", "charges", { body })
    },
  },
  {
    type: "CreateChargeRequest, recurring",
    strict: 201,
    send: async (shop) => {
      const body = {
        chargePermissionId: (await monthly(shop)).permissionId,
        chargeAmount: price(500),
        captureNow: false,
        chargeInitiator: "MITR",
        channel: "Web",
      }
      return shop.call("POST", "charges", { body })
    },
  },
  {
    type: "CaptureChargeRequest",
    strict: 200,
    send: async (shop) => {
      const body = { captureAmount: price(2000), softDescriptor: "SHOP" }
      return shop.call("POST", `charges/${(await shop.purchase()).chargeId}/capture`, { body })
    },
  },
  {
    type: "CancelChargeRequest",
    strict: 200,
    send: async (shop) => {
      const body = { cancellationReason: "done" }
      return shop.call("DELETE", `charges/${(await shop.purchase()).chargeId}/cancel`, { body })
    },
  },
  {
    type: "CreateRefundRequest",
    strict: 201,
    send: async (shop) => {
      const { chargeId } = await shop.purchase({ paymentIntent: "AuthorizeWithCapture" })
      return shop.call("POST", "refunds", { body: { chargeId, refundAmount: price(500), softDescriptor: "SHOP" } })
    },
  },
  {
    type: "UpdateChargePermissionRequest",
    strict: 200,
    send: async (shop) => {
      const body = { merchantMetadata: { merchantReferenceId: "2", merchantStoreName: "Shop" } }
      return shop.call("PATCH", `chargePermissions/${await confirmed(shop)}`, { body })
    },
  },
  {
    type: "UpdateChargePermissionRequest, recurring",
    strict: 200,
    send: async (shop) => {
      const body = { recurringMetadata: { frequency: { unit: "Month", value: 2 }, amount: price(600) } }
      return shop.call("PATCH", `chargePermissions/${(await monthly(shop)).permissionId}`, { body })
    },
  },
  {
    type: "CloseChargePermissionRequest",
    strict: 200,
    send: async (shop) => {
      const body = { closureReason: "done", cancelPendingCharges: true }
      return shop.call("DELETE", `chargePermissions/${await confirmed(shop)}/close`, { body })
    },
  },
  {
    type: "DeliveryTrackerRequest",
    strict: 200,
    send: async (shop) => {
      const deliveryDetails = [{ trackingNumber: "123", carrierCode: "TAQBIN_JP" }]
      return shop.call("POST", "deliveryTrackers", {
        body: { chargePermissionId: await confirmed(shop), deliveryDetails },
      })
    },
  },
  {
    type: "DeliveryTrackerRequest, by amazonOrderReferenceId",
    strict: 200,
    send: async (shop) => {
      const deliveryDetails = [{ trackingNumber: "123", carrierCode: "TAQBIN_JP" }]
      return shop.call("POST", "deliveryTrackers", {
        body: { amazonOrderReferenceId: await confirmed(shop), deliveryDetails },
      })
    },
  },
]

/** A session whose update and approval are done. */
async function approved(shop: Shop): Promise<string> {
  const id = shop.checkout()
  await shop.update(id)
  shop.emulator.buyer.approve({ checkoutSessionId: id })
  return id
}

function monthly(shop: Shop) {
  return shop.purchase({}, {}, shop.payload(MONTHLY))
}

function withoutNulls(fields: object | undefined): object {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== null))
}

describe("a body as the .NET SDK writes it", () => {
  it.each(BODIES)("is taken: $type", async ({ send }) => {
    const { status, text } = await send(await startShop())
    expect([Math.floor(status / 100), text]).toEqual([2, text])
  })

  it.each(BODIES)("is answered $strict by a strict emulator: $type", async ({ send, strict }) => {
    expect((await send(await startShop({ strict: true }))).status).toBe(strict)
  })
})
