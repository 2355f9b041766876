import { allBooksOfMedusa, chargesAt, type Books } from "../support/books"
import type { Checkout } from "./checkout"
import type { Shop } from "./shop"

const FIGURES = [
  /** A buyer has paid, and there is no order. */
  "lost_orders",
  /** Two orders of one cart, or of one period of a subscription. */
  "duplicate_orders",
  /** Charges that stand are more than the orders cost. */
  "duplicate_charges",
  /** More was captured than the orders cost. */
  "above_payment",
  /** Amazon holds money that no order waits for. */
  "uncaptured_holds_left",
  /** Medusa's books are not Amazon's. */
  "mismatched",
  /** It waits for something that nobody does. */
  "stuck",
  /** Less is held than Medusa waits to capture, and no warning says so. */
  "unreported",
] as const
export type Figure = (typeof FIGURES)[number]

/** Something that is not as it should be: ids, states and amounts. */
export interface Wrong {
  figure: Figure
  checkout: number | null
  what: object
  story?: readonly string[]
}

interface OrderRow {
  id: string
  cart: string | null
  /** Of the subscription that it renews, and the period. */
  renews: string | null
  period: string | null
}

interface PermissionObject {
  chargePermissionId: string
}
interface SessionObject {
  checkoutSessionId: string
  chargePermissionId: string | null
}

const ORDERS = `
  select o.id, oc.cart_id as cart, o.metadata ->> 'subscription_period' as period, s.order_id as renews
  from "order" o
  left join order_cart oc on oc.order_id = o.id and oc.deleted_at is null
  left join subscription s on s.id = split_part(o.metadata ->> 'subscription_period', '/', 1)
  where o.deleted_at is null`

const OPEN = `
  select 'operation' as what, id, kind as state from amazon_pay_operation where outcome = 'open'
  union all select 'notification', id, outcome from amazon_pay_notification where outcome in ('received', 'failed')
  union all select 'subscription', id, next_date from subscription where status = 'active' and next_date <= $1`

export type Figures = Record<Figure, number>

export function countOf(wrong: readonly Wrong[]): Figures {
  const count = (figure: Figure) => wrong.filter((one) => one.figure === figure).length
  return Object.fromEntries(FIGURES.map((figure) => [figure, count(figure)])) as Figures
}

const HELD = ["Authorized", "AuthorizationInitiated"]
const TAKEN = ["Captured", "CaptureInitiated"]

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
const yen = (amount: { amount: string } | null) => Number(amount?.amount ?? 0)

/** Compares the books of Medusa and Amazon, checkout by checkout. */
export async function judge(shop: Shop, checkouts: readonly Checkout[], due: readonly string[]): Promise<Wrong[]> {
  const { amazon } = shop
  const [orders, books, warned, open] = await Promise.all([
    shop.sql<OrderRow>(ORDERS),
    allBooksOfMedusa(shop),
    shop.sql<{ subject: string }>("select distinct subject from amazon_pay_warning where deleted_at is null"),
    shop.sql(OPEN, [dayOf(amazon.emulator.clock.now())]),
  ])
  const warnings = new Set(warned.map(({ subject }) => subject))
  const sessions = amazon.emulator.objects("checkoutSessions") as SessionObject[]
  const charges = chargesAt(shop)
  const wrong: Wrong[] = [
    ...due.map((what): Wrong => ({ figure: "stuck", checkout: null, what: { due: what } })),
    ...open.map((what): Wrong => ({ figure: "stuck", checkout: null, what })),
  ]
  const known = new Set<string>()

  for (const checkout of checkouts) {
    const ofCart = orders.filter(({ cart }) => cart !== null && cart === checkout.cartId)
    const renewals = orders.filter(({ renews }) => ofCart.some(({ id }) => id === renews))
    const own = [...ofCart, ...renewals].map(({ id }) => ({ id, ...books.get(id)! }))
    for (const { checkoutSessionId, chargePermissionId } of sessions) {
      // Amazon forgets its sessions after a month.
      if (chargePermissionId && checkout.sessions.has(checkoutSessionId)) checkout.permissions.add(chargePermissionId)
    }
    const permissions = [...checkout.permissions]
    for (const id of permissions) known.add(id)
    const ofPermissions = charges.filter(({ chargePermissionId }) => permissions.includes(chargePermissionId))
    const taken = ofPermissions.filter(({ statusDetails }) => TAKEN.includes(statusDetails.state))
    const holds = ofPermissions.filter(({ statusDetails }) => HELD.includes(statusDetails.state))
    const captured = sum(taken.map(({ captureAmount }) => yen(captureAmount)))
    const refunded = sum(taken.map(({ refundedAmount }) => yen(refundedAmount)))
    const held = sum(holds.map(({ chargeAmount }) => yen(chargeAmount)))
    const medusa = own.reduce<Books>(
      (all, { books: one }) => ({
        captured: all.captured + one.captured,
        refunded: all.refunded + one.refunded,
        order: all.order + one.order,
      }),
      { captured: 0, refunded: 0, order: 0 },
    )
    const standing = own.filter(({ status }) => status !== "canceled")
    const costs = sum(own.map(({ price }) => price))
    const wanted = sum(standing.map(({ price }) => price))
    const isWarned = [...own.map(({ id }) => id), ...permissions, checkout.cartId].some((id) => warnings.has(id))
    const what = {
      orders: own.map(({ id, status, payment_status, price }) => `${id} ${status} ${payment_status} ¥${price}`),
      permissions,
      charges: ofPermissions.map(
        ({ chargeId, statusDetails, chargeAmount, captureAmount, refundedAmount }) =>
          `${chargeId} ${statusDetails.state} ¥${yen(chargeAmount)} captured ¥${yen(captureAmount)} refunded ¥${yen(refundedAmount)}`,
      ),
      medusa,
      amazon: { captured, refunded, order: captured - refunded },
    }
    const find = (figure: Figure, isWrong: boolean) => {
      if (isWrong) wrong.push({ figure, checkout: checkout.number, what, story: checkout.story })
    }
    find("lost_orders", checkout.isApproved && ofCart.length === 0)
    find("duplicate_orders", ofCart.length > 1 || hasTwice(renewals.map(({ period }) => period!)))
    find("above_payment", captured > costs)
    find("duplicate_charges", captured <= costs && holds.length > 0 && captured + held > costs)
    find("uncaptured_holds_left", held > 0 && captured + held <= costs && captured + held > wanted)
    find("mismatched", JSON.stringify(medusa) !== JSON.stringify(what.amazon))
    find("unreported", held < sum(standing.map(({ authorized }) => authorized)) && !isWarned)
  }
  // Money at Amazon that no checkout of ours has asked for.
  for (const { chargePermissionId } of amazon.emulator.objects("chargePermissions") as PermissionObject[]) {
    if (!known.has(chargePermissionId)) {
      wrong.push({ figure: "mismatched", checkout: null, what: { unknown: chargePermissionId } })
    }
  }
  return wrong
}

const hasTwice = (values: readonly string[]) => new Set(values).size < values.length

/** The day that it is in Japan, as the demo's subscriptions have it. */
function dayOf(time: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(time)
}
