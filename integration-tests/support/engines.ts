import {
  createOrderWorkflow,
  createOrUpdateOrderPaymentCollectionWorkflow,
  createPaymentSessionsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { PaymentMethodDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { renew } from "./recurring"
import type { Store } from "./store"

export const PROVIDER = "pp_amazon-pay_jp"

type Data = Record<string, unknown>
const OFF_SESSION = { off_session: true, confirm: true, capture_method: "automatic" }

const modules = ({ container }: Store) => ({
  payments: container.resolve(Modules.PAYMENT),
  query: container.resolve(ContainerRegistrationKeys.QUERY),
  links: container.resolve(ContainerRegistrationKeys.LINK),
})

/** The account holder of the customer, with whom both engines begin. */
export async function accountHolderOf(store: Store, customerId: string): Promise<Data> {
  const fields = ["id", "account_holders.*"]
  const { data } = await modules(store).query.graph({ entity: "customer", fields, filters: { id: customerId } })
  const [customer] = data as { account_holders: Data[] }[]
  const holder = customer?.account_holders.find((one) => one["provider_id"] === PROVIDER)
  if (holder === undefined) throw new Error(`${customerId} is no account holder`)
  return holder
}

export async function methodsOf(store: Store, customerId: string): Promise<PaymentMethodDTO[]> {
  const account_holder = (await accountHolderOf(store, customerId)) as never
  return modules(store).payments.listPaymentMethods({ provider_id: PROVIDER, context: { account_holder } })
}

async function newest(store: Store, customerId: string): Promise<string> {
  const created = ({ data }: PaymentMethodDTO) => Number(data["created"] ?? 0)
  const [method] = [...(await methodsOf(store, customerId))].sort((one, other) => created(other) - created(one))
  if (method === undefined) throw new Error(`${customerId} has no payment method`)
  return method.id
}

/** A payment session on a stored method, as both make it. */
export async function begin(store: Store, payment_collection_id: string, customer_id: string | undefined, data: Data) {
  const input = { payment_collection_id, provider_id: PROVIDER, customer_id, data: { ...OFF_SESSION, ...data } }
  return (await createPaymentSessionsWorkflow(store.container).run({ input })).result
}

export async function authorize(store: Store, session: { id: string; context?: unknown }) {
  const payment = await modules(store).payments.authorizePaymentSession(session.id, (session.context ?? {}) as Data)
  if (!payment) throw new Error("The payment session gave no payment.")
  return payment
}

export async function collectionOf(store: Store, amount: number): Promise<string> {
  const [collection] = await modules(store).payments.createPaymentCollections([{ currency_code: "jpy", amount }])
  return collection!.id
}

/**
 * A renewal as Medusa's recipe "Subscriptions" makes it: a collection of its own, the newest method, the payment, and only
 * then the order. @returns the order
 */
export async function renewByRecipe(store: Store, firstOrderId: string, data: Data = {}): Promise<string> {
  const { payments, query, links } = modules(store)
  const fields = ["region_id", "customer_id", "email", "currency_code", "sales_channel_id"]
  const orders = await query.graph({ entity: "order", fields, filters: { id: firstOrderId } })
  const order = orders.data[0] as unknown as Record<"region_id" | "customer_id" | "email" | "currency_code", string>
  const collection = await collectionOf(store, 2500)
  const payment_method = await newest(store, order.customer_id)
  const session = await begin(store, collection, order.customer_id, { payment_method, ...data })
  const payment = await authorize(store, session)
  const items = [{ title: "Coffee", quantity: 1, unit_price: 2500 }]
  const { result } = await createOrderWorkflow(store.container).run({ input: { ...order, items } })
  await links.create({
    [Modules.ORDER]: { order_id: result.id },
    [Modules.PAYMENT]: { payment_collection_id: collection },
  })
  await payments.capturePayment({ payment_id: payment.id, amount: 2500 })
  return result.id
}

/** A renewal's order, as Reorder has it before it is paid. */
export async function reorderOrder(store: Store, firstOrderId: string): Promise<string> {
  return renew(store, firstOrderId)
}

/** Reorder's try, and each of its later ones: the order's collection, the subscription's method, payment, capture. */
export async function chargeByReorder(
  store: Store,
  { order_id, customer_id, payment_method }: { order_id: string; customer_id: string; payment_method: string },
  data: Data = {},
): Promise<void> {
  const input = { order_id, amount: 2500 }
  const { result } = await createOrUpdateOrderPaymentCollectionWorkflow(store.container).run({ input })
  // Medusa answers with a list for a new collection, and without one for the collection that there is.
  const [collection] = [result].flat() as { id: string }[]
  const session = await begin(store, collection!.id, customer_id, { payment_method, ...data })
  const payment = await authorize(store, session)
  await modules(store).payments.capturePayment({ payment_id: payment.id, amount: Number(payment.amount) })
}

const GIVEN_UP = ["expired", "insufficient", "declined", "do_not_honor", "requires payment method", "requires more"]

/** What Reorder makes of an error: it reads the text, and gives up before it tries again. */
export function readByReorder(error: Error): "permanent" | "temporary" | "unread" {
  const text = error.message.toLowerCase()
  if (GIVEN_UP.some((word) => text.includes(word))) return "permanent"
  return ["timeout", "temporar", "network", "unavailable"].some((word) => text.includes(word)) ? "temporary" : "unread"
}

/** @returns the error that the work ends with */
export async function failing(work: Promise<unknown>): Promise<Error & { code?: string }> {
  try {
    await work
  } catch (error) {
    // A workflow makes a plain object of it.
    return Object.assign(new Error(), Object(error) as object, { message: String(Object(error).message) })
  }
  throw new Error("It was to fail.")
}
