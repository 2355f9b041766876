import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { chargesAt } from "../support/books"
import { contractOf } from "../support/contract"
import { Customer } from "../support/customer"
import { listen, type Heard } from "../support/events"
import { begin, chargeByReorder, collectionOf, failing, PROVIDER, reorderOrder } from "../support/engines"
import { beforeEachQuery } from "../support/queries"
import { quiet } from "../support/quiet"
import { charge } from "../support/recurring"
import { orderOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

describeStore("a stored payment method", (store) => {
  const { emulator, calls, chargesOf, callsSince, pass, subscribed, periods } = contractOf(store)
  afterEach(() => store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0))

  describe("used by who must not", () => {
    const SESSIONS = (id: string) => `payment-collections/${id}/payment-sessions`

    /** A cart that could be completed, tied to a customer or to none. */
    async function readyCart(customer?: Customer): Promise<{ shopper: Shopper; collection: string }> {
      const shopper = await store.shopper()
      await shopper.enterAddress()
      await shopper.chooseShipping()
      if (customer) await customer.ask("POST", `carts/${shopper.cartId}/customer`)
      const { body } = await shopper.ask<{ payment_collection: { id: string } }>("POST", "payment-collections", {
        cart_id: shopper.cartId,
      })
      return { shopper, collection: body.payment_collection.id }
    }

    /** The customer's purchase that stores a payment method. @returns the permission */
    async function keep(customer: Customer, type: "OneTime" | "Recurring" | "PaymentMethodOnFile"): Promise<string> {
      const { shopper } = await readyCart(customer)
      const metadata = { frequency: { unit: "Month", value: "1" }, amount: null }
      const { body } = await customer.ask("POST", "amazon-pay/button", {
        cart_id: shopper.cartId,
        charge_permission_type: type,
        ...(type === "Recurring" ? { recurring_metadata: metadata } : {}),
      })
      const { checkoutSessionId, url } = await store.amazon.checkout(body["button"] as never)
      await shopper.visit(url)
      await shopper.chooseShipping()
      expect(orderOf(await shopper.visit(await shopper.approve(checkoutSessionId)))).not.toBeNull()
      await quiet()
      const permissions = emulator().objects("chargePermissions") as { chargePermissionId: string }[]
      return permissions.at(-1)!.chargePermissionId
    }

    it("a method on file pays for its customer's own cart, after a look at it", async () => {
      const customer = await Customer.register(store.url, store.seeded, "hanako@example.com")
      const payment_method = await keep(customer, "PaymentMethodOnFile")
      const { shopper, collection } = await readyCart(customer)
      const opened = await customer.ask("POST", SESSIONS(collection), {
        provider_id: PROVIDER,
        // A period is the store's to name.
        data: { payment_method, period: "sub_1/2027-02" },
      })
      expect(opened).toMatchObject({ status: 200 })
      const before = calls().length
      const { body } = await shopper.ask<{ type: string }>("POST", `carts/${shopper.cartId}/complete`)
      expect(body).toMatchObject({ type: "order" })
      expect(callsSince(before).slice(0, 2)).toEqual(["GET chargePermissions/:id", "POST charges"])
      expect(chargesOf(payment_method).at(-1)).toMatchObject({ chargeInitiator: "CITU", channel: "Web" })
      expect(await periods(payment_method)).toMatchObject([{ period: expect.stringMatching(/^payses_/) }])
    })

    /** Amazon charges it, its answers are lost, and Medusa removes the order again. @returns how its customer tries again */
    async function chargedInVain(customer: Customer, capture_method = "manual") {
      const payment_method = await keep(customer, "PaymentMethodOnFile")
      const { shopper, collection } = await readyCart(customer)
      const open = (session: object) => customer.ask("POST", SESSIONS(collection), session)
      expect(await open({ provider_id: PROVIDER, data: { payment_method, capture_method } })).toMatchObject({
        status: 200,
      })
      const complete = () =>
        shopper.ask<{ type: string; order?: { id: string } }>("POST", `carts/${shopper.cartId}/complete`)
      emulator().faults.add({ kind: "drop-after", method: "POST", pattern: "/charges$", times: null })
      expect((await complete()).body.type).not.toBe("order")
      emulator().faults.clear()
      return { payment_method, open, complete }
    }

    it("a method on file pays for the order of its customer's second try, when no answer came to the first", async () => {
      const customer = await Customer.register(store.url, store.seeded, "hanako@example.com")
      const { payment_method, complete } = await chargedInVain(customer)
      const { body } = await complete()
      expect(body.type).toBe("order")
      await pass(10)
      expect(await periods(payment_method)).toMatchObject([{ outcome: "charged", order_id: body.order?.id }])
      expect(chargesOf(payment_method)).toHaveLength(2)
      expect(await store.admin.order(body.order?.id ?? "")).toMatchObject({ payment_status: "authorized" })
    })

    /** It is charged in vain, and its customer pays otherwise. @returns the permission */
    async function paidOtherwise(capture_method: string, meanwhile = () => {}): Promise<string> {
      const region = `regions/${store.seeded.region_id}`
      const other = "pp_system_default"
      await store.admin.ask("POST", region, { payment_providers: [PROVIDER, other] })
      const customer = await Customer.register(store.url, store.seeded, "hanako@example.com")
      const { payment_method, open, complete } = await chargedInVain(customer, capture_method)
      meanwhile()
      expect(await open({ provider_id: other })).toMatchObject({ status: 200 })
      expect((await complete()).body.type).toBe("order")
      return payment_method
    }

    /** Nothing of it is held or kept, and the store and its admin were told so, once. */
    async function expectGivenBack(payment_method: string, told: readonly Heard[]): Promise<void> {
      const [, made] = chargesOf(payment_method)
      const kept = Number(made?.captureAmount?.amount ?? 0) - Number(made?.refundedAmount?.amount ?? 0)
      expect([isHeld(made), kept]).toEqual([false, 0])
      expect(await periods(payment_method)).toMatchObject([{ outcome: "canceled" }])
      expect(told).toMatchObject([{ data: { charge_id: made?.chargeId, amount: "2500", currency_code: "JPY" } }])
      const notes = await notices(store.container)
      expect(notes.filter((note) => note.includes("no longer had the payment"))).toHaveLength(1)
    }
    const isHeld = (charge?: { statusDetails: { state: string } }) => charge?.statusDetails.state === "Authorized"

    it.each(["manual", "automatic"])(
      "a method on file gives back what its customer has paid otherwise, as no answer came, and says so (capture_method %s)",
      async (capture_method) => {
        const { heard } = listen(store.container, "amazon-pay.recurring_released")
        const id = await paidOtherwise(capture_method)
        await pass(10)
        await pass(10)
        await expectGivenBack(id, heard)
      },
    )

    it.each(
      ["manual", "automatic"].flatMap((capture_method) =>
        [
          "insert into amazon_pay_operation",
          "set outcome = $1, object_id",
          "set outcome = $1, reason_code",
          "set announced",
          "set next_look_at = null",
        ].map((statement) => [capture_method, statement] as const),
      ),
    )("the same, when it breaks off in the middle of it (capture_method %s, %s)", async (capture_method, statement) => {
      const { heard } = listen(store.container, "amazon-pay.recurring_released")
      const id = await paidOtherwise(capture_method)
      const broken = new Promise<void>((resolve) => {
        const end = beforeEachQuery(store.container, ({ sql }) => {
          if (!sql.includes(statement)) return
          end()
          resolve()
          throw new Error("It breaks off.")
        })
      })
      await pass(10)
      await broken
      await pass(10)
      await pass(10)
      await expectGivenBack(id, heard)
    })

    it("a method on file gives back what Amazon is still to capture, once it has", async () => {
      const { heard } = listen(store.container, "amazon-pay.recurring_released")
      const underWay = {
        kind: "rewrite",
        fields: { statusDetails: { state: "CaptureInitiated" } },
        times: null,
      } as const
      const id = await paidOtherwise("automatic", () => {
        emulator().faults.add({ ...underWay, method: "POST", pattern: "/charges$" })
        emulator().faults.add({ ...underWay, method: "GET", pattern: "/charges/[^/]+$" })
      })
      await pass(10)
      expect(await periods(id)).toMatchObject([{ outcome: "charged" }])
      expect(heard).toEqual([])
      emulator().faults.clear()
      await pass(10)
      await pass(10)
      await expectGivenBack(id, heard)
    })

    it("a method on file tells the shop of what Amazon refuses to give back", async () => {
      const { heard } = listen(store.container, "amazon-pay.charge_without_order")
      const id = await paidOtherwise("automatic", () => {
        const body = { reasonCode: "InvalidChargeStatus", message: "for a test" }
        emulator().faults.add({ kind: "status", status: 422, method: "POST", pattern: "/refunds$", body, times: null })
      })
      await pass(10)
      expect(heard).toEqual([])
      await pass(30)
      await pass(60)
      expect(heard).toMatchObject([{ data: { charge_id: chargesOf(id)[1]?.chargeId } }])
      expect(await periods(id)).toMatchObject([{ outcome: "charged" }])
    })

    it("a method on file is looked at before the shop charges it, too, and not charged when it cannot be", async () => {
      const customer = await Customer.register(store.url, store.seeded, "hanako@example.com")
      const id = await keep(customer, "PaymentMethodOnFile")
      let before = calls().length
      const use = { period: "use/1", amount: 700, currency_code: "jpy" }
      expect(await charge(store, id, use)).toMatchObject({ status: 200 })
      expect(callsSince(before)).toEqual(["GET chargePermissions/:id", "POST charges"])
      emulator().chargePermissions.close({ chargePermissionId: id, reasonCode: "BuyerClosed" })
      before = calls().length
      expect(await charge(store, id, { ...use, period: "use/2" })).toMatchObject({
        status: 422,
        body: { code: "closed" },
      })
      expect(callsSince(before)).toEqual(["GET chargePermissions/:id"])
    })

    it.each([
      ["Amazon is away", { status: 503, body: {} }, "Http503"],
      ["our keys are wrong", { status: 401, body: { reasonCode: "UnauthorizedAccess" } }, "UnauthorizedAccess"],
    ] as const)(
      "a method on file is not charged by the shop, which is told once, where %s",
      async (_, fault, reason) => {
        const customer = await Customer.register(store.url, store.seeded, "hanako@example.com")
        const id = await keep(customer, "PaymentMethodOnFile")
        const delayed = listen(store.container, "amazon-pay.recurring_delayed")
        const look = { method: "GET", pattern: "/chargePermissions/[^/]+$", kind: "status", times: null } as const
        emulator().faults.add({ ...look, ...fault })
        const use = { period: "use/1", amount: 700, currency_code: "jpy", retry: true }
        const answer = await charge(store, id, use)
        expect(answer).toMatchObject({
          status: 422,
          body: { code: "retry_later", recurring_charge: { outcome: "retry_later", reason_code: reason, attempts: 0 } },
        })
        expect(answer.body.message).not.toContain("declined")
        await pass(61)
        expect(delayed.heard).toMatchObject([{ data: { period: "use/1", reason_code: reason } }])
        expect(chargesOf(id)).toHaveLength(1)
        emulator().faults.clear()
        await pass(61)
        expect(await periods(id)).toMatchObject([{ period: "use/1", outcome: "charged" }])
      },
    )

    it("a method on file is charged by the shop within the limits of its own kind, and not beyond them", async () => {
      const customer = await Customer.register(store.url, store.seeded, "hanako@example.com")
      const id = await keep(customer, "PaymentMethodOnFile")
      const answers = []
      for (const [period, amount] of [
        ["of any month", 2_000_001],
        ["of a subscription", 100_001],
        ["of this month", 1_900_000],
      ] as const) {
        const { status, body } = await charge(store, id, { period, amount, currency_code: "jpy" })
        answers.push([period, status, body.code])
      }
      expect(answers).toEqual([
        ["of any month", 400, "over_recurring_limit"],
        ["of a subscription", 200, undefined],
        ["of this month", 422, "over_cap"],
      ])
      expect(chargesOf(id)).toHaveLength(2)
    })

    it("a method on file answers with an outcome while what it gives back is not known to be", async () => {
      const id = await paidOtherwise("manual")
      emulator().faults.add({ kind: "drop-before", method: "DELETE", pattern: "/cancel$", times: null })
      const [{ period } = { period: "" }] = await periods(id)
      const asked = await charge(store, id, { period, amount: 2500, currency_code: "jpy" })
      expect(asked.body.recurring_charge).toMatchObject({ period, outcome: "already_charged" })
      emulator().faults.clear()
      await pass(10)
      await pass(10)
      expect(await periods(id)).toMatchObject([{ outcome: "canceled" }])
    })

    /** Posts it to carts that could be completed: each time it is refused, nothing is bought, and Amazon is not asked. */
    async function plant(attempts: readonly [string, Customer | null, string, string][]): Promise<void> {
      const charges = chargesAt(store).length
      for (const [what, who, payment_method, code] of attempts) {
        const { shopper, collection } = await readyCart(who ?? undefined)
        const body = { provider_id: PROVIDER, data: { payment_method, off_session: true, confirm: true } }
        const before = calls().length
        const answer = await (who ?? shopper).ask("POST", SESSIONS(collection), body)
        expect([what, answer.body["code"]]).toEqual([what, code])
        const completed = await shopper.ask("POST", `carts/${shopper.cartId}/complete`)
        expect([what, completed.body["type"]]).not.toEqual([what, "order"])
        expect([what, ...callsSince(before)]).toEqual([what])
      }
      expect(chargesAt(store)).toHaveLength(charges)
    }

    it("pays for no cart that another plants it on", async () => {
      const owner = await Customer.register(store.url, store.seeded, "owner@example.com")
      const thief = await Customer.register(store.url, store.seeded, "thief@example.com")
      const onFile = await keep(owner, "PaymentMethodOnFile")
      await plant([
        ["a guest", null, onFile, "charge_permission_not_found"],
        ["another customer", thief, onFile, "charge_permission_not_found"],
      ])
    })

    it("pays for no cart when it is none", async () => {
      const thief = await Customer.register(store.url, store.seeded, "thief@example.com")
      await plant([
        ["one that there is not", thief, "S03-0000000-0000000", "charge_permission_not_found"],
        ["a path", thief, "../charges/S03-1", "charge_permission_not_found"],
      ])
    })

    it("pays for no cart that its own customer plants it on, when it is a subscription's or a single payment's", async () => {
      const owner = await Customer.register(store.url, store.seeded, "owner@example.com")
      const recurring = await keep(owner, "Recurring")
      const oneTime = await keep(owner, "OneTime")
      await plant([
        ["a guest", null, recurring, "charge_permission_not_found"],
        ["the customer, of the subscription", owner, recurring, "payment_collection_of_cart"],
        ["the customer, of the single payment", owner, oneTime, "not_recurring"],
      ])
    })

    it("pays for no cart of another's, although its customer asks", async () => {
      const owner = await Customer.register(store.url, store.seeded, "owner@example.com")
      const onFile = await keep(owner, "PaymentMethodOnFile")
      const { collection } = await readyCart()
      const body = { provider_id: PROVIDER, data: { payment_method: onFile } }
      const answer = await owner.ask("POST", SESSIONS(collection), body)
      expect(answer.body["code"]).toBe("charge_permission_not_found")
    })

    it("pays for no cart that has got dearer, nor one that has another customer by then", async () => {
      const owner = await Customer.register(store.url, store.seeded, "owner@example.com")
      const other = await Customer.register(store.url, store.seeded, "other@example.com")
      const onFile = await keep(owner, "PaymentMethodOnFile")
      const { shopper, collection } = await readyCart(owner)
      await owner.ask("POST", SESSIONS(collection), { provider_id: PROVIDER, data: { payment_method: onFile } })
      await other.ask("POST", `carts/${shopper.cartId}/customer`)
      const before = calls().length
      const completed = await shopper.ask("POST", `carts/${shopper.cartId}/complete`)
      expect(completed.body["type"]).not.toBe("order")
      expect(callsSince(before)).toEqual([])
    })

    it("is charged for no other customer, whom the server names, and for none where it names none", async () => {
      const { orderId, permissionId: payment_method } = await subscribed()
      const other = await Customer.register(store.url, store.seeded, "other@example.com")
      const before = calls().length
      for (const customer of [other.id, undefined]) {
        const refused = await failing(begin(store, await collectionOf(store, 700), customer, { payment_method }))
        expect(refused).toMatchObject({ code: "charge_permission_not_found" })
      }
      const theirs = await chargeByReorder(store, {
        order_id: await reorderOrder(store, orderId),
        customer_id: other.id,
        payment_method,
      }).catch((error: unknown) => (error as { code?: string }).code)
      expect(theirs).toBe("charge_permission_not_found")
      expect(callsSince(before)).toEqual([])
    })

    it("is written down and never charged, where its customer opens a session on a collection of the server's", async () => {
      const owner = await Customer.register(store.url, store.seeded, "owner@example.com")
      const recurring = await keep(owner, "Recurring")
      const collection = await collectionOf(store, 700)
      const body = { provider_id: PROVIDER, data: { payment_method: recurring, period: "2027-02" } }
      const before = calls().length
      expect(await owner.ask("POST", SESSIONS(collection), body)).toMatchObject({ status: 200 })
      await pass(60)
      expect(callsSince(before).filter((call) => call === "POST charges")).toEqual([])
      // Nor is the period taken by it.
      expect(await periods(recurring)).toEqual([])
    })
  })
})
