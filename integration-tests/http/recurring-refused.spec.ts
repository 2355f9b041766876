import { Modules } from "@medusajs/framework/utils"
import { chargesAt } from "../support/books"
import { Customer } from "../support/customer"
import { quiet } from "../support/quiet"
import { charge, renew, subscribe, subscribeAs } from "../support/recurring"
import { describeStore } from "../support/store"

/** Who may not, and what cannot be: each is named, and Amazon is not asked. */
describeStore("an agreement refuses", (store) => {
  const emulator = () => store.amazon.emulator
  const customer = (email: string) => Customer.register(store.url, store.seeded, email)
  const OWN = "customers/me/amazon-pay/charge-permissions"

  async function askingNothing(work: () => Promise<void>): Promise<void> {
    await quiet()
    const before = emulator().requests.list().length
    await work()
    await quiet()
    expect(emulator().requests.list().slice(before)).toEqual([])
  }

  it("to be seen or closed by another customer, or by nobody", async () => {
    const owner = await customer("owner@example.com")
    const other = await customer("other@example.com")
    const { permissionId } = await subscribeAs(store, owner)
    await askingNothing(async () => {
      for (const id of [permissionId, "C03-0000000-0000000", "../../../admin"]) {
        const path = `${OWN}/${encodeURIComponent(id)}`
        expect(await other.ask("GET", path)).toMatchObject({ status: 404 })
        expect(await other.ask("POST", `${path}/close`)).toMatchObject({ status: 404 })
      }
      expect((await other.ask("GET", OWN)).body).toMatchObject({ charge_permissions: [] })
      const shopper = await store.shopper()
      expect(await shopper.ask("GET", `${OWN}/${permissionId}`)).toMatchObject({ status: 401 })
      expect(await shopper.ask("POST", `${OWN}/${permissionId}/close`)).toMatchObject({ status: 401 })
    })
    expect((await owner.ask("GET", `${OWN}/${permissionId}`)).body).toMatchObject({
      charge_permission: { state: "Chargeable" },
    })
  })

  it("nothing to its own customer, who closes it once", async () => {
    const owner = await customer("owner@example.com")
    const { orderId, permissionId } = await subscribeAs(store, owner)
    await store.admin.capture(orderId)
    expect(await owner.ask("POST", `${OWN}/${permissionId}/close`)).toMatchObject({
      status: 200,
      body: { charge_permission: { state: "Closed" } },
    })
    await askingNothing(async () => {
      await owner.ask("POST", `${OWN}/${permissionId}/close`)
    })
  })

  it("a shopper at the admin's doors", async () => {
    const owner = await customer("owner@example.com")
    const { permissionId } = await subscribeAs(store, owner)
    const url = `${store.url}/admin/amazon-pay/charge-permissions/${permissionId}`
    const headers = { authorization: `Bearer ${owner.token}`, "content-type": "application/json" }
    const body = JSON.stringify({ period: "2", amount: 1, currency_code: "jpy" })
    await askingNothing(async () => {
      for (const door of ["charge", "close", "refresh"]) {
        expect((await fetch(`${url}/${door}`, { method: "POST", headers, body })).status).toBe(401)
      }
    })
  })

  it("the order of another customer, one that is canceled, and one that is paid", async () => {
    const owner = await customer("owner@example.com")
    const mine = await subscribeAs(store, owner)
    const theirs = await subscribeAs(store, await customer("other@example.com"))
    const canceled = await renew(store, mine.orderId)
    await store.admin.cancel(canceled)
    const paid = await renew(store, mine.orderId)
    await charge(store, mine.permissionId, { period: "paid", order_id: paid, capture: true })
    const cases = [
      ["another customer's", await renew(store, theirs.orderId), "order_of_another_customer"],
      ["canceled", canceled, "order_canceled"],
      ["paid", paid, "nothing_to_pay"],
    ] as const
    const charges = chargesAt(store).length
    await askingNothing(async () => {
      for (const [what, order_id, code] of cases) {
        const { status, body } = await charge(store, mine.permissionId, { period: "2", order_id })
        expect([what, status, body.code]).toEqual([what, 400, code])
      }
    })
    expect(chargesAt(store)).toHaveLength(charges)
  })

  it("a period that is charged already, at another price", async () => {
    const { orderId, permissionId } = await subscribe(store)
    const order_id = await renew(store, orderId)
    const yen = (amount: number) => ({ amount, currency_code: "jpy" })
    await askingNothing(async () => {
      const differing = await charge(store, permissionId, { period: "2", order_id, ...yen(1) })
      expect([differing.status, differing.body.code]).toEqual([409, "amount_differs"])
    })
    expect(await charge(store, permissionId, { period: "2", order_id, ...yen(2500) })).toMatchObject({ status: 200 })
    await askingNothing(async () => {
      for (const other of [yen(1), yen(2501), { order_id, ...yen(1) }]) {
        const { status, body } = await charge(store, permissionId, { period: "2", ...other })
        expect([status, body.code]).toEqual([409, "period_charged_otherwise"])
      }
    })
  })

  it("to be charged once its customer is deleted", async () => {
    const owner = await customer("owner@example.com")
    const { orderId, permissionId } = await subscribeAs(store, owner)
    const order_id = await renew(store, orderId)
    await store.container.resolve(Modules.CUSTOMER).softDeleteCustomers([owner.id])
    await askingNothing(async () => {
      for (const what of [{ order_id }, { amount: 2500, currency_code: "jpy" }]) {
        const { status, body } = await charge(store, permissionId, { period: "2", ...what })
        expect([status, body.code]).toEqual([400, "customer_deleted"])
      }
    })
  })

  it("terms in words that Amazon would not take", async () => {
    const { permissionId } = await subscribe(store)
    const path = `amazon-pay/charge-permissions/${permissionId}`
    await askingNothing(async () => {
      for (const frequency of [
        { unit: "Month", value: 1 },
        { unit: "Month", value: "0" },
        { unit: "Variable", value: "2" },
        { unit: "Fortnight", value: "1" },
      ]) {
        const { status, body } = await store.admin.ask<{ code?: string; message?: string }>("POST", path, {
          frequency,
          amount: null,
        })
        expect([JSON.stringify(frequency), status]).toEqual([JSON.stringify(frequency), 400])
        expect(body.message).toEqual(expect.any(String))
      }
    })
  })
})
