import { randomUUID } from "node:crypto"
import { setImmediate as nextTurn } from "node:timers/promises"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { LOOKUPS_OF_SESSION, LOOKUPS_OF_SUBJECT } from "../../src/amazon/lookup-budget"
import { demand, request } from "../support/http"
import { beforeEachCall } from "../support/slow"
import { idleInTransaction } from "../support/queries"
import { failureOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"
import { until } from "../support/until"

const MINUTE = 60_000

/** Sends a request and goes away, before or while or after the shop is at work on it. */
async function hangUp(ms: number, url: string, init: RequestInit): Promise<void> {
  const left = new AbortController()
  const leaving = setTimeout(() => {
    left.abort()
  }, ms)
  await fetch(url, { redirect: "manual", ...init, signal: left.signal }).catch(() => undefined)
  clearTimeout(leaving)
}

describeStore("the open doors", (store) => {
  const module = () => store.container.resolve<AmazonPayModuleService>("amazonPay")
  const lookups = () =>
    store.amazon.emulator.requests.list().filter(({ operation }) => operation === "getCheckoutSession").length
  const idle = () => idleInTransaction(store.container)
  const leases = async () => (await module().listAmazonPayLeases({})).length
  /** Resolves once the last one has let go. */
  const nothingIsHeld = () => until(async () => (await leases()) === 0 && (await idle()) === 0)
  const keys = () => ({ "x-publishable-api-key": store.seeded.publishable_key })
  afterEach(() => {
    module().clock.setOffset(0)
  })

  describe("when clients hang up within milliseconds", () => {
    /** @param count how many, each a millisecond later than the one before, from 0 to 20 */
    async function hangUpOften(count: number, method: string, url: string, { body = {}, headers = {} } = {}) {
      const init = { method, headers: { "content-type": "application/json", ...headers } }
      for (let number = 0; number < count; number += 1) {
        await hangUp(number % 21, url, method === "GET" ? init : { ...init, body: JSON.stringify(body) })
      }
    }
    const atStore = (path: string) => `${store.url}/store/amazon-pay/${path}`
    const login = async () => ({
      authorization: `Bearer ${
        (await demand<{ token: string }>("POST", `${store.url}/auth/user/emailpass`, { body: store.seeded.admin }))
          .token
      }`,
    })

    it("the next capture and the next refund of the order are made", async () => {
      const { orderId } = await store.bought()
      const url = `${store.url}/admin/payments/${await store.admin.paymentId(orderId)}`
      const headers = await login()
      // Amazon takes a few of each only: most ask for more than there is.
      for (const door of ["capture", "refund"]) {
        await hangUpOften(5, "POST", `${url}/${door}`, { headers, body: { amount: 1 } })
        await hangUpOften(42, "POST", `${url}/${door}`, { headers, body: { amount: 100_000 } })
        if (door === "capture") expect(await store.admin.capture(orderId, 1000)).toMatchObject({ status: 200 })
        else expect(await store.admin.refund(orderId, 500)).toMatchObject({ status: 200 })
      }
      await nothingIsHeld()
    })

    it("the next press on 注文を確定する goes on to Amazon, and the next look at the page shows it", async () => {
      const shopper = await store.shopper()
      const id = await shopper.comeToReview()
      const session = `checkout-sessions/${id}`
      await hangUpOften(84, "GET", atStore(`${session}?cart_id=${shopper.cartId}`), { headers: keys() })
      // As often as its budget allows.
      await hangUpOften(LOOKUPS_OF_SESSION.burst - 5, "POST", atStore(`${session}/confirm`), {
        headers: keys(),
        body: { cart_id: shopper.cartId },
      })
      expect(await shopper.confirm(id)).toMatchObject({ status: 200 })
      expect(await shopper.review(id)).toMatchObject({ status: 200 })
      await nothingIsHeld()
    })

    it("the next return from Amazon reaches the review page, and the next one from the payment its order", async () => {
      const shopper = await store.shopper()
      const { url, checkoutSessionId: id } = await shopper.goToAmazon()
      await hangUpOften(LOOKUPS_OF_SESSION.burst - 5, "GET", url)
      expect((await shopper.visit(url)).pathname).toBe("/checkout/review")
      // Those that are still at work import the buyer again, beside whatever a route of Medusa's does to the cart.
      await nothingIsHeld()
      await shopper.chooseShipping()
      const resultUrl = await shopper.approve(id)
      await hangUpOften(63, "GET", resultUrl)
      expect((await shopper.visit(resultUrl)).pathname).toMatch(/^\/order\/.*\/confirmed$/)
      expect(store.amazon.emulator.objects("charges")).toHaveLength(1)
      await nothingIsHeld()
    })
  })

  describe("while Amazon keeps everybody waiting", () => {
    it("no connection to the database is in a transaction", async () => {
      const ready = async () => {
        const shopper = await store.shopper()
        return { shopper, id: await shopper.comeToReview() }
      }
      const [confirming, returning, late] = [await ready(), await ready(), await store.shopper()]
      const resultUrl = await returning.shopper.approve(returning.id)
      const { url } = await late.goToAmazon()
      const bought = async (isCaptured: boolean) => {
        const purchase = await (await store.shopper()).buy()
        await store.amazon.answered(purchase.checkoutSessionId, "updateChargePermission")
        if (isCaptured) await store.admin.capture(purchase.orderId)
        return purchase.orderId
      }
      const [capturing, voiding, canceling] = [await bought(false), await bought(false), await bought(false)]
      const refunding = await bought(true)

      let waiting = 0
      let letGo: () => void = () => undefined
      const open = new Promise<void>((resolve) => (letGo = resolve))
      const end = beforeEachCall(() => {
        waiting += 1
        return open
      })
      const doors: Promise<unknown>[] = [
        confirming.shopper.confirm(confirming.id),
        returning.shopper.visit(resultUrl),
        late.visit(url),
        store.admin.capture(capturing),
        store.admin.void(voiding),
        store.admin.cancel(canceling),
        store.admin.refund(refunding, 100),
      ]
      await until(() => waiting === doors.length)
      await until(async () => (await idle()) === 0)
      letGo()
      await Promise.all(doors)
      end()
    })
  })

  describe("asked for Checkout Sessions that nobody has heard of", () => {
    /** The same return URL, with an id that was made up. */
    function madeUp(url: string): string {
      const changed = new URL(url)
      changed.searchParams.set("amazonCheckoutSessionId", randomUUID())
      return changed.href
    }
    async function attack(shopper: Shopper, url: string, count = 100): Promise<(string | null)[]> {
      const pages: (string | null)[] = []
      for (let number = 0; number < count; number += 1) pages.push(failureOf(await shopper.visit(madeUp(url))))
      return pages
    }

    it("ask Amazon for a few, and have the others try again, at both return URLs", async () => {
      const shopper = await store.shopper()
      const { url } = await shopper.goToAmazon()
      const pages = [
        ...(await attack(shopper, url, 50)),
        ...(await attack(shopper, url.replace("/amazon-pay/review", "/amazon-pay/result"), 50)),
      ]
      expect(lookups()).toBe(LOOKUPS_OF_SUBJECT.burst)
      expect(pages.filter((code) => code === "amazon_unreachable")).toHaveLength(100 - LOOKUPS_OF_SUBJECT.burst)
    })

    it("let in the buyer whose session is known, and another cart's buyer, meanwhile", async () => {
      const shopper = await store.shopper()
      const { url, checkoutSessionId: id } = await shopper.goToAmazon()
      await shopper.visit(url)
      await attack(shopper, url, 20)
      const changed = await store.amazon.change(id, {})
      expect((await shopper.visit(changed.url)).pathname).toBe("/checkout/review")
      const other = await store.shopper()
      expect((await other.visit((await other.goToAmazon()).url)).pathname).toBe("/checkout/review")
      await shopper.chooseShipping()
      expect((await shopper.visit(await shopper.approve(id))).pathname).toMatch(/confirmed$/)
    })

    it("lose nothing: the buyer who was told to try again gets to the review page a little later", async () => {
      const shopper = await store.shopper()
      const { url } = await shopper.goToAmazon()
      await attack(shopper, url, 20)
      expect(failureOf(await shopper.visit(url))).toBe("amazon_unreachable")
      module().clock.setOffset(MINUTE)
      expect((await shopper.visit(url)).pathname).toBe("/checkout/review")
    })

    it("ask Amazon nothing for what is no id, nor for what is no token of ours", async () => {
      const shopper = await store.shopper()
      const { url } = await shopper.goToAmazon()
      store.amazon.emulator.requests.clear()
      const checkout = new URL(url).searchParams.get("checkout")!
      const long = `${randomUUID()}${"0".repeat(5_000)}`
      const ids = ["", "not-an-id", "../charges/S03-1234567-1234567-C123456", long, "a&amazonCheckoutSessionId=b"]
      const unsealed = `${Buffer.from('{"provider_id":"pp_amazon-pay_jp"}').toString("base64url")}.c2VhbA`
      const tokens = ["", "a.b", "a".repeat(10_000), `${checkout}a`, `a${checkout}`, unsealed]
      const queries = [
        ...ids.map((id) => `checkout=${checkout}&amazonCheckoutSessionId=${id}`),
        ...tokens.map((token) => `checkout=${token}&amazonCheckoutSessionId=${randomUUID()}`),
      ]
      for (const query of queries) {
        for (const door of ["review", "result"]) {
          expect(failureOf(await shopper.visit(`${store.url}/amazon-pay/${door}?${query}`))).toBe("invalid_return")
        }
      }
      for (const id of ids.filter(Boolean)) {
        await shopper.ask("POST", `amazon-pay/checkout-sessions/${encodeURIComponent(id)}/confirm`, {
          cart_id: shopper.cartId,
        })
      }
      expect(store.amazon.emulator.requests.list()).toEqual([])
    })
  })

  describe("given more than anybody has to say", () => {
    const long = "9".repeat(60_000)
    const recurring = {
      charge_permission_type: "Recurring",
      recurring_metadata: { frequency: { unit: "Month", value: "1" } },
    }
    const frequency = recurring.recurring_metadata.frequency
    const fields: [string, object][] = [
      ["cart_id", { cart_id: long }],
      ["provider_id", { provider_id: long }],
      ["placement", { placement: long }],
      ["flow", { flow: long }],
      ["the charge permission's type", { charge_permission_type: long }],
      ["the unit", { ...recurring, recurring_metadata: { frequency: { ...frequency, unit: long } } }],
      ["the value", { ...recurring, recurring_metadata: { frequency: { ...frequency, value: long } } }],
      [
        "the amount",
        { ...recurring, recurring_metadata: { frequency, amount: { amount: long, currencyCode: "JPY" } } },
      ],
      [
        "the currency",
        { ...recurring, recurring_metadata: { frequency, amount: { amount: "1", currencyCode: long } } },
      ],
      ["a field that is none", { more: long }],
    ]

    it("refuse each field of a button and of the details, and quote none", async () => {
      const shopper = await store.shopper()
      const details = ["email", "name", "address_1", "postal_code", "country_code", "phone"]
      const more = ["last_name_kana", "first_name_kana", "a field that is none"]
      const asked: [string, object][] = [
        ...fields.map(([, body]): [string, object] => ["button", { cart_id: shopper.cartId, ...body }]),
        ...[...details, ...more].map((field): [string, object] => [
          `checkout-sessions/${randomUUID()}?cart_id=${shopper.cartId}`,
          { [field]: field === "email" ? `${long}@example.com` : long },
        ]),
      ]
      for (const [path, body] of asked) {
        const answer = await shopper.ask("POST", `amazon-pay/${path}`, body)
        expect(answer.status).toBe(400)
        expect(["invalid_body", "invalid_recurring_terms"]).toContain(answer.body["code"])
        expect(JSON.stringify(answer.body).length).toBeLessThan(1_000)
      }
    })

    it("do not read a body of 90 kB", async () => {
      const headers = { "x-publishable-api-key": store.seeded.publishable_key }
      const session = `store/amazon-pay/checkout-sessions/${randomUUID()}`
      for (const path of ["store/amazon-pay/button", session, `${session}/confirm`, "amazon-pay/ipn"]) {
        const answer = await request("POST", `${store.url}/${path}`, { headers, body: { more: "9".repeat(90_000) } })
        expect([path, answer.status]).toEqual([path, 413])
      }
    })

    it("remember none of it: hundreds of buttons with 60 kB each leave the process as it was", async () => {
      setFlagsFromString("--expose-gc")
      const collectGarbage = runInNewContext("gc") as () => void
      const held = async () => {
        for (let turn = 0; turn < 5; turn += 1) {
          collectGarbage()
          await nextTurn()
        }
        const { heapUsed, external } = process.memoryUsage()
        return heapUsed + external
      }
      const shopper = await store.shopper()
      const amount = fields.find(([name]) => name === "the amount")!
      const press = (number: number) => {
        const [, body] = number % 2 === 0 ? amount : fields[number % fields.length]!
        return shopper.ask("POST", "amazon-pay/button", { cart_id: shopper.cartId, ...body })
      }
      for (let number = 0; number < 50; number += 1) await press(number)
      const before = await held()
      for (let number = 0; number < 300; number += 1) await press(number)
      // A single copy of what used to be remembered, the amount, would be 9 MB.
      expect((await held()) - before).toBeLessThan(6_000_000)
    })
  })
})
