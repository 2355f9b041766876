import { setTimeout as pause } from "node:timers/promises"
import { createChance, type Chance } from "../support/chance"
import { chargesAt } from "../support/books"
import { chooseAtLink, collectionToPay } from "../support/payment-link"
import { orderOf, Shopper } from "../support/shopper"
import type { Shop } from "./shop"

/** What a buyer does once they have confirmed the order. */
const RETURNS = {
  "comes back": 11,
  "comes back twice at once": 2,
  "comes back, and reloads the page later": 2,
  "closes the browser": 3,
  "cancels at Amazon": 1,
  "is declined": 1,
} as const
const PAYS_NOTHING: readonly string[] = ["cancels at Amazon", "is declined"]

/** What is done with an order. */
const DEEDS = {
  "the admin captures all": 5,
  "the admin captures a part": 3,
  "two admins capture all at once": 2,
  "the admin refunds a part": 6,
  "the admin cancels": 2,
  "the admin adds a cup": 3,
  "the admin adds ten cups": 1,
  "the buyer pays by a payment link": 3,
  "the admin voids": 1,
  "the admin reauthorizes": 1,
  "the admin refreshes": 1,
  "Seller Central captures all": 2,
  "Seller Central captures a part": 2,
  "Seller Central refunds": 3,
} as const
type Deed = keyof typeof DEEDS
const PARTS = [300, 700, 1000] as const
const MOST_DEEDS = 4

/** Amazon would refund up to 15 % more than was captured, which Medusa has no place for: no more refunds than can be told apart. */
const MOST = { "the admin refunds a part": 2, "Seller Central refunds": 1 } as const

/** What one buyer wants, and what is done about it. The same for the same seed, whatever the others do. */
export class Checkout {
  /** Checkout Sessions whose buyer was led to Amazon's last page. */
  readonly sessions = new Set<string>()
  /** Charge Permissions that came of them, as far as they were seen. */
  readonly permissions = new Set<string>()
  cartId = ""
  /** The buyer has paid, as far as they know. */
  isApproved = false
  /** What was done, for a report of what went wrong. */
  readonly story: string[] = []
  readonly isSubscription: boolean
  private readonly chance: Chance
  private readonly returns: keyof typeof RETURNS
  private readonly deeds: readonly Deed[]
  private shopper: Shopper | null = null
  private isTold = false

  constructor(
    private readonly shop: Shop,
    readonly number: number,
    seed: number,
  ) {
    this.chance = createChance(Math.imul(seed * 10_007 + number, 0x9e3779b1))
    this.isSubscription = this.chance.below(8) === 0
    this.returns = this.chance.pick(RETURNS)
    const drawn = Array.from({ length: 1 + this.chance.below(MOST_DEEDS) }, () => this.chance.pick(DEEDS))
    this.deeds = drawn.filter((deed, at) => {
      const most = (MOST as Partial<Record<Deed, number>>)[deed] ?? MOST_DEEDS
      return drawn.slice(0, at).filter((earlier) => earlier === deed).length < most
    })
  }

  /** Buys, and lets be done what is to be done with the order, if there is one by now. */
  async live(): Promise<void> {
    await this.buy()
    await this.goOn()
  }

  /** What is to be done with the order, unless it was done or there is none. */
  async goOn(): Promise<void> {
    if (this.isTold) return
    const orderId = await this.findOrder()
    if (orderId === null) return
    this.isTold = true
    for (const deed of this.deeds) await this.deed(deed, orderId)
  }

  private async buy(): Promise<void> {
    const { shop, returns } = this
    const products = this.isSubscription ? (["subscription"] as const) : undefined
    const shopper = await this.persist(() => Shopper.withCart(shop.url, shop.amazon, shop.seeded, products))
    this.note(shopper === null ? "no cart" : `cart ${shopper.cartId}`)
    if (shopper === null) return
    this.shopper = shopper
    this.cartId = shopper.cartId
    const checkoutSessionId = await this.persist(() => shopper.comeToReview())
    this.note(checkoutSessionId ?? "no Checkout Session")
    if (checkoutSessionId === null) return
    const outcome = returns === "cancels at Amazon" ? "cancel" : returns === "is declined" ? "decline" : "approve"
    const resultUrl = await this.persist(async () => {
      const url = await shopper.approve(checkoutSessionId, outcome)
      this.sessions.add(checkoutSessionId)
      return url
    })
    this.note(`${returns}${resultUrl === null ? ": not confirmed" : ""}`)
    if (resultUrl === null) return
    this.isApproved = !PAYS_NOTHING.includes(returns)
    if (returns === "closes the browser") return
    const visits = Array.from({ length: returns === "comes back twice at once" ? 2 : 1 }, () => this.visit(resultUrl))
    await Promise.all(visits)
    if (returns === "comes back, and reloads the page later") await this.visit(resultUrl)
  }

