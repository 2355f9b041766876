import type { InferTypeOf } from "@medusajs/framework/types"
import { MedusaService } from "@medusajs/framework/utils"
import { Subscription } from "./models/subscription"

export type SubscriptionRow = InferTypeOf<typeof Subscription>

export class SubscriptionModuleService extends MedusaService({ Subscription }) {}
