import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { ConfigModule } from "@medusajs/framework/types"
import { booksOfAmazon, booksOfMedusa } from "../support/books"
import { letTimePass } from "../support/clock"
import type { Json } from "../support/http"
import { heard, subscribe } from "../support/notifications"
import { describeStore } from "../support/store"
import { told } from "../support/told"
import { until } from "../support/until"

describeStore(
  "the order's panel",
  (store) => {
    const charges = () => store.amazon.emulator.objects("charges")
    const ordered = async () => (await store.bought()).orderId
    const actions = async (orderId: string) => (await store.admin.panel(orderId)).actions
    const named = async (orderId: string, action: string) =>
      (await actions(orderId)).find((one) => String(one["action"]) === action)
    const act = (path: string) => store.admin.ask("POST", `amazon-pay/${path}`)
    const refresh = (orderId: string) => act(`orders/${orderId}/refresh`)
    const timeline = async (orderId: string, query = "") =>
      store.admin.ask<{ timeline: { entries: Json[]; count: number } }>(
        "GET",
        `amazon-pay/orders/${orderId}/timeline${query}`,
      )
    const entries = async (orderId: string, entry: string) => {
      const { body } = await timeline(orderId, "?limit=100")
      return body.timeline.entries.filter((one) => String(one["entry"]) === entry)
    }
    const booksAgree = async (id: string) => expect(await booksOfMedusa(store, id)).toEqual(booksOfAmazon(store))

    describe("offers", () => {
      it("a new order to capture and to void, up to what is authorized", async () => {
        const orderId = await ordered()
        const payment_id = await store.admin.paymentId(orderId)
        expect(await actions(orderId)).toEqual([
          { action: "capture", payment_id, max: "2500", currency_code: "JPY" },
          { action: "void", payment_id, amount: "2500", currency_code: "JPY" },
        ])
      })

      it("what is left after ¥1,000 of ¥2,500 was captured and ¥300 refunded, and no more once the rest is void", async () => {
        const orderId = await ordered()
        const payment_id = await store.admin.paymentId(orderId)
        const yen = { payment_id, currency_code: "JPY" }
        await store.admin.capture(orderId, 1000)
        expect(await actions(orderId)).toEqual([
          { action: "capture", max: "1500", ...yen },
          { action: "refund", max: "1000", ...yen },
          { action: "void", amount: "1500", ...yen },
          { action: "reauthorize", amount: "1500", ...yen },
        ])
        await store.admin.refund(orderId, 300)
        expect(await actions(orderId)).toEqual([
          { action: "capture", max: "1500", ...yen },
          { action: "refund", max: "700", ...yen },
          { action: "void", amount: "1500", ...yen },
          { action: "reauthorize", amount: "1500", ...yen },
        ])
        const voided = await store.admin.ask<{ amazon_pay: Json }>("POST", `amazon-pay/payments/${payment_id}/void`)
        expect(voided).toMatchObject({
          status: 200,
          body: {
            amazon_pay: {
              actions: [
                { action: "refund", max: "700", ...yen },
                { action: "charge", amount: "1500", currency_code: "JPY" },
                { action: "payment_link", amount: "1500", currency_code: "JPY" },
              ],
              payments: [{ amount: "1000", canceled: false }],
            },
          },
        })
      })

      it("nothing about money while Amazon's answer is missing, and says what was asked and when it is asked again", async () => {
        const orderId = await ordered()
        store.amazon.emulator.faults.add({ kind: "status", status: 503, pattern: "/capture$", times: null })
        await store.admin.capture(orderId, 1000)
        const { open_operations, actions } = await store.admin.panel(orderId)
        expect(actions).toEqual([])
        expect(open_operations).toEqual([
          {
            kind: "capture",
            amount: "1000",
            currency_code: "JPY",
            asked_at: expect.any(String),
            ask_again_at: expect.any(String),
            attempts: expect.any(Number),
          },
        ])
        const [open] = open_operations
        expect(Date.parse(String(open!["ask_again_at"]))).toBeGreaterThan(Date.parse(String(open!["asked_at"])))
        store.amazon.emulator.faults.clear()
        await refresh(orderId)
        expect(await store.admin.panel(orderId)).toMatchObject({ open_operations: [] })
        expect(await named(orderId, "capture")).toMatchObject({ max: "1500" })
      })
    })

    describe("voids the rest", () => {
      const partly = async () => {
        const orderId = await ordered()
        await store.admin.capture(orderId, 1000)
        return orderId
      }

      it("of which nothing can be captured or authorized any more", async () => {
        const orderId = await partly()
        const paymentId = await store.admin.paymentId(orderId)
        await act(`payments/${paymentId}/void`)
        await store.admin.capture(orderId, 1)
        expect(await act(`payments/${paymentId}/reauthorize`)).toMatchObject({ body: { code: "payment_captured" } })
        await letTimePass(store.container, { minutes: 60 })
        expect(charges()).toMatchObject([{ captureAmount: { amount: "1000" } }])
        await booksAgree(orderId)
      })

      it("and releases at Amazon what was authorized anew", async () => {
        const orderId = await partly()
        await store.admin.reauthorize(orderId)
        expect(charges()).toMatchObject([{}, { statusDetails: { state: "Authorized" } }])
        expect(await store.admin.void(orderId)).toMatchObject({ status: 200 })
        expect(charges()).toMatchObject([
          { statusDetails: { state: "Captured" } },
          { statusDetails: { state: "Canceled" } },
        ])
        expect(await named(orderId, "capture")).toBeUndefined()
        await booksAgree(orderId)
      })

      it("once: a second press is told that all of it is captured", async () => {
        const orderId = await partly()
        await store.admin.void(orderId)
        expect(await store.admin.void(orderId)).toMatchObject({ status: 400, body: { code: "payment_captured" } })
      })

      it("and the captured part is refunded when the order is canceled", async () => {
        const orderId = await partly()
        await store.admin.void(orderId)
        expect(await store.admin.cancel(orderId)).toMatchObject({ status: 200 })
        expect(store.amazon.emulator.objects("refunds")).toMatchObject([{ refundAmount: { amount: "1000" } }])
        await booksAgree(orderId)
      })

      it("and what the order then costs is charged once, without the buyer, when that is asked for", async () => {
        const orderId = await partly()
        await store.admin.void(orderId)
        expect(await act(`orders/${orderId}/charge`)).toMatchObject({
          status: 200,
          body: { amazon_pay: { payments: [{ amount: "1000" }, { amount: "1500" }] } },
        })
        expect(await named(orderId, "capture")).toMatchObject({ max: "1500" })
        expect(await act(`orders/${orderId}/charge`)).toMatchObject({ body: { code: "already_authorized" } })
        expect(charges()).toHaveLength(2)
      })

      it("while a part is being captured: one of the two wins, and the books agree", async () => {
        const orderId = await partly()
        await Promise.all([store.admin.void(orderId), store.admin.capture(orderId, 500)])
        await refresh(orderId)
        await booksAgree(orderId)
        const taken = charges().map((charge) => Number((charge as Json)["captureAmount"]?.["amount"]))
        expect([1000, 1500]).toContain(taken.reduce((sum, amount) => sum + amount, 0))
      })
    })

    describe("charges what an edit added", () => {
      it("after Amazon has declined it once", async () => {
        const orderId = await ordered()
        const decline = { kind: "simulate", method: "POST", pattern: "/charges$", code: "SoftDeclined" } as const
        store.amazon.emulator.faults.add(decline)
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
        await told(store.container)
        expect(await named(orderId, "charge")).toEqual({ action: "charge", amount: "3500", currency_code: "JPY" })
        expect(await named(orderId, "payment_link")).toBeUndefined()
        expect(await act(`orders/${orderId}/charge`)).toMatchObject({ status: 200 })
        expect(await named(orderId, "capture")).toMatchObject({ max: "3500" })
        expect(await named(orderId, "charge")).toBeUndefined()
      })

      it("not while nothing is to be paid, and says so", async () => {
        const orderId = await ordered()
        await store.admin.capture(orderId)
        expect(await act(`orders/${orderId}/charge`)).toMatchObject({ status: 400, body: { code: "nothing_to_pay" } })
      })

      it("not beside a part that may still be captured", async () => {
        const orderId = await ordered()
        await store.admin.capture(orderId, 1000)
        expect(await act(`orders/${orderId}/charge`)).toMatchObject({ body: { code: "already_authorized" } })
        expect(charges()).toHaveLength(1)
      })

      it("says Amazon's reason when it declines", async () => {
        const orderId = await ordered()
        await store.admin.void(orderId)
        store.amazon.emulator.faults.add({
          kind: "simulate",
          method: "POST",
          pattern: "/charges$",
          code: "HardDeclined",
        })
        const { status, body } = await act(`orders/${orderId}/charge`)
        expect(status).toBeGreaterThanOrEqual(400)
        expect(body["message"]).toContain("HardDeclined")
      })
    })

    describe("makes a payment link", () => {
      const linkOf = (orderId: string) => act(`orders/${orderId}/payment-link`)

      it("to the storefront's page of the collection that is to be paid", async () => {
        const orderId = await ordered()
        await store.admin.void(orderId)
        const { status, body } = await linkOf(orderId)
        expect(status).toBe(200)
        const { body: order } = await store.admin.ask("GET", `orders/${orderId}?fields=*payment_collections`)
        const collections = order["order"]!["payment_collections"] as unknown as Json[]
        const open = collections.find((collection) => String(collection["status"]) === "not_paid")
        const id = String(open!["id"])
        expect(body).toEqual({
          payment_link: { url: `https://shop.example/payment-collection/${id}?order_id=${orderId}` },
        })
        expect(await linkOf(orderId)).toMatchObject({ body })
      })

      it("not beside an authorization that is held", async () => {
        const orderId = await ordered()
        expect(await linkOf(orderId)).toMatchObject({ status: 400, body: { code: "nothing_to_pay" } })
        expect(charges()).toMatchObject([{ statusDetails: { state: "Authorized" } }])
      })

      it("not where Medusa does not know the storefront, and says what to set", async () => {
        const orderId = await ordered()
        await store.admin.void(orderId)
        const { admin } = store.container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
        const { storefrontUrl } = admin
        delete admin.storefrontUrl
        try {
          expect(await linkOf(orderId)).toMatchObject({
            status: 409,
            body: { code: "no_storefront_url", message: expect.stringContaining("admin.storefrontUrl") },
          })
        } finally {
          admin.storefrontUrl = storefrontUrl
        }
      })
    })

    it("says since when Amazon cannot be asked, until it answers again", async () => {
      const orderId = await ordered()
      await refresh(orderId)
      const current = await store.admin.panel(orderId)
      expect(current.look).toMatchObject({ looked_at: expect.any(String), failing_since: null })
      store.amazon.emulator.faults.add({ kind: "status", status: 503, method: "GET", pattern: "", times: null })
      expect((await refresh(orderId)).status).toBeGreaterThanOrEqual(400)
      const first = await store.admin.panel(orderId)
      expect(first.look["failing_since"]).toEqual(expect.any(String))
      expect(first.look["next_look_at"]).toEqual(expect.any(String))
      await refresh(orderId)
      expect((await store.admin.panel(orderId)).look["failing_since"]).toEqual(first.look["failing_since"])
      store.amazon.emulator.faults.clear()
      await refresh(orderId)
      expect((await store.admin.panel(orderId)).look["failing_since"]).toBeNull()
    })

    describe("tells what happened", () => {
      const kinds = async (orderId: string) =>
        (await entries(orderId, "operation")).map(({ kind, actor, outcome }) => ({ kind, actor, outcome }))

      it("with the buyer who paid and the admin who captured, refunded and voided, by name, the newest first", async () => {
        const { users } = (await store.admin.ask<{ users: { id: string }[] }>("GET", "users")).body
        const [{ id }] = users as [{ id: string }]
        await store.admin.ask("POST", `users/${id}`, { first_name: "花子", last_name: "鈴木" })
        const { orderId } = await (await store.shopper()).buy()
        const paymentId = await store.admin.paymentId(orderId)
        await store.admin.capture(orderId, 1000)
        await store.admin.ask("POST", `payments/${paymentId}/refund`, { amount: 300, note: "欠品" })
        await store.admin.reauthorize(orderId)
        await store.admin.void(orderId)
        const actor = { type: "admin", id, name: "花子 鈴木" }
        expect(await kinds(orderId)).toEqual([
          { kind: "cancel", actor, outcome: "made" },
          { kind: "charge", actor, outcome: "made" },
          { kind: "refund", actor, outcome: "made" },
          { kind: "capture", actor, outcome: "made" },
          { kind: "complete", actor: { type: "buyer" }, outcome: "made" },
        ])
        const [, , refund] = await entries(orderId, "operation")
        expect(refund).toMatchObject({ note: "欠品", amount: "300", answered_at: expect.any(String), attempts: 1 })
      })

      it("with the admin who canceled the order", async () => {
        const orderId = await ordered()
        await store.admin.cancel(orderId)
        await until(async () => (await kinds(orderId)).length === 3)
        expect(await kinds(orderId)).toMatchObject([
          { kind: "close", actor: { type: "admin" } },
          { kind: "cancel", actor: { type: "admin" } },
          { kind: "complete" },
        ])
      })

      it("with what was charged and refunded in Seller Central, the notifications of it, and what was booked", async () => {
        subscribe(store)
        const { orderId, checkoutSessionId } = await (await store.shopper()).buy()
        await store.admin.capture(orderId, 1000)
        await store.amazon.chargeElsewhere(checkoutSessionId, 500)
        await heard(store)
        await store.amazon.refundElsewhere(checkoutSessionId, 200)
        await heard(store)
        expect(await entries(orderId, "charge_found")).toMatchObject([{ amount: "500", state: "Captured" }])
        expect(await entries(orderId, "refund_found")).toMatchObject([{ amount: "200" }])
        expect(await entries(orderId, "booked")).toMatchObject([
          { what: "refund", amount: "200" },
          { what: "capture", amount: "500" },
        ])
        const types = (await entries(orderId, "notification")).map(({ object_type }) => String(object_type))
        expect(types).toEqual(expect.arrayContaining(["CHARGE", "REFUND"]))
      })

      it("with the shop itself, where nobody was there", async () => {
        subscribe(store)
        const { orderId, checkoutSessionId } = await (await store.shopper()).buy()
        await store.admin.void(orderId)
        await store.amazon.chargeElsewhere(checkoutSessionId, 500, { captureNow: false })
        await heard(store)
        await until(async () => (await kinds(orderId)).length === 3)
        expect(await kinds(orderId)).toMatchObject([
          { kind: "cancel", actor: { type: "clock" } },
          { kind: "cancel", actor: { type: "admin" } },
          { kind: "complete" },
        ])
      })

      it("with what the admin was told", async () => {
        const orderId = await ordered()
        const decline = { kind: "simulate", method: "POST", pattern: "/charges$", code: "SoftDeclined" } as const
        store.amazon.emulator.faults.add(decline)
        await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
        await told(store.container)
        expect(await entries(orderId, "told")).toMatchObject([{ name: "edited_order_unpaid", amount: "2500" }])
      })

      it("also where the store has no feed", async () => {
        const orderId = await ordered()
        const feed = store.container.resolve(Modules.NOTIFICATION)
        const create = jest.spyOn(feed, "createNotifications").mockRejectedValue(new Error("no feed"))
        try {
          const decline = { kind: "simulate", method: "POST", pattern: "/charges$", code: "SoftDeclined" } as const
          store.amazon.emulator.faults.add(decline)
          await store.admin.edit(orderId, store.seeded.variant_ids.cup, 2)
          await until(async () => (await entries(orderId, "told")).length === 1)
        } finally {
          create.mockRestore()
        }
      })

      it("a page at a time, and each entry once", async () => {
        const orderId = await ordered()
        for (const amount of [100, 200, 300]) await store.admin.capture(orderId, amount)
        const all = (await timeline(orderId)).body.timeline
        const pages = await Promise.all([0, 2, 4].map((offset) => timeline(orderId, `?limit=2&offset=${offset}`)))
        expect(pages.flatMap(({ body }) => body.timeline.entries)).toEqual(all.entries)
        expect(new Set(all.entries.map(({ id }) => id)).size).toBe(all.count)
        expect((await store.admin.panel(orderId)).timeline).toEqual(all)
      })
    })

    describe("answers bad input", () => {
      it.each(["limit=0", "limit=101", "limit=ten", "offset=-1", "page=2"])("of the timeline (%s)", async (query) => {
        const orderId = await ordered()
        expect(await timeline(orderId, `?${query}`)).toMatchObject({ status: 400, body: { code: "invalid_query" } })
      })

      it.each(["order_unknown", "%27", "x".repeat(300)])("of an order that there is not (%#)", async (id) => {
        expect(await store.admin.ask("GET", `amazon-pay/orders/${id}`)).toMatchObject({ status: 404 })
        expect(await store.admin.ask("GET", `amazon-pay/orders/${id}/timeline`)).toMatchObject({ status: 404 })
        for (const action of ["charge", "payment-link", "refresh"]) {
          expect(await act(`orders/${id}/${action}`)).toMatchObject({ status: 404 })
        }
      })

      it.each(["void", "reauthorize"])("of a payment that there is not (%s)", async (action) => {
        expect(await act(`payments/pay_unknown/${action}`)).toMatchObject({ status: 404 })
      })

      it("of an order that is canceled", async () => {
        const orderId = await ordered()
        await store.admin.cancel(orderId)
        for (const action of ["charge", "payment-link"]) {
          expect(await act(`orders/${orderId}/${action}`)).toMatchObject({ body: { code: "payment_canceled" } })
        }
      })
    })
  },
  { AMAZON_PAY_ALLOW_OVERCHARGE: "true" },
)
