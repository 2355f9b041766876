// What the docs' examples for Medusa's side leave to the reader.

type Options = import("../../../../.medusa/server/src/providers/amazon-pay/account/options").AmazonPayOptions
type Entry<Given> = { resolve: string; id: string; options: Given }

/** A part of an account's options, or the list of accounts. */
type Part = Partial<Options> & { providers?: Entry<Partial<Options>>[] }

declare function defineConfig(config: {
  plugins: { resolve: string; options: Record<string, never> }[]
  modules: { resolve: string; options: { providers: Entry<Options>[] } }[]
}): unknown
declare const backendUrl: string
declare const storefront: Options["storefront"]

declare const container: import("@medusajs/framework/types").MedusaContainer
declare const charge_permission_id: string
declare const order_id: string
declare const payment_collection_id: string
declare const provider_id: string
declare const customer_id: string
declare const account_holder: import("@medusajs/framework/types").AccountHolderDTO
declare const paymentModule: import("@medusajs/framework/types").IPaymentModuleService
declare const renewal: import("@medusajs/framework/types").CreateOrderDTO

declare const StepResponse: typeof import("@medusajs/framework/workflows-sdk").StepResponse
declare const createOrderWorkflow: typeof import("@medusajs/medusa/core-flows").createOrderWorkflow
declare const createPaymentSessionsWorkflow: typeof import("@medusajs/medusa/core-flows").createPaymentSessionsWorkflow
declare const chargeRecurringWorkflow: typeof import("medusa-payment-amazon-pay/workflows").chargeRecurringWorkflow
declare const recurringTermsWorkflow: typeof import("medusa-payment-amazon-pay/workflows").recurringTermsWorkflow

type Month = { unit: "Month"; value: string }
declare function whatShipsAtOnce(cartId: string, shop: unknown): Promise<number | null>
declare function planOf(cartId: string, shop: unknown): Promise<{ price: number } | null>
declare function plansOf(cartId: string, shop: unknown): Promise<{ frequency: Month; amount: number }[]>

declare const merchant: import("amazon-pay-emulator").EmulatorOptions["merchants"][number]
declare const pressedButton: Parameters<import("amazon-pay-emulator").Emulator["buyer"]["checkout"]>[0]
