import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { AmazonPayProviderService } from "./service"

export type { AmazonPayOptions } from "./account/options"

export default ModuleProvider(Modules.PAYMENT, { services: [AmazonPayProviderService] })
