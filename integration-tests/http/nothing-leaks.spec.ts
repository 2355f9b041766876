import { HANAKO, TRACES, buyersOf } from "../support/buyers"
import { letTimePass } from "../support/clock"
import { listen } from "../support/log"
import { heard, subscribe } from "../support/notifications"
import { failureOf, orderOf } from "../support/shopper"
import { describeStore, type Store } from "../support/store"
import { textOfTables } from "../support/tables"

/** Where Medusa keeps whose a cart, an order and an account are. */
const MEDUSAS_OWN = /^(cart|cart_address|order|order_address|customer|customer_address)$/
/** And for three days what it placed an order of. */
const PLACING = /"workflow_id":\s*"complete-cart"/
/** What its buyer, and who sells to them, may read. */
const THEIRS = /^\/(store\/(carts|orders|amazon-pay\/checkout-sessions)\/|admin\/orders\/)/

const WORDS = "山田花子 hanako@example.jp 大阪市北区梅田1-1-1 06-1111-2222"

/** What Amazon may say in its errors, of a buyer. */
const failing = { kind: "status", status: 500, body: { reasonCode: "InternalServerError", message: WORDS } } as const
const refusing = { kind: "status", status: 400, body: { reasonCode: "InvalidParameterValue", message: WORDS } } as const
const lost = { kind: "drop-after" } as const
const odd = { kind: "rewrite", body: { [WORDS]: WORDS, statusDetails: { state: WORDS, reasonCode: WORDS } } } as const
const explained = {
  kind: "rewrite",
  fields: { statusDetails: { state: "Captured", reasonCode: WORDS, reasonDescription: WORDS } },
} as const

/** Everything that the shop answers from here on, to whom ever. */
function hearAnswers({ url }: Store) {
  const answers: { path: string; text: string }[] = []
  const real = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const answer = await real(input, init)
    const asked = typeof input === "string" ? input : ""
    if (asked.startsWith(url)) {
      const headers = JSON.stringify([...answer.headers])
      answers.push({ path: asked.slice(url.length), text: headers + (await answer.clone().text()) })
    }
    return answer
  }
  return {
    answers,
    end() {
      globalThis.fetch = real
    },
  }
}

describeStore("of a buyer and of the account's key", (store) => {
  const { become } = buyersOf(store)

  /** From the button to the last refund, and whatever goes wrong on the way. */
  async function wholeRun(): Promise<void> {
    const { faults } = store.amazon.emulator
    const strike = (
      rule: Parameters<typeof faults.add>[0],
      operation: { method: string; pattern: string },
      times = 1,
    ) => {
      faults.add({ ...rule, ...operation, times })
    }
    const GET = { method: "GET", pattern: "/checkoutSessions/" }
    const UPDATE = { method: "PATCH", pattern: "/checkoutSessions/" }
    const COMPLETE = { method: "POST", pattern: "/complete$" }
    const CAPTURE = { method: "POST", pattern: "/capture$" }
    const REFUND = { method: "POST", pattern: "/refunds$" }
    const CANCEL = { method: "DELETE", pattern: "/cancel$" }
    subscribe(store)
    become({ ...HANAKO, email: null })

    async function buy(rules: readonly (typeof failing | typeof odd)[]): Promise<string> {
      const shopper = await store.shopper()
      const { url, checkoutSessionId: id } = await shopper.goToAmazon()
      for (const rule of rules) {
        strike(rule, GET, 3)
        await shopper.visit(url)
        faults.clear()
      }
      await shopper.visit(url)
      await shopper.addDetails(id, { email: "no e-mail of hanako" })
      await shopper.addDetails(id, { email: "hanako@example.jp" })
      await shopper.chooseShipping()
      for (const rule of rules) {
        strike(rule, UPDATE, 3)
        await shopper.confirm(id)
        faults.clear()
      }
      const resultUrl = await shopper.approve(id)
      for (const rule of rules.length > 0 ? [failing, lost] : []) {
        strike(rule, COMPLETE, 3)
        await shopper.visit(resultUrl)
        faults.clear()
      }
      const orderId = orderOf(await shopper.visit(resultUrl))
      // A stranger with the session's id, and one with the cart's.
      const stranger = await store.shopper()
      await stranger.review(id)
      await shopper.ask("GET", `amazon-pay/checkout-sessions/${stranger.cartId}?cart_id=${shopper.cartId}`)
      return orderId ?? ""
    }

    const declined = await store.shopper()
    const declinedUrl = await declined.approve(
      await declined.comeToReview({ payment: "3434" }).then(async (id) => {
        await declined.addDetails(id, { email: "hanako@example.jp" })
        return id
      }),
    )
    expect(failureOf(await declined.visit(declinedUrl))).toBe("declined")

    const sold = await buy([failing, odd])
    for (const rule of [refusing, odd, explained]) {
      strike(rule, CAPTURE, 3)
      await store.admin.capture(sold, 100)
      faults.clear()
      await store.admin.refresh(sold)
    }
    await store.admin.capture(sold)
    for (const rule of [refusing, lost]) {
      strike(rule, REFUND, 3)
      await store.admin.refund(sold, 100)
      faults.clear()
      await store.admin.refresh(sold)
    }
    await store.admin.refund(sold, 100)

    const canceled = await buy([])
    for (const rule of [failing, odd]) {
      strike(rule, CANCEL, 3)
      await store.admin.void(canceled)
      faults.clear()
    }
    strike(failing, CANCEL, 3)
    await store.admin.cancel(canceled)
    await letTimePass(store.container, { minutes: 60 })
    faults.clear()
    await letTimePass(store.container, { minutes: 120 })
    for (const orderId of [sold, canceled]) await store.admin.panel(orderId)
    for (const path of ["attention", "search?q=1", "accounts", "authorizations"]) {
      await store.admin.ask("GET", `amazon-pay/${path}`)
    }
    await heard(store)
    expect(await store.admin.order(sold)).toMatchObject({ email: "hanako@example.jp" })
    expect(await store.admin.order(canceled)).toMatchObject({ status: "canceled" })
  }

  it("nothing is in a log, an answer to others, or a table that is not for it, whatever goes wrong", async () => {
    const key = (process.env["AMAZON_PAY_PRIVATE_KEY"] ?? "").split("\n")[5] ?? ""
    expect(key).toHaveLength(64)
    const isLeak = (text: string) => TRACES.test(text) || text.includes(key)
    const [log, http] = [listen(store.container), hearAnswers(store)]
    try {
      await wholeRun()
    } finally {
      log.end()
      http.end()
    }
    expect(log.lines.filter(isLeak)).toEqual([])
    expect(http.answers.length).toBeGreaterThan(50)
    expect(http.answers.filter(({ text }) => text.includes(key))).toEqual([])
    expect(http.answers.filter(({ path, text }) => !THEIRS.test(path) && isLeak(text))).toEqual([])
    const tables = [...(await textOfTables(store))]
    expect(tables.flatMap(([table, rows]) => (rows.some((row) => row.includes(key)) ? [table] : []))).toEqual([])
    const leaks = tables.flatMap(([table, rows]) =>
      MEDUSAS_OWN.test(table) ? [] : rows.filter((row) => isLeak(row) && !PLACING.test(row)).map((row) => [table, row]),
    )
    expect(leaks).toEqual([])
    // What was looked for is there to be found.
    expect(tables.find(([table]) => table === "order_address")?.[1].some(isLeak)).toBe(true)
  })
})
