import type { ConfigModule, Logger } from "@medusajs/framework/types"
import { MedusaService } from "@medusajs/framework/utils"
import { clockOf, type AdjustableClock } from "../../amazon/clock"
import { createLookupBudget, type LookupBudget } from "../../amazon/lookup-budget"
import { createCertificates, type Certificates } from "../../amazon/sns"
import type { Database } from "../../ledger/database"
import { createLedger, type Ledger } from "../../ledger/ledger"
import { describeAccount } from "../../providers/amazon-pay/account/seller-central-settings"
import { checkMedusa } from "../../providers/amazon-pay/medusa/check-medusa"
import { applicationOf, databaseOfModule, type DatabaseCradle } from "../../providers/amazon-pay/medusa/database"
import { createMedusaRows, type MedusaRows } from "../../providers/amazon-pay/medusa/rows"
import { createAccounts, type Accounts } from "./accounts/accounts"
import { createDueSessions, type DueSessions } from "./due-sessions"
import { AmazonPayCharge } from "./models/charge"
import { AmazonPayChargePermission } from "./models/charge-permission"
import { AmazonPayCheckoutSession } from "./models/checkout-session"
import { AmazonPayEvent } from "./models/event"
import { AmazonPayLease } from "./models/lease"
import { AmazonPayNotification } from "./models/notification"
import { AmazonPayOperation } from "./models/operation"
import { AmazonPayRecurringCharge } from "./models/recurring-charge"
import { AmazonPayRefund } from "./models/refund"
import { AmazonPayWarning } from "./models/warning"
import { AmazonPayWatch } from "./models/watch"
import { createNotificationLog, type NotificationLog } from "./notification-log"
import { createOverdue, type Overdue } from "./overdue"
import { recallInterrupted } from "./recall-interrupted"

interface Cradle extends DatabaseCradle {
  configModule: ConfigModule
  logger: Logger
}

/** The plugin's own tables, the ledger in them, and the store's Amazon Pay accounts by payment provider. */
export class AmazonPayModuleService extends MedusaService({
  AmazonPayCheckoutSession,
  AmazonPayOperation,
  AmazonPayCharge,
  AmazonPayRefund,
  AmazonPayRecurringCharge,
  AmazonPayChargePermission,
  AmazonPayWarning,
  AmazonPayWatch,
  AmazonPayNotification,
  AmazonPayEvent,
  AmazonPayLease,
}) {
  readonly accounts: Accounts
  readonly ledger: Ledger
  readonly rows: MedusaRows
  readonly clock: AdjustableClock
  /** Those of Amazon's SNS, as far as they were needed. */
  readonly certificates: Certificates
  /** For Checkout Sessions that nobody has come back with before. */
  readonly lookups: LookupBudget
  readonly dueSessions: DueSessions
  readonly notifications: NotificationLog
  /** What the clock has not come to in time. */
  readonly overdue: () => Promise<Overdue>
  /** Medusa calls it once all modules are there. */
  readonly __hooks = {
    onApplicationStart: async () => {
      for (const id of this.accounts.providerIds) this.logger.info(describeAccount(id, this.accounts.get(id)))
      try {
        const problem = await checkMedusa(this.database)
        if (problem !== null) this.logger.error(problem)
        await recallInterrupted(this)
      } catch (error) {
        const reason = error instanceof Error ? error.name : "unknown"
        this.logger.warn(`Amazon Pay: could not search for interrupted captures and refunds (${reason}).`)
      }
    },
  }
  private readonly logger: Logger
  private readonly database: Database

  constructor(cradle: Cradle) {
    super(cradle)
    const database = databaseOfModule(cradle)
    this.database = database
    this.logger = cradle.logger
    this.accounts = createAccounts(cradle.configModule, cradle.logger)
    this.clock = clockOf(applicationOf(cradle))
    this.certificates = createCertificates(this.clock)
    this.lookups = createLookupBudget(this.clock)
    this.ledger = createLedger(database, this.clock)
    this.rows = createMedusaRows(database)
    this.dueSessions = createDueSessions(database)
    this.notifications = createNotificationLog(database)
    this.overdue = createOverdue(database, this.clock)
  }
}
