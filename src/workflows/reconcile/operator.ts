import type { MedusaContainer } from "@medusajs/framework/types"
import type { Operator } from "../../ledger/operate"
import { amazonPayModule } from "../support/amazon-pay-module"

/** What operations of an account are carried out with. */
export function operatorFor(container: MedusaContainer, providerId: string): Operator {
  const { accounts, ledger, clock } = amazonPayModule(container)
  return { ledger, clock, client: accounts.get(providerId).client }
}
