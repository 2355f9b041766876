import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { chargesAt } from "./books"
import { passTime } from "./clock"
import { quiet } from "./quiet"
import { subscribe } from "./recurring"
import type { Store } from "./store"

/** What tests of the contract for stored payment methods look at. */
export function contractOf(store: Store) {
  const emulator = () => store.amazon.emulator
  const payments = () => store.container.resolve(Modules.PAYMENT)
  const clock = () => store.container.resolve<AmazonPayModuleService>("amazonPay").clock
  const chargesOf = (id: string) => chargesAt(store).filter(({ chargePermissionId }) => chargePermissionId === id)
  const calls = () => emulator().requests.list()
  const callsSince = (before: number) =>
    calls()
      .slice(before)
      .map(({ method, path }) => `${method} ${path.replace(/^.*\/v2\//, "").replace(/S03[^/]*|C03[^/]*/, ":id")}`)

  const pass = (minutes: number) => passTime(store, minutes)

  async function customerOf(orderId: string): Promise<string> {
    const query = store.container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({ entity: "order", fields: ["customer_id"], filters: { id: orderId } })
    return (data[0] as { customer_id: string }).customer_id
  }

  /** A subscription, and what Reorder keeps of it. */
  async function subscribed() {
    const { orderId, permissionId } = await subscribe(store)
    await quiet()
    return { orderId, permissionId, customer_id: await customerOf(orderId) }
  }
  const periods = async (id: string) => {
    const { body } = await store.admin.ask<{
      charge_permission: { recurring_charges: { period: string; outcome: string; attempts: number }[] }
    }>("GET", `amazon-pay/charge-permissions/${id}`)
    return body.charge_permission.recurring_charges
  }
  return { emulator, payments, clock, calls, chargesOf, callsSince, pass, subscribed, customerOf, periods }
}
