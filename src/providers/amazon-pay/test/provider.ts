import type { Logger } from "@medusajs/framework/types"
import { MERCHANT, PRIVATE_KEY_PEM, startSandbox, type Sandbox } from "../../../amazon/test/sandbox"
import type { CheckoutSessionId } from "../../../amazon/ids"
import { accountOf } from "../account/account"
import type { AmazonPayOptions } from "../account/options"
import { sealConfirmation } from "../checkout/confirmation"
import { readPaymentData, writePaymentData, type PaymentData } from "../data/payment-data"
import { authorizePayment } from "../methods/authorize-payment"
import { cancelPayment } from "../methods/cancel-payment"
import { capturePayment } from "../methods/capture-payment"
import { initiatePayment } from "../methods/initiate-payment"
import { refundPayment } from "../methods/refund-payment"
import type { ProviderContext } from "../provider-context"

export const COLLECTION = "pay_col_01"
export const SESSION = "payses_01"
export const PAYMENT = "pay_01"
const STOREFRONT = "https://shop.example"

export const OPTIONS: AmazonPayOptions = {
  region: "jp",
  merchantId: MERCHANT.merchantId,
  storeId: MERCHANT.storeId,
  publicKeyId: MERCHANT.publicKeyId,
  privateKey: PRIVATE_KEY_PEM,
  backendUrl: "https://api.shop.example",
  storefront: {
    reviewUrl: `${STOREFRONT}/review`,
    confirmedUrl: `${STOREFRONT}/order/{order_id}`,
    failedUrl: `${STOREFRONT}/cart`,
    cancelUrl: `${STOREFRONT}/cart`,
  },
}

const silent = new Proxy({}, { get: () => () => undefined }) as Logger

interface RefundedData {
  data: Record<string, unknown>
}

/** The provider's context against the emulator, and rows of Medusa's payment module that a test may write. */
export interface TestProvider extends ProviderContext {
  sandbox: Sandbox
  /** Medusa's rows: what the session costs, what each capture is for, who made each refund. */
  rows: {
    sessionAmount: string
    isOfOrder: boolean
    isReplaced: boolean
    captures: Record<string, string>
    refunds: Record<string, { created_by: string | null }>
  }
  /** Medusa's capture: its row is written, the provider called, and the row deleted when that fails. */
  capture(data: Record<string, unknown>, id: string, amount: string): Promise<{ data: Record<string, unknown> }>
  /** Medusa's refund, in the same way. @param maker "user_…", or the mark of our own booking */
  refund(data: Record<string, unknown>, id: string, amount: string, maker?: string): Promise<RefundedData>
  /** Medusa's cancellation. @param known what Medusa read before it called, where somebody has written since */
  cancel(data: Record<string, unknown>, known?: Record<string, unknown>): Promise<{ data: Record<string, unknown> }>
  /** The payment's data as the provider left it. */
  stored(): Record<string, unknown>
  /** The payment session of a buyer who has come to the review page. */
  confirmed(amount: number, firstCharge?: string): Promise<{ id: CheckoutSessionId; data: Record<string, unknown> }>
  /** A payment whose charge is authorized, or what the options make of it. */
  paid(amount: number, firstCharge?: string): Promise<Record<string, unknown>>
}

export async function startProvider(options: Partial<AmazonPayOptions> = {}): Promise<TestProvider> {
  const sandbox = await startSandbox()
  const account = { ...accountOf({ ...OPTIONS, ...options }, silent), client: sandbox.client }
  const rows: TestProvider["rows"] = {
    sessionAmount: "2500",
    isOfOrder: false,
    isReplaced: false,
    captures: {},
    refunds: {},
  }
  let stored: Record<string, unknown> = {}
  const now = () => ({
    data: paymentOf(stored),
    captures: new Set(Object.keys(rows.captures)),
    refunds: new Set(Object.keys(rows.refunds)),
  })
  const context: ProviderContext = {
    account,
    logger: silent,
    records: {
      session: () =>
        Promise.resolve({
          payment_collection_id: COLLECTION,
          provider_id: "pp_amazon-pay_jp",
          amount: rows.sessionAmount,
          currency_code: "jpy",
        }),
      capture: (id) => Promise.resolve({ payment_id: PAYMENT, amount: rows.captures[id] ?? rows.sessionAmount }),
      isReplaced: () => Promise.resolve(rows.isReplaced),
      isOfOrder: () => Promise.resolve(rows.isOfOrder),
      refund: (id) => Promise.resolve({ payment_id: PAYMENT, created_by: rows.refunds[id]?.created_by ?? null }),
    },
    payments: {
      read: () => Promise.resolve(now()),
      change: (_, change) => {
        const changed = change(now())
        if (changed) stored = writePaymentData(changed)
        return Promise.resolve(changed)
      },
    },
  }
  const provider: TestProvider = {
    ...context,
    sandbox,
    rows,
    stored: () => stored,
    async capture(data, id, amount) {
      stored = data
      rows.captures[id] = amount
      try {
        await capturePayment(context, { data, context: { idempotency_key: id } })
      } catch (error) {
        rows.captures = without(rows.captures, id)
        throw error
      }
      return { data: stored }
    },
    async refund(data, id, value, maker = "user_1") {
      stored = data
      rows.refunds[id] = { created_by: maker }
      try {
        const input = { data, amount: { value, precision: 20 }, context: { idempotency_key: id } }
        await refundPayment(context, input)
      } catch (error) {
        rows.refunds = without(rows.refunds, id)
        throw error
      }
      return { data: stored }
    },
    async cancel(data, known = data) {
      stored = data
      await cancelPayment(context, { data: known, context: { idempotency_key: PAYMENT } })
      return { data: stored }
    },
    async confirmed(amount, firstCharge = "") {
      rows.sessionAmount = String(amount)
      const id = sandbox.buyerReturns()
      const data = sealConfirmation(account, {
        checkout_session_id: id,
        payment_collection_id: COLLECTION,
        flow: "review",
        amount: String(amount),
        first_charge: firstCharge,
        currency_code: "JPY",
        payment_descriptor: "Visa ****1111 (Amazon Pay)",
      })
      const input = { amount, currency_code: "jpy", data, context: { idempotency_key: SESSION } }
      return { id, data: (await initiatePayment(context, input)).data ?? {} }
    },
    async paid(amount, firstCharge) {
      const { id, data } = await provider.confirmed(amount, firstCharge)
      sandbox.emulator.buyer.approve({ checkoutSessionId: id })
      return (await authorizePayment(context, { data, context: { idempotency_key: SESSION } })).data ?? {}
    },
  }
  return provider
}

function without<Row>(rows: Record<string, Row>, id: string): Record<string, Row> {
  return Object.fromEntries(Object.entries(rows).filter(([other]) => other !== id))
}

/** @throws when `data` holds nothing of the provider's */
export function paymentOf(data: Record<string, unknown> | undefined): PaymentData {
  const payment = readPaymentData(data)
  if (!payment) throw new Error("There is no data.amazon_pay.")
  return payment
}
