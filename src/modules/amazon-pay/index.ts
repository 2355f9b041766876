import { Module } from "@medusajs/framework/utils"
import { AmazonPayModuleService } from "./service"

/** The module's name in Medusa's container. */
export const AMAZON_PAY_MODULE = "amazonPay"

export { AmazonPayModuleService }
export default Module(AMAZON_PAY_MODULE, { service: AmazonPayModuleService })
