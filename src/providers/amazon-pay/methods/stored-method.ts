import type { InitiatePaymentInput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Money } from "../../../amazon/money"
import { isBeyondAnyMonth, isPeriod } from "../../../ledger/period"
import { isAgreement, type PermissionEntry } from "../../../ledger/permission"
import type { Account } from "../account/account"
import type { Recharge } from "../checkout/confirmation"
import type { CollectionSubject } from "../medusa/rows"
import { adminError } from "../provider-error"
import type { ProviderContext } from "../provider-context"
import { ShopError, type ErrorType } from "../shop-error"

const schema = z.object({
  /** The id of a Charge Permission: a payment method as listPaymentMethods has it. */
  payment_method: z.string(),
  capture_method: z.enum(["automatic", "manual"]).optional(),
  period: z.string().optional(),
})
export type StoredMethod = z.output<typeof schema>

/** What a Charge is prepared of; of a recharge that our own workflow has sealed, or of a stored payment method. */
export type NewCharge = Omit<Recharge, "payment_collection_id"> & { period?: string }

/** @throws MedusaError(INVALID_DATA) */
export function readStoredMethod(data: InitiatePaymentInput["data"]): StoredMethod | null {
  if (data?.["payment_method"] == null) return null
  const parsed = schema.safeParse(data)
  if (parsed.success && isPeriod(parsed.data.period ?? "-")) return parsed.data
  throw refused(
    MedusaError.Types.INVALID_DATA,
    "invalid_request",
    'Give the id of a stored payment method, a capture_method of "automatic" or "manual", and a period of 1 to 64 printable characters.',
  )
}

interface ChargedSession {
  sessionId: string
  payment_collection_id: string
  provider_id: string
  customer_id: string | null
  total: Money
}

/** @throws MedusaError when the payment session may not be charged on it */
export async function chargeOfMethod(
  context: ProviderContext,
  session: ChargedSession,
  { payment_method, capture_method, period }: StoredMethod,
): Promise<NewCharge> {
  const { permission, cart, order } = await findStoredMethod(context, session, payment_method)
  const { chargeInitiator, channel } = context.account.options.recurring
  const isFirst = order === null || permission.payment_collection_id === session.payment_collection_id
  const initiator = cart ? "CITU" : chargeInitiator
  const through = cart ? "Web" : channel
  return {
    charge_permission_id: permission.id,
    turn: null,
    // Amazon shows the number of the first order on the permission.
    order_number: isFirst ? null : order.display_id,
    ...(capture_method ? { capture: capture_method === "automatic" } : {}),
    // Who calls waits for a payment.
    pending: false,
    ...(initiator ? { initiator } : {}),
    ...(through ? { channel: through } : {}),
    // A shopper must not take a period of the store's.
    period: (cart ? undefined : period) ?? session.sessionId,
  }
}

/**
 * The stored payment method, if it may be charged for this session: the customer's own, and, for a cart, one that was
 * stored for purchases.
 *
 * `data` may be a shopper's, word for word: Medusa's store route hands it on (medusa,
 * api/store/payment-collections/[id]/payment-sessions/route.js). Two things there no shopper can write. Who the customer is:
 * the route takes it from the login, server code names it, and Medusa keeps it in the session's context. And whose the
 * collection is: shoppers get collections for carts alone (POST /store/payment-collections), and nothing that they can call
 * authorizes a session but completing the cart it belongs to. So what is charged for a collection that is no cart's was
 * asked for by the server; a session that a shopper opens on one stays as it is written down.
 *
 * @throws MedusaError, the same for one that is not the customer's as for one that there is not
 */
export async function findStoredMethod(
  { account, ledger, rows }: ProviderContext,
  { payment_collection_id, provider_id, customer_id: asking, total }: ChargedSession,
  id: string,
): Promise<CollectionSubject & { permission: PermissionEntry }> {
  const subject = await rows.subjectOfCollection(payment_collection_id)
  const { cart, order } = subject
  const [known] = (await ledger.ofPermission(id)).permissions
  const owner = known && (await ownerOf(rows, known))
  // Somebody has to be logged in for a cart; of an order the server need not say whose it is.
  const customers = [asking ?? (cart ? null : (order?.customer_id ?? null)), ...[cart, order].flatMap(customerOf)]
  if (!owner || known.provider_id !== provider_id || customers.some((customer) => customer !== owner)) {
    throw notFound(id)
  }
  if (await rows.isCustomerDeleted(owner)) {
    const message = `The customer of the Charge Permission ${id} is deleted. Close it: nothing is charged on it any more.`
    throw refused(MedusaError.Types.INVALID_DATA, "customer_deleted", message)
  }
  const permission = known.type === null ? await asAtAmazon(account, known) : known
  if (!isAgreement(permission)) {
    const message = `The Charge Permission ${id} is for one order only: it cannot be charged for another.`
    throw refused(MedusaError.Types.INVALID_DATA, "not_recurring", message)
  }
  if (cart && permission.type !== "PaymentMethodOnFile") {
    const message = `The payment collection ${payment_collection_id} is a cart's: it is paid by its buyer.`
    throw refused(MedusaError.Types.NOT_ALLOWED, "payment_collection_of_cart", message)
  }
  if (total.isZero()) throw refused(MedusaError.Types.INVALID_DATA, "nothing_to_pay", "Nothing is left to pay.")
  if (isBeyondAnyMonth(total, permission)) {
    const message = `${total.toString()} is more than Amazon Pay charges in a month.`
    throw refused(MedusaError.Types.INVALID_DATA, "over_recurring_limit", message)
  }
  return { ...subject, permission }
}

/** What is seen is written down by the workflows, which tell of it. @throws MedusaError when Amazon could not be asked */
export async function asAtAmazon({ client }: Account, known: PermissionEntry): Promise<PermissionEntry> {
  try {
    const { chargePermissionType: type, state, reasonCode: reason_code } = await client.getChargePermission(known.id)
    return { ...known, type, state, reason_code }
  } catch (error) {
    throw adminError(error, "Amazon Pay did not show the payment method")
  }
}

function customerOf(subject: { customer_id: string | null } | null): (string | null)[] {
  return subject ? [subject.customer_id] : []
}

/** The first order's customer, a guest's too. */
export async function ownerOf(
  rows: ProviderContext["rows"],
  { payment_collection_id }: PermissionEntry,
): Promise<string | null> {
  if (payment_collection_id === null) return null
  return (await rows.subjectOfCollection(payment_collection_id)).order?.customer_id ?? null
}

export function notFound(id: string): MedusaError {
  const message = `The customer has no payment method with the id ${id.slice(0, 64)} at Amazon Pay.`
  return refused(MedusaError.Types.NOT_FOUND, "charge_permission_not_found", message)
}

function refused(type: ErrorType, code: string, message: string): MedusaError {
  return new ShopError(type, message, code)
}
