import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { isChargePermissionId } from "../../amazon/ids"
import type { ChargePermissionState } from "../../amazon/states"
import { ShopError } from "../../providers/amazon-pay/shop-error"
import { isAgreement } from "../../ledger/permission"
import { lookAtAgreement } from "../reconcile/look-at-agreement"
import { amazonPayModule } from "../support/amazon-pay-module"
import { queryRows } from "../support/query-rows"
import { workflowOf } from "../support/workflow-of"
import { orderOfCollection } from "../books/order-payments"
import { customerOf, findAgreement } from "./agreement"
import { readAgreementView, summaryOf, type AgreementSummary, type AgreementView } from "./agreement-view"

export interface ListAgreementsInput {
  customer_id?: string
  state?: ChargePermissionState
  limit?: number
  offset?: number
}

export interface AgreementList {
  charge_permissions: AgreementSummary[]
  count: number
  limit: number
  offset: number
}

/** The shop's agreements, or a customer's, the newest first. No call to Amazon. */
export const listAgreementsWorkflow = workflowOf("amazon-pay-list-agreements", listAgreements)

async function listAgreements(
  container: MedusaContainer,
  { customer_id, state, limit = 20, offset = 0 }: ListAgreementsInput,
): Promise<AgreementList> {
  const { ledger } = amazonPayModule(container)
  const of = customer_id === undefined ? null : await collectionsOfCustomer(container, customer_id)
  const { rows, count } = await ledger.agreements({ of, state: state ?? null, limit, offset })
  return { charge_permissions: rows.map(summaryOf), count, limit, offset }
}

const ordersSchema = z.array(
  z.object({ payment_collections: z.array(z.object({ id: z.string() }).nullish()).nullish() }),
)

/** Of all their orders: a transferred one takes its agreement along. */
async function collectionsOfCustomer(container: MedusaContainer, customer_id: string): Promise<string[]> {
  const fields = ["payment_collections.id"]
  const orders = ordersSchema.parse(await queryRows(container, { entity: "order", fields, filters: { customer_id } }))
  return orders.flatMap(({ payment_collections }) => (payment_collections ?? []).flatMap((one) => one?.id ?? []))
}

/** One of them, for a customer only their own. No call to Amazon. @throws MedusaError(NOT_FOUND) */
export const viewAgreementWorkflow = workflowOf(
  "amazon-pay-view-agreement",
  async (container, input: { charge_permission_id: string; customer_id?: string }): Promise<AgreementView> => {
    const { charge_permission_id: id, customer_id } = input
    if (customer_id !== undefined && !(await isOwn(container, id, customer_id))) {
      const message = `Charge Permission with id: ${id} was not found`
      throw new ShopError(MedusaError.Types.NOT_FOUND, message, "charge_permission_not_found")
    }
    return readAgreementView(container, id)
  },
)

async function isOwn(container: MedusaContainer, id: string, customerId: string): Promise<boolean> {
  if (!isChargePermissionId(id)) return false
  const [permission] = (await amazonPayModule(container).ledger.ofPermission(id)).permissions
  if (!permission?.payment_collection_id || !isAgreement(permission)) return false
  const order = await orderOfCollection(container, permission.payment_collection_id)
  return order !== null && (await customerOf(container, order)) === customerId
}

/** Asks Amazon, and answers as viewAgreementWorkflow does. @throws AmazonPayError when Amazon could not be asked */
export const refreshAgreementWorkflow = workflowOf(
  "amazon-pay-refresh-agreement",
  async (container, { charge_permission_id: id }: { charge_permission_id: string }): Promise<AgreementView> => {
    const { permission } = await findAgreement(container, id)
    await lookAtAgreement(container, permission)
    return readAgreementView(container, id)
  },
)
