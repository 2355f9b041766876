import { cellsOf } from "../../../ledger/test/cells"
import type { ChargePermissionType } from "../../../amazon/states"
import { useProvider, type TestProvider } from "../test/provider"
import { begin, cartFor, orderFor, OWNER, storedMethod } from "../test/stored"
import { readStoredMethod } from "./stored-method"

describe("what a payment session's data says of a stored method", () => {
  it.each([undefined, {}, { payment_method: null }, { period: "2027-01" }])("is nothing in %p", (data) => {
    expect(readStoredMethod(data)).toBeNull()
  })

  it("is the method, how it is captured, and the period", () => {
    const data = { payment_method: "S03-1", capture_method: "manual", period: "2027-01", off_session: true }
    expect(readStoredMethod(data)).toEqual({ payment_method: "S03-1", capture_method: "manual", period: "2027-01" })
  })

  it.each([
    { payment_method: 5 },
    { payment_method: "S03-1", capture_method: "later" },
    { payment_method: "S03-1", period: "" },
    { payment_method: "S03-1", period: "x".repeat(65) },
    { payment_method: "S03-1", period: "a\u0007" },
  ])("is refused in %p", (data) => {
    expect(() => readStoredMethod(data)).toThrow(expect.objectContaining({ code: "invalid_request" }))
  })
})

const SUBJECTS = {
  "the owner's order": async (provider, collection) => {
    await orderFor(provider, { collection, order: "order_2", customer: OWNER })
    return OWNER
  },
  "the owner's order, of which nobody says whose it is": async (provider, collection) => {
    await orderFor(provider, { collection, order: "order_2", customer: OWNER })
    return undefined
  },
  "another's order": async (provider, collection) => {
    await orderFor(provider, { collection, order: "order_2", customer: "cus_other" })
    return "cus_other"
  },
  "another's order, in the owner's name": async (provider, collection) => {
    await orderFor(provider, { collection, order: "order_2", customer: "cus_other" })
    return OWNER
  },
  "a collection of its own, for the owner": () => Promise.resolve(OWNER),
  "a collection of its own, for another": () => Promise.resolve("cus_other"),
  "a collection of its own, for nobody": () => Promise.resolve(undefined),
  "the owner's cart": async (provider, collection) => {
    await cartFor(provider, { collection, customer: OWNER })
    return OWNER
  },
  "the owner's cart, with nobody logged in": async (provider, collection) => {
    await cartFor(provider, { collection, customer: OWNER })
    return undefined
  },
  "another's cart, with the owner logged in": async (provider, collection) => {
    await cartFor(provider, { collection, customer: "cus_other" })
    return OWNER
  },
} satisfies Record<string, (provider: TestProvider, collection: string) => Promise<string | undefined>>
type Subject = keyof typeof SUBJECTS

const FOREIGN = {
  OneTime: "charge_permission_not_found",
  Recurring: "charge_permission_not_found",
  PaymentMethodOnFile: "charge_permission_not_found",
} as const
const OWN = { OneTime: "not_recurring", Recurring: null, PaymentMethodOnFile: null } as const

/** The code of what stands in the way, of each kind of permission; a kind that is new does not compile without a column. */
const REFUSALS: Record<Subject, Record<ChargePermissionType, string | null>> = {
  "the owner's order": OWN,
  "the owner's order, of which nobody says whose it is": OWN,
  "another's order": FOREIGN,
  "another's order, in the owner's name": FOREIGN,
  "a collection of its own, for the owner": OWN,
  "a collection of its own, for another": FOREIGN,
  "a collection of its own, for nobody": FOREIGN,
  "the owner's cart": { ...OWN, Recurring: "payment_collection_of_cart" },
  "the owner's cart, with nobody logged in": FOREIGN,
  "another's cart, with the owner logged in": FOREIGN,
}

describe("a stored method", () => {
  const start = useProvider()

  it.each(cellsOf(REFUSALS))("is charged for %s or not: %s, %s", async (subject, type, code) => {
    const provider = await start()
    const payment_method = await storedMethod(provider, type)
    const collection = "pay_col_subject"
    await provider.database.raw("insert into payment_collection (id, amount) values (?, 2500)", [collection])
    const customer = await SUBJECTS[subject](provider, collection)
    const options = customer === undefined ? { collection } : { collection, customer }
    const before = provider.sandbox.records.length
    const refused = await begin(provider, { payment_method }, options).then(
      () => null,
      (error: unknown) => (error as { code?: string }).code,
    )
    expect(refused).toBe(code)
    // It is written down, and Amazon is not asked.
    expect(provider.sandbox.records).toHaveLength(before)
  })

  it.each([
    ["another account's", "update amazon_pay_charge_permission set provider_id = 'pp_amazon-pay_eu'"],
    ["one of an order that is gone", "delete from order_payment_collection"],
  ])("is not found when it is %s", async (_, sql) => {
    const provider = await start()
    const payment_method = await storedMethod(provider, "Recurring")
    await provider.database.raw(sql, [])
    await expect(begin(provider, { payment_method }, { customer: OWNER })).rejects.toMatchObject({
      code: "charge_permission_not_found",
    })
  })

  it.each([
    ["and its row is kept", "update customer set deleted_at = now()"],
    ["and its row is gone", "delete from customer"],
  ])("is not charged once its customer is deleted, %s", async (_, sql) => {
    const provider = await start()
    const payment_method = await storedMethod(provider, "Recurring")
    await provider.database.raw(sql, [])
    await expect(begin(provider, { payment_method }, { customer: OWNER })).rejects.toMatchObject({
      code: "customer_deleted",
    })
  })

  it("is not charged more than it allows in any month, though others do", async () => {
    const provider = await start()
    const payment_method = await storedMethod(provider, "Recurring")
    await provider.database.raw("update amazon_pay_charge_permission set amount_limit = '2499'", [])
    await expect(begin(provider, { payment_method }, { customer: OWNER })).rejects.toMatchObject({
      code: "over_recurring_limit",
    })
  })

  it.each([
    ["0", "nothing_to_pay"],
    ["100001", "over_recurring_limit"],
  ])("is not charged ¥%s: %s", async (amount, code) => {
    const provider = await start()
    const payment_method = await storedMethod(provider, "Recurring")
    await expect(begin(provider, { payment_method }, { customer: OWNER, amount })).rejects.toMatchObject({ code })
  })
})