  private async visit(resultUrl: string): Promise<void> {
    const page = await this.persist(() => this.shopper!.visit(resultUrl), 3)
    const where = page && (orderOf(page) ?? page.searchParams.get("amazon_pay_error") ?? page.pathname)
    this.note(`the result page leads to ${where ?? "nothing"}`)
  }

  private async findOrder(): Promise<string | null> {
    if (this.cartId === "") return null
    const sql = "select order_id from order_cart where cart_id = $1 and deleted_at is null order by created_at limit 1"
    const [row] = await this.shop.sql<{ order_id: string }>(sql, [this.cartId])
    return row?.order_id ?? null
  }

  private async deed(deed: Deed, orderId: string): Promise<void> {
    const part = PARTS[this.chance.below(PARTS.length)]!
    const asksAgain = this.chance.below(2) === 0
    const answer = await this.persist(() => this.done(deed, orderId, part), asksAgain ? 3 : 1)
    this.note(`${deed}${deed.includes("part") ? ` (¥${part})` : ""}: ${answer ?? "no answer"}`)
  }

  /** @returns what it was answered. @throws when it was not */
  private async done(deed: Deed, orderId: string, part: number): Promise<string> {
    const { admin, amazon, seeded } = this.shop
    const answered = ({ status, body }: { status: number; body: unknown }) => {
      const { code, message, type } = Object(body) as Record<string, unknown>
      if (status >= 500) throw new Error(`${status} ${String(code ?? message)}`)
      return status < 400 ? "done" : `${status} ${String(code ?? type)}`
    }
    switch (deed) {
      case "the admin captures all":
        return answered(await admin.capture(orderId))
      case "the admin captures a part":
        return answered(await admin.capture(orderId, part))
      case "two admins capture all at once": {
        const both = await Promise.all([admin.capture(orderId), admin.capture(orderId)])
        return both.map(answered).join(", ")
      }
      case "the admin refunds a part":
        return answered(await admin.refund(orderId, Math.min(part, 700)))
      case "the admin cancels":
        return answered(await admin.cancel(orderId))
      case "the admin adds a cup":
        return answered(await admin.edit(orderId, seeded.variant_ids.cup, 1))
      case "the admin adds ten cups":
        return answered(await admin.edit(orderId, seeded.variant_ids.cup, 10))
      case "the admin voids":
        return answered(await admin.void(orderId))
      case "the admin reauthorizes":
        return answered(await admin.reauthorize(orderId))
      case "the admin refreshes":
        return answered(await admin.ask("POST", `amazon-pay/orders/${orderId}/refresh`))
      case "the buyer pays by a payment link":
        return this.payAtLink(orderId)
      case "Seller Central captures all":
      case "Seller Central captures a part":
        return this.inSellerCentral((id) => amazon.captureElsewhere(id, deed.endsWith("all") ? undefined : part))
      case "Seller Central refunds":
        return this.inSellerCentral((id) => {
          const captured = chargesAt({ amazon }, id).map((charge) => Number(charge.captureAmount?.amount ?? 0))
          const returned = chargesAt({ amazon }, id).map((charge) => Number(charge.refundedAmount?.amount ?? 0))
          if (!(captured[0]! - returned[0]! >= 300)) return Promise.reject(new Error("too little was captured"))
          return amazon.refundElsewhere(id, 300)
        })
    }
  }

  private async inSellerCentral(work: (checkoutSessionId: string) => Promise<void>): Promise<string> {
    const [id] = this.sessions
    // Amazon may refuse it by then, or fault may strike it.
    return work(id!).then(
      () => "done",
      (error: unknown) => `not done, ${String(Object(error).code ?? Object(error).message)}`,
    )
  }

  private async payAtLink(orderId: string): Promise<string> {
    const { url, amazon, admin, seeded } = this.shop
    const collectionId = await collectionToPay({ admin }, orderId)
    if (!collectionId) return "nothing to pay"
    const shopper = this.shopper!
    const { page, checkoutSessionId } = await chooseAtLink(
      { url, amazon, seeded },
      { shopper, collectionId },
      { payment: "1111" },
    )
    if (page.origin !== new URL(amazon.url).origin) return `not led to Amazon, ${page.search}`
    this.sessions.add(checkoutSessionId)
    const resultUrl = await amazon.approve(page.href)
    const back = await shopper.visit(resultUrl)
    return back.search === "" ? "done" : back.search
  }

  /** @returns null when it came to nothing, so many times */
  private async persist<Result>(work: () => Promise<Result>, tries = 6): Promise<Result | null> {
    for (let at = 1; at <= tries; at++) {
      await this.shop.up()
      try {
        return await work()
      } catch (error) {
        this.note(`… ${String(Object(error).message).slice(0, 150)}`)
        await pause(200 + this.chance.below(500))
      }
    }
    return null
  }

  private note(what: string): void {
    this.story.push(what.replaceAll(this.shop.url, ""))
  }
}
