import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { closeChargePermissionWorkflow, viewAgreementWorkflow } from "medusa-payment-amazon-pay/workflows"
import { subscriptionsOf, type SubscriptionRow } from "../modules/subscription"
import { renewSubscriptionWorkflow } from "../workflows/renew-subscription"
import { today } from "./dates"
import { follow } from "./follow"
import { periodOf } from "./renewal-order"

/** Places and charges the orders whose day has come, or has gone by, and closes what has ended. One run at a time. */
export async function renewDueSubscriptions(container: MedusaContainer): Promise<void> {
  await container.resolve(Modules.LOCKING).execute("renew-subscriptions", () => renewDue(container), { timeout: 60 })
}

async function renewDue(container: MedusaContainer): Promise<void> {
  const subscriptions = subscriptionsOf(container)
  const until = { $lte: today(container) }
  for (const due of await subscriptions.listSubscriptions({ status: "active", next_date: until })) {
    await safely(container, due, () => renew(container, due))
  }
  for (const ended of await subscriptions.listSubscriptions({ status: "ended", is_open: true })) {
    await safely(container, ended, () => closeAgreement(container, ended))
  }
}

async function renew(container: MedusaContainer, subscription: SubscriptionRow): Promise<void> {
  const { charge_permission_id } = subscription
  const period = periodOf(subscription)
  const { result: agreement } = await viewAgreementWorkflow(container).run({ input: { charge_permission_id } })
  const known = agreement.recurring_charges.find((charge) => charge.period === period)
  // What is asked for is the plugin's to see to; asking once more would be another try. Its event may have been lost.
  if (known && known.outcome !== "canceled") return follow(container, period, known.outcome)
  const { result: charge } = await renewSubscriptionWorkflow(container).run({ input: subscription })
  await follow(container, period, charge.outcome)
}

/** 退会, at Amazon too: it refuses while an order of the agreement is authorized and not captured. Then it is tried again. */
export async function closeAgreement(
  container: MedusaContainer,
  { charge_permission_id }: SubscriptionRow,
): Promise<void> {
  const input = { charge_permission_id, reason: "退会" }
  await closeChargePermissionWorkflow(container).run({ input })
}

/** One that fails does not keep the others waiting. */
export async function safely(
  container: MedusaContainer,
  { id }: SubscriptionRow,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown"
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`The subscription ${id} is tried again later: ${reason}`)
  }
}
