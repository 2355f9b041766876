import { useProvider, type TestProvider } from "../test/provider"
import { OWNER, storedMethod } from "../test/stored"
import { deletePaymentMethod } from "./delete-payment-method"
import { listPaymentMethods, readCustomer } from "./list-payment-methods"
import { savePaymentMethod } from "./save-payment-method"

const start = useProvider()
let provider: TestProvider
beforeEach(async () => (provider = await start()))

const customer = (id: string) => ({ customer: { id } }) as never
const list = (context: unknown) => listPaymentMethods(provider, { context } as never)
const remove = (id: string, context: unknown = customer(OWNER)) =>
  deletePaymentMethod(provider, { context, data: { id } } as never)

describe("who asks for payment methods", () => {
  it.each([
    [{ account_holder: { external_id: "cus_1", provider_id: "pp_1" } }, "cus_1", "pp_1"],
    [{ account_holder: { external_id: "cus_1" }, customer: { id: "cus_2" } }, "cus_1", null],
    [{ customer: { id: "cus_2" } }, "cus_2", null],
    [{ account_holder: { external_id: null }, customer: { id: "cus_2" } }, "cus_2", null],
    [{ customer: null }, null, null],
    [undefined, null, null],
    [{ customer: { id: 5 } }, null, null],
  ])("is read of %j: %p", (context, customer_id, provider_id) => {
    expect(readCustomer(context)).toEqual({ customer_id, provider_id })
  })
})

describe("the payment methods of a customer", () => {
  it("are the agreements of their orders, with what the buyer agreed to", async () => {
    const id = await storedMethod(provider, "Recurring")
    const calls = provider.sandbox.records.length
    const methods = await list(customer(OWNER))
    expect(methods).toEqual([
      {
        id,
        data: {
          type: "Recurring",
          state: "Chargeable",
          payment_descriptor: null,
          frequency: { unit: "Month", value: "1" },
          expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          created: expect.any(Number),
        },
      },
    ])
    expect(Math.abs(Number(methods[0]?.data?.["created"]) - Date.now() / 1000)).toBeLessThan(600)
    expect(provider.sandbox.records).toHaveLength(calls)
  })

  it("are no permission of a single order", async () => {
    await storedMethod(provider, "OneTime")
    expect(await list(customer(OWNER))).toEqual([])
  })

  it("are nobody else's, and none of nobody", async () => {
    await storedMethod(provider, "PaymentMethodOnFile")
    expect(await list(customer("cus_other"))).toEqual([])
    expect(await list({})).toEqual([])
  })

  it.each([
    ["pp_amazon-pay_jp", 1],
    ["pp_amazon-pay_eu", 0],
  ])("are those of the account that is asked for: %s", async (provider_id, count) => {
    await storedMethod(provider, "PaymentMethodOnFile")
    expect(await list({ account_holder: { external_id: OWNER, provider_id } })).toHaveLength(count)
  })

  it("are saved with a purchase alone, as the error says", async () => {
    await expect(savePaymentMethod()).rejects.toMatchObject({
      type: "not_allowed",
      code: "stored_with_purchase",
      message: expect.stringContaining("Amazon Pay stores a payment method when its buyer approves a purchase for it."),
    })
  })
})

describe("a payment method that is deleted", () => {
  it("is closed at Amazon, with what was authorized kept, and listed no more", async () => {
    const id = await storedMethod(provider, "Recurring")
    await remove(id)
    expect(provider.sandbox.emulator.objects("chargePermissions")).toMatchObject([
      { chargePermissionId: id, statusDetails: { state: "Closed" } },
    ])
    expect(provider.sandbox.emulator.objects("charges")).toMatchObject([{ statusDetails: { state: "Authorized" } }])
    expect(await list(customer(OWNER))).toEqual([])
  })

  it("is looked at soon, by the clock that tells of it", async () => {
    const id = await storedMethod(provider, "Recurring")
    await remove(id)
    const watch = await provider.ledger.watches.find(id)
    expect(watch?.next_look_at?.getTime()).toBeLessThanOrEqual(provider.clock.now().getTime())
  })

  it.each([
    ["another's", customer("cus_other"), "Recurring"],
    ["nobody's", {}, "Recurring"],
    ["of another account", { account_holder: { external_id: OWNER, provider_id: "pp_amazon-pay_eu" } }, "Recurring"],
    ["for a single order", customer(OWNER), "OneTime"],
  ] as const)("is not found when it is %s", async (_, context, type) => {
    const id = await storedMethod(provider, type)
    await expect(remove(id, context)).rejects.toMatchObject({
      type: "not_found",
      code: "charge_permission_not_found",
      message: `The customer has no payment method with the id ${id} at Amazon Pay.`,
    })
    expect(provider.sandbox.emulator.objects("chargePermissions")).not.toMatchObject([
      { statusDetails: { state: "Closed" } },
    ])
  })

  it("is not found when it is not there", async () => {
    await expect(remove("S03-0000000-0000000")).rejects.toMatchObject({ type: "not_found" })
  })

  it("is closed or not while Amazon does not answer", async () => {
    const id = await storedMethod(provider, "Recurring")
    provider.sandbox.emulator.faults.add({ kind: "status", status: 503, pattern: "/close$", times: null })
    await expect(remove(id)).rejects.toMatchObject({ type: "unexpected_state", code: "outcome_unknown" })
  })

  it("stays when Amazon refuses, which the error says", async () => {
    const id = await storedMethod(provider, "Recurring")
    const body = { reasonCode: "InvalidParameterValue", message: "" }
    provider.sandbox.emulator.faults.add({ kind: "status", status: 400, body, pattern: "/close$" })
    await expect(remove(id)).rejects.toMatchObject({
      type: "not_allowed",
      code: "InvalidParameterValue",
      message: `Amazon Pay did not close the Charge Permission ${id} (InvalidParameterValue).`,
    })
  })
})
