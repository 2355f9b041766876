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
  DeletePaymentMethodInput,
  DeletePaymentMethodOutput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ListPaymentMethodsInput,
  ListPaymentMethodsOutput,
  Logger,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  SavePaymentMethodOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider } from "@medusajs/framework/utils"
import { clockOf } from "../../amazon/clock"
import { isInOwnWords } from "../../amazon/own-words"
import { createLedger } from "../../ledger/ledger"
import { accountOf } from "./account/account"
import { readOptions } from "./account/validate-options"
import type { AmazonPayOptions } from "./account/options"
import { applicationOf, databaseOfModule, type DatabaseCradle } from "./medusa/database"
import { createMedusaRows } from "./medusa/rows"
import { authorizePayment } from "./methods/authorize-payment"
import { cancelPayment } from "./methods/cancel-payment"
import { capturePayment } from "./methods/capture-payment"
import { deletePayment } from "./methods/delete-payment"
import { deletePaymentMethod } from "./methods/delete-payment-method"
import { initiatePayment } from "./methods/initiate-payment"
import { listPaymentMethods } from "./methods/list-payment-methods"
import { refundPayment } from "./methods/refund-payment"
import { retrievePayment } from "./methods/retrieve-payment"
import { savePaymentMethod } from "./methods/save-payment-method"
import { updatePayment } from "./methods/update-payment"
import { webhookAction } from "./methods/webhook"
import type { ProviderContext } from "./provider-context"
import { withoutForeignWords } from "./shop-error"

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
    const clock = clockOf(applicationOf(cradle))
    this.context = {
      account: accountOf(options, cradle.logger),
      ledger: createLedger(database, clock),
      rows: createMedusaRows(database),
      clock,
      logger: cradle.logger,
    }
  }

  initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    return guarded(initiatePayment(this.context, input))
  }

  updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    return guarded(updatePayment(this.context, input))
  }

  deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return guarded(deletePayment(this.context, input))
  }

  authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return guarded(authorizePayment(this.context, input))
  }

  capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    return guarded(capturePayment(this.context, input))
  }

  refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    return guarded(refundPayment(this.context, input))
  }

  cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    return guarded(cancelPayment(this.context, input))
  }

  retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return guarded(retrievePayment(this.context, input))
  }

  async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const { status, data } = await guarded(retrievePayment(this.context, input))
    return { status, data }
  }

  listPaymentMethods(input: ListPaymentMethodsInput): Promise<ListPaymentMethodsOutput> {
    return guarded(listPaymentMethods(this.context, input))
  }

  deletePaymentMethod(input: DeletePaymentMethodInput): Promise<DeletePaymentMethodOutput> {
    return guarded(deletePaymentMethod(this.context, input))
  }

  savePaymentMethod(): Promise<SavePaymentMethodOutput> {
    return savePaymentMethod()
  }

  getWebhookActionAndData(): Promise<WebhookActionResult> {
    return webhookAction()
  }

  /** Amazon keeps the buyer's account. Without this method Medusa warns at each session of a customer who is logged in. */
  createAccountHolder({ context }: CreateAccountHolderInput): Promise<CreateAccountHolderOutput> {
    return Promise.resolve({ id: context.customer.id })
  }
}

/** Medusa logs what a provider throws, message and all. */
async function guarded<Output>(work: Promise<Output>): Promise<Output> {
  try {
    return await work
  } catch (error) {
    throw isInOwnWords(error) && error instanceof Error ? error : withoutForeignWords(error)
  }
}
