import BigNumber from "bignumber.js"
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { BigNumber as MedusaNumber, ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { addressDigest } from "../../../amazon/address/address-digest"
import type { PermissionEntry } from "../../../ledger/permission"
import { findOrderPayments, type OrderPayments } from "../../books/order-payments"
import { amazonPayModule } from "../../support/amazon-pay-module"
import { loggable } from "../../support/error-info"
import { queryRows } from "../../support/query-rows"
import { workflowOf } from "../../support/workflow-of"
import { heldBeyond } from "../unowed"
import type { OrderFacts } from "./facts"
import { agreementWarnings } from "./of-agreement"
import { orderWarnings } from "./order-warnings"

/** After something of an order was changed in Medusa that Amazon does not hear of. */
export const warnOfOrderWorkflow = workflowOf("amazon-pay-warn-of-order", (container, orderId: string) =>
  syncWarnings(container, orderId, { hasLooked: false }),
)

/**
 * Writes down what an admin should know or do about an order by now, and forgets what has ceased. No call to Amazon. What
 * fails is logged, and made up for by the next look: nothing else depends on it.
 *
 * @param options.hasLooked whether Amazon was looked at just now
 */
export function syncWarnings(
  container: MedusaContainer,
  orderId: string,
  options: { hasLooked: boolean },
): Promise<void> {
  const { ledger, clock } = amazonPayModule(container)
  const subject = { type: "order", id: orderId } as const
  return attempt(container, () =>
    ledger.exclusively(`warnings:${orderId}`, async () => {
      const order = await findOrderPayments(container, orderId)
      const periods = await ledger.recurringCharges.ofCollections(order.collection_ids)
      if (order.payments.length === 0 && periods.length === 0) return
      const before = await ledger.warnings.of(subject)
      const facts = { ...(await factsOf(container, order)), periods, ...options, before, now: clock.now() }
      await ledger.warnings.replace(subject, orderWarnings(facts))
      await removeChargesWithoutOrder(container, order)
    }),
  )
}

/** The same of an agreement. */
export function syncAgreementWarnings(container: MedusaContainer, permission: PermissionEntry): Promise<void> {
  const { ledger, clock } = amazonPayModule(container)
  const subject = { type: "charge_permission", id: permission.id } as const
  return attempt(container, () =>
    ledger.exclusively(`warnings:${permission.id}`, async () => {
      const before = await ledger.warnings.of(subject)
      await ledger.warnings.replace(subject, agreementWarnings(permission, { before, now: clock.now() }))
    }),
  )
}

async function attempt(container: MedusaContainer, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Amazon Pay: the admin's warnings could not be brought up to date. ${loggable(error)}`)
  }
}

/** The order has come. */
async function removeChargesWithoutOrder(container: MedusaContainer, { payments }: OrderPayments): Promise<void> {
  const { warnings } = amazonPayModule(container).ledger
  for (const { id: object_id, charge_permission_id: id } of payments.flatMap(({ charges }) => charges)) {
    await warnings.remove({ type: "charge_permission", id }, { kind: "charge_without_order", object_id })
  }
}

async function factsOf(
  container: MedusaContainer,
  order: OrderPayments,
): Promise<Omit<OrderFacts, "periods" | "before" | "hasLooked" | "now">> {
  const { ledger, accounts } = amazonPayModule(container)
  const { order_id } = order
  const watch = await ledger.watches.find(order_id)
  const entered = await container.resolve(Modules.ORDER).listOrderTransactions({ order_id })
  return {
    order,
    liveProviders: new Set(accounts.providerIds.filter((id) => accounts.get(id).environment === "live")),
    told: watch?.told ?? {},
    isChargeDue: (watch?.charge_due ?? null) !== null,
    isAddressEdited: await isAddressEdited(container, order),
    heldBeyond: await heldBeyond(container, order),
    entered: entered.map(({ reference_id, amount }) => ({ reference_id, amount: decimal(amount) })),
  }
}

function decimal(value: BigNumberInput): BigNumber {
  return new BigNumber(String(new MedusaNumber(value).raw?.value ?? new MedusaNumber(value).numeric))
}

const rowSchema = z.object({ shipping_address: z.looseObject({}).nullish() })

/** Whether the order goes elsewhere than any checkout of its agreed on at Amazon. */
async function isAddressEdited(
  container: MedusaContainer,
  { order_id: id, payments }: OrderPayments,
): Promise<boolean> {
  const ids = payments.flatMap(({ terms }) => terms.checkoutSessionId ?? [])
  if (ids.length === 0) return false
  const sessions = await amazonPayModule(container).listAmazonPayCheckoutSessions({ id: ids })
  const agreed = sessions.flatMap(({ imported_address }) => imported_address ?? [])
  if (agreed.length === 0) return false
  const fields = ["id", "shipping_address.*"]
  const [row] = await queryRows(container, { entity: "order", fields, filters: { id } })
  const address = rowSchema.parse(row).shipping_address
  return address ? !agreed.includes(addressDigest(address)) : false
}
