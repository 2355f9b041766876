import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"

export function amazonPayModule(container: MedusaContainer): AmazonPayModuleService {
  return container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
}
