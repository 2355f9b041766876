import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { SORTS } from "../../ledger/warning"
import { ShopError } from "../../providers/amazon-pay/shop-error"
import { amazonPayModule } from "../support/amazon-pay-module"
import { workflowOf } from "../support/workflow-of"

interface DismissInput {
  id: string
  /** Medusa's id of the admin; null for who is none. */
  actor_id: string | null
}

/**
 * Puts a warning away that does not mend by itself. Twice is once.
 * @throws MedusaError(NOT_FOUND) · MedusaError(NOT_ALLOWED) with the code "not_dismissible"
 */
export const dismissWarningWorkflow = workflowOf("amazon-pay-dismiss-warning", dismissWarning)

async function dismissWarning(
  container: MedusaContainer,
  { id, actor_id: actor }: DismissInput,
): Promise<{ id: string }> {
  const { ledger, clock } = amazonPayModule(container)
  const warning = await ledger.warnings.find(id)
  if (warning === null) {
    const message = `Warning with id: ${id} was not found. What it was about is mended.`
    throw new ShopError(MedusaError.Types.NOT_FOUND, message, "warning_not_found")
  }
  if (!SORTS[warning.kind].dismissible) {
    const message = `A warning of the kind "${warning.kind}" goes away by itself, once what it is about is mended.`
    throw new ShopError(MedusaError.Types.NOT_ALLOWED, message, "not_dismissible")
  }
  await ledger.warnings.dismiss(id, { at: clock.now(), actor })
  return { id }
}
