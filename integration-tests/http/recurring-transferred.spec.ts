import type { PaymentMethodDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { contractOf } from "../support/contract"
import { Customer } from "../support/customer"
import { authorize, begin, collectionOf, failing, PROVIDER } from "../support/engines"
import { demand } from "../support/http"
import { askingNothing, charge, renew, subscribeAs } from "../support/recurring"
import { describeStore } from "../support/store"

const OWN = "customers/me/amazon-pay/charge-permissions"

/** Medusa's own way: an admin asks for it, and whoever has the mail with the token accepts. */
describeStore("an agreement whose first order was transferred to another customer", (store) => {
  const { payments } = contractOf(store)

  async function transfer(orderId: string, to: Customer) {
    const { status } = await store.admin.ask("POST", `orders/${orderId}/transfer`, { customer_id: to.id })
    expect(status).toBe(200)
    const query = store.container.resolve(ContainerRegistrationKeys.QUERY)
    const fields = ["actions.details"]
    const filters = { order_id: orderId, change_type: "transfer" }
    const { data } = await query.graph({ entity: "order_change", fields, filters })
    const [change] = data as unknown as { actions: { details: { token: string } }[] }[]
    await demand("POST", `${store.url}/store/orders/${orderId}/transfer/accept`, {
      headers: { "x-publishable-api-key": store.seeded.publishable_key },
      body: { token: change!.actions[0]!.details.token },
    })
  }

  async function givenTransferred() {
    const former = await Customer.register(store.url, store.seeded, "former@example.com")
    const present = await Customer.register(store.url, store.seeded, "present@example.com")
    const { orderId, permissionId } = await subscribeAs(store, former)
    const ofFormer = await renew(store, orderId)
    await store.admin.capture(orderId)
    await transfer(orderId, present)
    return { former, present, orderId, permissionId, ofFormer }
  }
  const methodsOf = ({ id }: Customer): Promise<PaymentMethodDTO[]> => {
    const account_holder = { provider_id: PROVIDER, external_id: id, data: {} }
    return payments().listPaymentMethods({ provider_id: PROVIDER, context: { account_holder } })
  }

  it("is the new customer's to see and to end, and not the former one's", async () => {
    const { former, present, permissionId } = await givenTransferred()
    await askingNothing(store, async () => {
      expect((await former.ask("GET", OWN)).body).toMatchObject({ charge_permissions: [], count: 0 })
      expect(await former.ask("GET", `${OWN}/${permissionId}`)).toMatchObject({ status: 404 })
      expect(await former.ask("POST", `${OWN}/${permissionId}/close`)).toMatchObject({ status: 404 })
      expect((await present.ask("GET", OWN)).body).toMatchObject({ charge_permissions: [{ id: permissionId }] })
      const { body } = await store.admin.ask("GET", `amazon-pay/charge-permissions?customer_id=${present.id}`)
      expect(body).toMatchObject({ charge_permissions: [{ id: permissionId }], count: 1 })
    })
    expect(await present.ask("POST", `${OWN}/${permissionId}/close`)).toMatchObject({
      status: 200,
      body: { charge_permission: { id: permissionId, state: "Closed" } },
    })
  })

  it("is charged for the new customer's orders, and for none of the former one's", async () => {
    const { orderId, permissionId, ofFormer } = await givenTransferred()
    await askingNothing(store, async () => {
      const refused = await charge(store, permissionId, { period: "2", order_id: ofFormer })
      expect([refused.status, refused.body.code]).toEqual([400, "order_of_another_customer"])
    })
    const order_id = await renew(store, orderId)
    expect(await charge(store, permissionId, { period: "2", order_id })).toMatchObject({
      status: 200,
      body: { recurring_charge: { outcome: "charged", order_id } },
    })
  })

  it("is the new customer's payment method by Medusa's contract, and not the former one's", async () => {
    const { former, present, permissionId } = await givenTransferred()
    expect(await methodsOf(former)).toEqual([])
    expect(await methodsOf(present)).toMatchObject([{ id: permissionId }])
    const chargeFor = async ({ id }: Customer) => {
      const session = await begin(store, await collectionOf(store, 2500), id, { payment_method: permissionId })
      return authorize(store, session)
    }
    await askingNothing(store, async () => {
      expect((await failing(chargeFor(former))).message).toContain("has no payment method")
    })
    expect(await chargeFor(present)).toMatchObject({ id: expect.stringMatching(/^pay_/) })
  })
})
