import type { Logger } from "@medusajs/framework/types"
import { createClock, type AdjustableClock } from "../../../amazon/clock"
import type { ChargeId, CheckoutSessionId } from "../../../amazon/ids"
import { Money } from "../../../amazon/money"
import { MERCHANT, PRIVATE_KEY_PEM, startSandbox, type Sandbox } from "../../../amazon/test/sandbox"
import type { Holdings } from "../../../ledger/holdings"
import { createLedger } from "../../../ledger/ledger"
import { useDatabase, type TestDatabase } from "../../../ledger/test/database"
import { accountOf } from "../account/account"
import type { AmazonPayOptions } from "../account/options"
import { sealConfirmation } from "../checkout/confirmation"
import type { PaymentData } from "../data/payment-data"
import { createMedusaRows } from "../medusa/rows"
import { authorizePayment } from "../methods/authorize-payment"
import { cancelPayment } from "../methods/cancel-payment"
import { capturePayment } from "../methods/capture-payment"
import { initiatePayment } from "../methods/initiate-payment"
import { refundPayment } from "../methods/refund-payment"
import type { ProviderContext } from "../provider-context"
import { createMedusaTables, MEDUSA_TABLES, type MedusaTables } from "./medusa"

export const COLLECTION = "pay_col_01"
export const SESSION = "payses_01"
export const PAYMENT = "pay_01"
export const PROVIDER = "pp_amazon-pay_jp"
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

export const silent = new Proxy({}, { get: () => () => undefined }) as Logger

/** One payment of Medusa's, the ledger on a database of the file's own, and the emulator in place of Amazon. */
export interface TestProvider extends ProviderContext {
  clock: AdjustableClock
  sandbox: Sandbox
  database: TestDatabase
  medusa: MedusaTables
  /** Medusa's capture: its row is written, the provider called, and the row deleted when that fails. */
  capture(id: string, amount: string): Promise<PaymentData>
  /** Medusa's refund, in the same way. @param maker an admin's id, or the mark of our own booking */
  refund(id: string, amount: string, maker?: string): Promise<PaymentData>
  cancel(): Promise<PaymentData>
  /** The payment session of a buyer who has come to the review page. */
  confirmed(amount: string, firstCharge?: string): Promise<{ id: CheckoutSessionId; data: PaymentData }>
  /** The same, and the buyer has approved the payment, or not. */
  approved(amount: string, outcome?: "approve" | "cancel" | "decline"): Promise<CheckoutSessionId>
  authorize(): Promise<{ status: string; data: PaymentData }>
  /** A payment whose charge is authorized, or what the options make of it. */
  paid(amount: string, firstCharge?: string): Promise<PaymentData>
  /** What the ledger holds of the payment. */
  holdings(): Promise<Holdings>
  /** The charges of the payment as Amazon has them. */
  chargesAtAmazon(): Promise<{ id: ChargeId; state: string; captured: string; refunded: string }[]>
}

/** To be called once in a spec file: gives it a database, and ends what its tests have started. */
export function useProvider(): (options?: Partial<AmazonPayOptions>) => Promise<TestProvider> {
  const database = useDatabase(MEDUSA_TABLES)
  let started: TestProvider[] = []
  afterEach(async () => {
    await Promise.all(started.map(({ sandbox }) => sandbox.emulator.close()))
    started = []
  })
  return async (options = {}) => {
    const provider = await startProvider(database(), options)
    started.push(provider)
    return provider
  }
}

async function startProvider(database: TestDatabase, options: Partial<AmazonPayOptions>): Promise<TestProvider> {
  const sandbox = await startSandbox()
  const account = { ...accountOf({ ...OPTIONS, ...options }, silent), client: sandbox.client }
  const clock = createClock()
  const ledger = createLedger(database, clock)
  const context: ProviderContext = {
    account,
    ledger,
    rows: createMedusaRows(database),
    clock,
    logger: silent,
  }
  const medusa = createMedusaTables(database, {
    payment_id: PAYMENT,
    payment_session_id: SESSION,
    payment_collection_id: COLLECTION,
    provider_id: PROVIDER,
    currency_code: "jpy",
  })
  const unlessRefused = async (table: "capture" | "refund", id: string, work: Promise<{ data?: object }>) => {
    try {
      return paymentOf((await work).data)
    } catch (error) {
      await medusa.delete(table, id)
      throw error
    }
  }
  const provider: TestProvider = {
    ...context,
    clock,
    sandbox,
    database,
    medusa,
    async capture(id, amount) {
      await medusa.capture(id, amount)
      return unlessRefused("capture", id, capturePayment(context, { context: { idempotency_key: id } }))
    },
    async refund(id, amount, maker) {
      await medusa.refund(id, amount, maker)
      const input = { amount, context: { idempotency_key: id } }
      return unlessRefused("refund", id, refundPayment(context, input))
    },
    async cancel() {
      const { data } = await cancelPayment(context, { context: { idempotency_key: PAYMENT } })
      return paymentOf(data)
    },
    async confirmed(amount, firstCharge = "") {
      await medusa.session(amount)
      const id = sandbox.buyerReturns()
      const data = sealConfirmation(account, {
        checkout_session_id: id,
        payment_collection_id: COLLECTION,
        flow: "review",
        amount: Money.of(amount, "JPY").amount,
        first_charge: firstCharge,
        currency_code: "JPY",
        payment_descriptor: "Visa ****1111 (Amazon Pay)",
        recurring_metadata: null,
        trial_charge: "",
      })
      const input = { amount, currency_code: "jpy", data, context: { idempotency_key: SESSION } }
      return { id, data: paymentOf((await initiatePayment(context, input)).data) }
    },
    async approved(amount, outcome) {
      const { id } = await provider.confirmed(amount)
      sandbox.emulator.buyer.approve({ checkoutSessionId: id, outcome })
      return id
    },
    async authorize() {
      const { status, data } = await authorizePayment(context, { context: { idempotency_key: SESSION } })
      return { status, data: paymentOf(data) }
    },
    async paid(amount, firstCharge) {
      const { id } = await provider.confirmed(amount, firstCharge)
      sandbox.emulator.buyer.approve({ checkoutSessionId: id })
      const { data } = await provider.authorize()
      await medusa.payment(amount)
      return data
    },
    holdings: () => ledger.ofSessions([SESSION]),
    async chargesAtAmazon() {
      const { charges } = await provider.holdings()
      return Promise.all(
        charges.map(async ({ id }) => {
          const { state, captureAmount, refundedAmount } = await sandbox.client.getCharge(id)
          return { id, state, captured: captureAmount?.amount ?? "0", refunded: refundedAmount?.amount ?? "0" }
        }),
      )
    },
  }
  return provider
}

/** @throws when `data` holds nothing of the provider's */
export function paymentOf(data: object | undefined): PaymentData {
  const payment: unknown = data && Reflect.get(data, "amazon_pay")
  if (!payment) throw new Error("There is no data.amazon_pay.")
  return payment as PaymentData
}
