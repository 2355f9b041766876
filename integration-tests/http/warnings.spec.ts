import { chargeOrderWorkflow } from "medusa-payment-amazon-pay/workflows"
import { heldAtAmazon } from "../support/books"
import { startAgain } from "../support/broken-off"
import { comeToRest, letTimePass, passTime } from "../support/clock"
import { listen } from "../support/events"
import type { Json } from "../support/http"
import { quiet } from "../support/quiet"
import { describeStore } from "../support/store"
import { notices } from "../support/told"
import type { ChargeEntry } from "../../src/ledger/charge"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"

const SETTLES = { payment: "0701" }
const DECLINES = { payment: "4354" }

describeStore(
  "an admin is warned",
  (store) => {
    const buy = async (selection?: { payment: string }) => (await store.shopper()).buy(selection)
    const warnings = async (orderId: string) => (await store.admin.panel(orderId)).warnings
    const kinds = async (orderId: string) => (await warnings(orderId)).map(({ kind }) => kind)
    const attention = async (query = "") => (await store.admin.ask("GET", `amazon-pay/attention${query}`)).body
    const dismiss = (id: unknown) => store.admin.ask("POST", `amazon-pay/warnings/${String(id)}/dismiss`, {})
    const faults = () => store.amazon.emulator.faults
    afterEach(() => {
      store.container.resolve<AmazonPayModuleService>("amazonPay").clock.setOffset(0)
    })

    async function editedAndDeclined(): Promise<string> {
      const { orderId } = await buy()
      await quiet()
      const body = { reasonCode: "SoftDeclined", message: "Declined." }
      faults().add({ kind: "status", status: 422, body, method: "POST", pattern: "/charges$", times: null })
      await store.admin.edit(orderId, store.seeded.variant_ids.beans, 1)
      await quiet()
      return orderId
    }

    /** The admin enters a payment that the shop got otherwise. */
    async function payOtherwise(orderId: string, amount: number): Promise<void> {
      const { body } = await store.admin.ask("POST", "payment-collections", { order_id: orderId, amount })
      const path = `payment-collections/${String(body["payment_collection"]?.["id"])}/mark-as-paid`
      expect(await store.admin.ask("POST", path, { order_id: orderId })).toMatchObject({ status: 200 })
    }

    async function refundDeclined(): Promise<string> {
      const { orderId } = await buy()
      await store.admin.capture(orderId)
      faults().add({ kind: "simulate", method: "POST", pattern: "/refunds$", code: "AmazonRejected" })
      await store.admin.refund(orderId, 700)
      await quiet()
      await passTime(store, 5)
      return orderId
    }

    it("of nothing, while all is as it should be", async () => {
      const { orderId } = await buy()
      await store.admin.capture(orderId)
      await store.admin.refund(orderId, 700)
      await passTime(store, 5)
      expect(await warnings(orderId)).toEqual([])
      expect(await attention()).toEqual({ warnings: [], counts: {}, count: 0, limit: 20, offset: 0 })
    })

    it("of a refund that was declined, until it is put away", async () => {
      const orderId = await refundDeclined()
      const [warning] = await warnings(orderId)
      expect(warning).toMatchObject({ kind: "refund_declined", severity: "error", amount: "700", currency_code: "JPY" })
      const { display_id } = await store.admin.order(orderId)
      expect(await attention()).toMatchObject({
        warnings: [{ id: warning?.["id"], kind: "refund_declined", order_id: orderId, display_id: String(display_id) }],
        counts: { refund_declined: 1 },
        count: 1,
      })
      expect(await dismiss(warning?.["id"])).toMatchObject({ status: 200 })
      await store.admin.refresh(orderId)
      expect([await warnings(orderId), (await attention())["warnings"]]).toEqual([[], []])
      const [row] = await store.container
        .resolve<AmazonPayModuleService>("amazonPay")
        .listAmazonPayWarnings({ subject: orderId })
      expect(row?.dismissed_by).toMatch(/^user_/)
    })

    it("of a refund that was declined, until as much was refunded", async () => {
      const orderId = await refundDeclined()
      await store.admin.refund(orderId, 700)
      await passTime(store, 10)
      expect(await warnings(orderId)).toEqual([])
    })

    it("of what a canceled order owes, which cannot be put away, until it is refunded", async () => {
      const { orderId } = await buy()
      await store.admin.capture(orderId)
      faults().add({ kind: "status", status: 422, method: "POST", path: "/refunds", times: null })
      await store.admin.cancel(orderId)
      await quiet()
      faults().clear()
      await letTimePass(store.container, { minutes: 10 })
      const [warning] = await warnings(orderId)
      expect(warning).toMatchObject({ kind: "refund_owed", severity: "error", amount: "2500", remedy: "refund" })
      expect(await dismiss(warning?.["id"])).toMatchObject({ status: 400, body: { code: "not_dismissible" } })
      await store.admin.refund(orderId, 2500)
      await quiet()
      expect(await kinds(orderId)).not.toContain("refund_owed")
    })

    it("of an authorization that ends soon, then of its end, until it is authorized again", async () => {
      store.amazon.emulator.openQuestions.sandboxExpiryShown = 2
      const { orderId } = await buy()
      await store.admin.refresh(orderId)
      expect(await warnings(orderId)).toEqual([])
      await passTime(store, 60 * 40)
      expect(await warnings(orderId)).toMatchObject([
        { kind: "authorization_expiring", remedy: "capture", amount: "2500", until: expect.any(String) },
      ])
      await passTime(store, 60 * 24)
      expect(await warnings(orderId)).toMatchObject([
        { kind: "authorization_expired", remedy: "reauthorize", reason_code: "ExpiredUnused" },
      ])
      await store.admin.reauthorize(orderId)
      expect(await kinds(orderId)).not.toContain("authorization_expired")
    })

    it.each([
      ["canceled", "MerchantCanceled", "reauthorize"],
      ["given up with its Charge Permission", "ChargePermissionCanceled", "payment_link"],
    ])("of an authorization that was %s in Seller Central", async (how, reason_code, remedy) => {
      const { orderId } = await store.bought()
      const lost = listen(store.container, "amazon-pay.authorization_lost")
      const closed = listen(store.container, "amazon-pay.charge_permission_closed")
      const [charge] = await store.container.resolve<AmazonPayModuleService>("amazonPay").listAmazonPayCharges()
      const { id, charge_permission_id } = charge as unknown as ChargeEntry
      const closing = { closureReason: "by hand", cancelPendingCharges: true }
      if (how === "canceled") await store.amazon.merchant.cancelCharge(id, "by hand")
      else await store.amazon.merchant.closeChargePermission(charge_permission_id, closing)
      await store.admin.refresh(orderId)
      await store.admin.refresh(orderId)
      await quiet()
      expect(lost.heard).toMatchObject([{ data: { order_id: orderId, charge_id: id, amount: "2500", reason_code } }])
      expect(closed.heard.map(({ data }) => data["closed_by"])).toEqual(how === "canceled" ? [] : ["merchant"])
      expect(await warnings(orderId)).toMatchObject([{ kind: "authorization_expired", reason_code, remedy }])
      expect((await notices(store.container)).join()).toContain(reason_code)
    })

    it.each([
      ["voided", (orderId: string) => store.admin.void(orderId)],
      ["canceled with its order", (orderId: string) => store.admin.cancel(orderId)],
    ])("of no authorization that was %s in Medusa", async (_, release) => {
      const { orderId } = await store.bought()
      const lost = listen(store.container, "amazon-pay.authorization_lost")
      const closed = listen(store.container, "amazon-pay.charge_permission_closed")
      expect(await release(orderId)).toMatchObject({ status: 200 })
      await store.admin.refresh(orderId)
      await store.admin.refresh(orderId)
      await quiet()
      expect([lost.heard, closed.heard, await warnings(orderId), await notices(store.container)]).toEqual([
        [],
        [],
        [],
        [],
      ])
    })

    it("that Amazon is still deciding, which needs no attention, and then that it said no", async () => {
      const { orderId } = await buy(DECLINES)
      await quiet()
      expect(await warnings(orderId)).toMatchObject([
        { kind: "authorization_pending", severity: "info", remedy: "wait", until: expect.any(String) },
      ])
      expect(await attention()).toMatchObject({ count: 0 })
      store.amazon.emulator.clock.advance({ minutes: 1 })
      await store.admin.refresh(orderId)
      expect(await warnings(orderId)).toMatchObject([
        { kind: "authorization_declined", severity: "error", reason_code: "HardDeclined", remedy: "payment_link" },
        { kind: "payment_method_needed", severity: "warning", remedy: "send_update_link" },
      ])
      const { body } = await store.admin.ask("GET", "amazon-pay/authorizations")
      expect(body["declined"]).toMatchObject([{ order_id: orderId, amount: "2500", reason_code: "HardDeclined" }])
    })

    it("of nothing once Amazon has said yes", async () => {
      const { orderId } = await buy(SETTLES)
      store.amazon.emulator.clock.advance({ minutes: 1 })
      await store.admin.refresh(orderId)
      expect(await warnings(orderId)).toEqual([])
    })

    it("of a capture and a refund that were made in Seller Central", async () => {
      const { orderId, checkoutSessionId } = await buy()
      await store.amazon.captureElsewhere(checkoutSessionId)
      await store.admin.refresh(orderId)
      await store.amazon.refundElsewhere(checkoutSessionId, 700)
      await store.admin.refresh(orderId)
      expect(await warnings(orderId)).toMatchObject([
        { kind: "captured_elsewhere", severity: "info", amount: "2500" },
        { kind: "refunded_elsewhere", severity: "info", amount: "700" },
      ])
      expect(await attention()).toMatchObject({ count: 0 })
    })

    it("of a hold that could not be released, until it is", async () => {
      const { orderId } = await buy()
      faults().add({ kind: "status", status: 503, method: "DELETE", times: null })
      await store.admin.cancel(orderId)
      await quiet()
      expect(await warnings(orderId)).toMatchObject([{ kind: "release_failed", remedy: "release", amount: "2500" }])
      faults().clear()
      await letTimePass(store.container, { minutes: 10 })
      expect(await warnings(orderId)).toEqual([])
    })

    it("of a permission that its buyer has closed", async () => {
      const { orderId } = await buy()
      await quiet()
      const [permission] = store.amazon.emulator.objects("chargePermissions") as { chargePermissionId: string }[]
      store.amazon.emulator.buyer.close({ chargePermissionId: permission!.chargePermissionId })
      await store.admin.refresh(orderId)
      expect(await warnings(orderId)).toContainEqual(
        expect.objectContaining({ kind: "closed_by_buyer", object_id: permission!.chargePermissionId }),
      )
    })

    it("of what is held beyond what the order costs since another payment was entered, until it is released", async () => {
      const { orderId } = await store.bought()
      await quiet()
      await payOtherwise(orderId, 700)
      await store.admin.refresh(orderId)
      const [warning] = await warnings(orderId)
      expect(warning).toMatchObject({ kind: "held_beyond_order", amount: "700", remedy: "void" })
      await store.admin.ask("POST", `amazon-pay/payments/${warning!.payment_id!}/void`)
      expect(await warnings(orderId)).toEqual([])
    })

    it("of what Amazon has not answered, until it has", async () => {
      const { orderId } = await buy()
      faults().add({ kind: "status", status: 503, pattern: "/capture$", times: null })
      await store.admin.capture(orderId)
      await store.admin.refresh(orderId)
      expect(await kinds(orderId)).toContain("outcome_unknown")
      faults().clear()
      await letTimePass(store.container, { minutes: 10 })
      expect(await kinds(orderId)).not.toContain("outcome_unknown")
    })

    it("of an edit that could not be charged, until it is", async () => {
      const orderId = await editedAndDeclined()
      expect(await kinds(orderId)).toContain("edited_order_unpaid")
      faults().clear()
      await chargeOrderWorkflow(store.container).run({ input: orderId })
      expect(await kinds(orderId)).not.toContain("edited_order_unpaid")
    })

    it("of an edit that could not be charged, until it is paid with another provider", async () => {
      const orderId = await editedAndDeclined()
      expect(await kinds(orderId)).toContain("edited_order_unpaid")
      await payOtherwise(orderId, 2000)
      await quiet()
      expect(await kinds(orderId)).not.toContain("edited_order_unpaid")
    })

    it("once of an edit that could not be charged when Amazon had decided, however often the shop is started", async () => {
      const { orderId } = await buy(SETTLES)
      const body = { reasonCode: "SoftDeclined", message: "Declined." }
      faults().add({ kind: "status", status: 422, body, method: "POST", pattern: "/charges$", times: null })
      await store.admin.edit(orderId, store.seeded.variant_ids.cup, 1)
      store.amazon.emulator.clock.advance({ minutes: 1 })
      await store.admin.refresh(orderId)
      await comeToRest(store.container)
      const told = await notices(store.container)
      expect(told).toEqual([expect.stringContaining("is kept")])
      await startAgain(store)
      await comeToRest(store.container)
      expect(await notices(store.container)).toEqual(told)
      expect(heldAtAmazon(store)).toEqual([2500])
    })

    it("in pages, the oldest first, and of one kind where that is asked for", async () => {
      const first = await refundDeclined()
      const second = await refundDeclined()
      const page = await attention("?limit=1&offset=1")
      expect(page).toMatchObject({ count: 2, limit: 1, offset: 1, counts: { refund_declined: 2 } })
      expect((page["warnings"] as unknown as Json[]).map(({ order_id }) => order_id)).toEqual([second])
      expect(await attention("?kind=chargeback")).toMatchObject({
        warnings: [],
        count: 0,
        counts: { refund_declined: 2 },
      })
      expect((await warnings(first))[0]).toMatchObject({ kind: "refund_declined" })
    })

    it.each(["?kind=nonsense", "?limit=0", "?limit=1000", "?offset=-1", "?limit=x"])(
      "not without a query that can be read: %s",
      async (query) => {
        const { status, body } = await store.admin.ask("GET", `amazon-pay/attention${query}`)
        expect([status, body["code"]]).toEqual([400, "invalid_query"])
        expect(String(body["message"])).toContain(query.slice(1).split("=")[0])
      },
    )

    it("and is told so when there is no such warning", async () => {
      expect(await dismiss("apwarn_none")).toMatchObject({ status: 404 })
    })
  },
  { AMAZON_PAY_ALLOW_OVERCHARGE: "true", AMAZON_PAY_ASYNC: "true" },
)
