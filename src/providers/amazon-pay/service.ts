import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  CreateAccountHolderInput,
  CreateAccountHolderOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  Logger,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider, PaymentSessionStatus } from "@medusajs/framework/utils"
import { accountOf } from "./account/account"
import { readOptions } from "./account/validate-options"
import type { AmazonPayOptions } from "./account/options"
import { readPaymentData } from "./data/payment-data"
import { databaseOfModule, type DatabaseCradle } from "./medusa/database"
import { createPaymentRecords } from "./medusa/payment-records"
import { createPaymentStore } from "./medusa/payment-store"
import { authorizePayment, statusOf } from "./methods/authorize-payment"
import { cancelPayment } from "./methods/cancel-payment"
import { capturePayment } from "./methods/capture-payment"
import { initiatePayment } from "./methods/initiate-payment"
import { refundPayment } from "./methods/refund-payment"
import { retrievePayment } from "./methods/retrieve-payment"
import { updatePayment } from "./methods/update-payment"
import { webhookAction } from "./methods/webhook"
import type { ProviderContext } from "./provider-context"

interface Cradle extends DatabaseCradle {
  logger: Logger
}

/**
 * Amazon Pay as a Medusa payment provider: translates Medusa's contract to Amazon's Checkout Session, Charge Permission,
 * Charge and Refund, and back. Its id is `pp_amazon-pay_<id>`, where `<id>` names the account in medusa-config.
 */
export class AmazonPayProviderService extends AbstractPaymentProvider<AmazonPayOptions> {
  static override identifier = "amazon-pay"

  /** @throws MedusaError(INVALID_DATA) at boot, naming each wrong option and its remedy */
  static override validateOptions(options: Record<string, unknown>): void {
    readOptions(options)
  }

  private readonly context: ProviderContext

  constructor(cradle: Cradle, options: AmazonPayOptions) {
    super(cradle, options)
    const database = databaseOfModule(cradle)
    this.context = {
      account: accountOf(options, cradle.logger),
      records: createPaymentRecords(cradle, database),
      payments: createPaymentStore(database),
      logger: cradle.logger,
    }
  }

  initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    return initiatePayment(this.context, input)
  }

  updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    return updatePayment(this.context, input)
  }

  /**
   * Only Medusa's payment session goes away, as at every change of the cart's total; the buyer's Checkout Session stays.
   * It must not throw: Medusa would keep a session at the old amount.
   */
  deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return Promise.resolve({ data: input.data ?? {} })
  }

  authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return authorizePayment(this.context, input)
  }

  capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    return capturePayment(this.context, input)
  }

  refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    return refundPayment(this.context, input)
  }

  cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    return cancelPayment(this.context, input)
  }

  retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return retrievePayment(this.context, input)
  }

  async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const { data } = await retrievePayment(this.context, input)
    const payment = readPaymentData(data)
    return { status: payment?.charge_permission_id ? statusOf(payment) : PaymentSessionStatus.PENDING, data }
  }

  getWebhookActionAndData(): Promise<WebhookActionResult> {
    return webhookAction()
  }

  /** Amazon keeps the buyer's account. Without this method Medusa warns at each session of a customer who is logged in. */
  createAccountHolder({ context }: CreateAccountHolderInput): Promise<CreateAccountHolderOutput> {
    return Promise.resolve({ id: context.customer.id })
  }
}
