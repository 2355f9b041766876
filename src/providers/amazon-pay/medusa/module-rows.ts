import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type BigNumber from "bignumber.js"
import { ShopError } from "../shop-error"

/**
 * Rows of Medusa's modules that have methods which the modules' public types do not name; check-medusa.ts looks for them at
 * boot. Medusa itself has no way to take back a capture or a refund that the provider declined later, nor to reckon an
 * order's sums anew.
 */
interface ModuleRows {
  [Modules.PAYMENT]: {
    deleteCaptures(id: string): Promise<void>
    updateCaptures(capture: { id: string; amount: string }): Promise<unknown>
    deleteRefunds(id: string): Promise<void>
    updateRefunds(refund: { id: string; amount: string }): Promise<unknown>
  }
  [Modules.ORDER]: {
    listOrderSummaries(filters: { order_id: string; version?: number }): Promise<OrderSummary[]>
    updateOrderSummaries(summary: Omit<OrderSummary, "version">): Promise<unknown>
  }
}

export interface OrderSummary {
  id: string
  version: number
  totals: Record<string, BigNumberInput>
}

const METHODS: { readonly [Name in keyof ModuleRows]: readonly (keyof ModuleRows[Name])[] } = {
  [Modules.PAYMENT]: ["deleteCaptures", "updateCaptures", "deleteRefunds", "updateRefunds"],
  [Modules.ORDER]: ["listOrderSummaries", "updateOrderSummaries"],
}

/** @param moduleOf Medusa's modules by name. @returns "payment.deleteCaptures" */
export function missingMethods(moduleOf: (name: keyof ModuleRows) => unknown): string[] {
  return [Modules.PAYMENT, Modules.ORDER].flatMap((name) =>
    missingIn(name, moduleOf(name)).map((it) => `${name}.${it}`),
  )
}

/** Medusa's capture, or refund, was of less, or of nothing, and then there was none. */
export async function keepOfCapture(container: MedusaContainer, id: string, amount: BigNumber): Promise<void> {
  const rows = rowsOf(container, Modules.PAYMENT)
  await (amount.isZero() ? rows.deleteCaptures(id) : rows.updateCaptures({ id, amount: amount.toFixed() }))
}

export async function keepOfRefund(container: MedusaContainer, id: string, amount: BigNumber): Promise<void> {
  const rows = rowsOf(container, Modules.PAYMENT)
  await (amount.isZero() ? rows.deleteRefunds(id) : rows.updateRefunds({ id, amount: amount.toFixed() }))
}

/** The sums of an order as it is now. */
export async function summaryOf(container: MedusaContainer, order_id: string): Promise<OrderSummary | null> {
  const { version } = await container.resolve(Modules.ORDER).retrieveOrder(order_id, { select: ["id", "version"] })
  const [summary] = await rowsOf(container, Modules.ORDER).listOrderSummaries({ order_id, version })
  return summary ?? null
}

/** Of each of its versions, as it was when the next one began. */
export function summariesOf(container: MedusaContainer, order_id: string): Promise<OrderSummary[]> {
  return rowsOf(container, Modules.ORDER).listOrderSummaries({ order_id })
}

export async function updateSummary(container: MedusaContainer, summary: Omit<OrderSummary, "version">): Promise<void> {
  await rowsOf(container, Modules.ORDER).updateOrderSummaries(summary)
}

function rowsOf<Name extends keyof ModuleRows>(container: MedusaContainer, name: Name): ModuleRows[Name] {
  const module: unknown = container.resolve(name)
  if (hasRows(name, module)) return module
  throw new ShopError(
    MedusaError.Types.UNEXPECTED_STATE,
    `This version of Medusa has no ${missingIn(name, module).join(", ")} in its ${name} module. Use a version that medusa-payment-amazon-pay supports.`,
  )
}

function hasRows<Name extends keyof ModuleRows>(name: Name, module: unknown): module is ModuleRows[Name] {
  return missingIn(name, module).length === 0
}

function missingIn(name: keyof ModuleRows, module: unknown): string[] {
  return METHODS[name].filter((method) => typeof Reflect.get(Object(module), method) !== "function")
}
