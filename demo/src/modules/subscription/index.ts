import type { MedusaContainer } from "@medusajs/framework/types"
import { Module } from "@medusajs/framework/utils"
import { SubscriptionModuleService } from "./service"

const SUBSCRIPTION = "subscription"

export default Module(SUBSCRIPTION, { service: SubscriptionModuleService })

export const subscriptionsOf = (container: MedusaContainer) =>
  container.resolve<SubscriptionModuleService>(SUBSCRIPTION)

export type { SubscriptionRow } from "./service"
