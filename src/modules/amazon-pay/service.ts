import type { ConfigModule, Logger } from "@medusajs/framework/types"
import { MedusaService } from "@medusajs/framework/utils"
import { createCertificates, type Certificates } from "../../amazon/sns"
import { createAccounts, type Accounts } from "./accounts/accounts"
import type { Database } from "../../providers/amazon-pay/medusa/database"
import { createDueWork, type DueWork } from "./due-work"
import { AmazonPayChargePermission } from "./models/charge-permission"
import { AmazonPayCheckoutSession } from "./models/checkout-session"
import { AmazonPayNotification } from "./models/notification"

interface Cradle extends Record<string, unknown> {
  configModule: ConfigModule
  logger: Logger
  __pg_connection__: Database
}

/** The plugin's own tables, and the store's Amazon Pay accounts by payment provider. */
export class AmazonPayModuleService extends MedusaService({
  AmazonPayCheckoutSession,
  AmazonPayChargePermission,
  AmazonPayNotification,
}) {
  readonly accounts: Accounts
  /** Those of Amazon's SNS, as far as they were needed. */
  readonly certificates: Certificates = createCertificates()
  readonly dueWork: DueWork
  /** Medusa calls it once all modules are there. */
  readonly __hooks = {
    onApplicationStart: async () => {
      try {
        await this.dueWork.recall({ now: new Date() })
      } catch (error) {
        this.logger.warn(`Amazon Pay: captures that broke off could not be looked for. ${String(error)}`)
      }
    },
  }
  private readonly logger: Logger

  constructor(cradle: Cradle) {
    super(cradle)
    this.logger = cradle.logger
    this.accounts = createAccounts(cradle.configModule, cradle.logger)
    this.dueWork = createDueWork(cradle.__pg_connection__)
  }
}
