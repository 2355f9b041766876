import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { allBooksOfMedusa, booksOfAmazon, chargesAt, type Books } from "./books"
import type { Subscribed } from "./recurring"
import type { Store } from "./store"
import type { Renewal } from "./store-job"
import { isGivenUp } from "./year-faults"

const GIVEN_UP = { outcome: "gave_up", told: "gave_up", status: "not_paid", medusa: [0, 0, 0], amazon: [] }
const chargedOnce = (yen: number) => {
  return { outcome: "charged", told: "charged", status: "captured", medusa: [yen, 0, yen], amazon: [yen] }
}

/** What is not as it should be, of each period by itself: charged exactly once, or given up and told so. */
export async function wrongPeriods(store: Store, renewals: readonly Renewal[], yen: number): Promise<object[]> {
  const { ledger } = store.container.resolve<AmazonPayModuleService>("amazonPay")
  const orders = await allBooksOfMedusa(store)
  const amazon = capturesByOrder(store)
  const wrong: object[] = []
  for (const { subscribed, period, orderId, fault, endedAt } of renewals) {
    const { permissionId } = subscribed
    const row = await ledger.recurringCharges.find(permissionId, period)
    const order = orders.get(orderId)
    const found = {
      outcome: row?.outcome,
      told: row?.announced,
      status: order?.payment_status,
      medusa: order && [order.books.captured, order.books.refunded, order.books.order],
      amazon: amazon.get(keyOf(permissionId, order?.display_id)) ?? [],
    }
    const right = isGivenUp(fault) ? GIVEN_UP : chargedOnce(yen)
    if (JSON.stringify(found) === JSON.stringify(right)) continue
    wrong.push({ permissionId, period, orderId, fault, endedAt, found, reason: row?.reason_code })
  }
  return wrong
}

/** What every order of the subscriptions counts in Medusa, the first ones too, and what Amazon took. */
export async function wholeBooks(store: Store): Promise<{ medusa: Books; amazon: Books }> {
  const books = [...(await allBooksOfMedusa(store)).values()].map((order) => order.books)
  const total = (name: keyof Books) => books.reduce((sum, one) => sum + one[name], 0)
  const medusa = { captured: total("captured"), refunded: total("refunded"), order: total("order") }
  return { medusa, amazon: booksOfAmazon(store) }
}

/** From the second order on a charge says which one it pays. */
function capturesByOrder(store: Store): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const { chargePermissionId, merchantMetadata, captureAmount, statusDetails } of chargesAt(store)) {
    if (statusDetails.state !== "Captured") continue
    const key = keyOf(chargePermissionId, merchantMetadata.merchantReferenceId)
    found.set(key, [...(found.get(key) ?? []), Number(captureAmount?.amount)])
  }
  return found
}

function keyOf(permissionId: Subscribed["permissionId"], orderNumber: string | number | null | undefined): string {
  return `${permissionId} ${String(orderNumber)}`
}
