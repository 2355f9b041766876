import { createSearch } from "./search"
import { useDatabase } from "./test/database"
import { CHARGE, COLLECTION, PERMISSION, PROVIDER, REFUND, SESSION } from "./test/entries"
import { insert } from "./test/insert"

const database = useDatabase()
const CHECKOUT = "00000000-0000-4000-8000-000000000000"
const YEN = { amount: "2500", currency_code: "JPY" }
const NOTHING = { amount: null, currency_code: null, cart_id: null, type: null }

const given = {
  permission: (more = {}) =>
    insert(database(), "amazon_pay_charge_permission", {
      id: PERMISSION,
      provider_id: PROVIDER,
      type: "Recurring",
      state: "Chargeable",
      amount_limit: "100000",
      currency_code: "JPY",
      payment_collection_id: COLLECTION,
      ...more,
    }),
  charge: (more = {}) =>
    insert(database(), "amazon_pay_charge", {
      id: CHARGE,
      charge_permission_id: PERMISSION,
      provider_id: PROVIDER,
      payment_session_id: SESSION,
      payment_collection_id: COLLECTION,
      state: "Captured",
      ...YEN,
      captured: "2500",
      refunded: "0",
      seen_at: new Date(0),
      ...more,
    }),
  refund: () =>
    insert(database(), "amazon_pay_refund", {
      id: REFUND,
      charge_id: CHARGE,
      state: "Refunded",
      amount: "700",
      currency_code: "JPY",
    }),
  checkout: (more = {}) =>
    insert(database(), "amazon_pay_checkout_session", {
      id: CHECKOUT,
      cart_id: "cart_1",
      provider_id: PROVIDER,
      flow: "review",
      state: "Completed",
      ...more,
    }),
  completion: (id: string, amount: string, created_at: Date) =>
    insert(database(), "amazon_pay_operation", {
      id,
      kind: "complete",
      provider_id: PROVIDER,
      subject: CHECKOUT,
      owner: SESSION,
      payment_collection_id: COLLECTION,
      request: {},
      idempotency_key: id,
      outcome: "refused",
      amount,
      currency_code: "JPY",
      created_at,
    }),
  notification: (more = {}) =>
    insert(database(), "amazon_pay_notification", {
      id: "notification_1",
      provider_id: PROVIDER,
      charge_permission_id: PERMISSION,
      object_type: "CHARGEBACK",
      object_id: "B03-1",
      outcome: "chargeback",
      received_at: new Date(0),
      ...more,
    }),
}
const find = (...ids: string[]) => createSearch(database()).byIds(ids)

describe("what is found by an id of Amazon's", () => {
  it("is a Charge Permission, with its limit and the payment it comes from", async () => {
    await given.permission()
    expect(await find(PERMISSION)).toEqual([
      {
        ...NOTHING,
        object: "charge_permission",
        id: PERMISSION,
        provider_id: PROVIDER,
        state: "Chargeable",
        amount: "100000",
        currency_code: "JPY",
        payment_collection_id: COLLECTION,
        type: "Recurring",
      },
    ])
  })

  it("is a Charge Permission of its first charge's payment, where it was not seen to come from a checkout", async () => {
    await given.permission({ payment_collection_id: null })
    await given.charge({ id: `${CHARGE}2`, payment_collection_id: "pay_col_2", created_at: new Date(2_000) })
    await given.charge({ created_at: new Date(1_000) })
    await given.charge({ id: `${CHARGE}0`, payment_collection_id: null, created_at: new Date(0) })
    expect(await find(PERMISSION)).toMatchObject([{ payment_collection_id: COLLECTION }])
  })

  it("is a charge, and a refund of it", async () => {
    await given.charge()
    await given.refund()
    const names = { provider_id: PROVIDER, payment_collection_id: COLLECTION }
    expect(await find(CHARGE, REFUND)).toEqual([
      { ...NOTHING, ...names, object: "charge", id: CHARGE, state: "Captured", ...YEN },
      { ...NOTHING, ...names, object: "refund", id: REFUND, state: "Refunded", amount: "700", currency_code: "JPY" },
    ])
  })

  it("is a Checkout Session of a cart, which nobody has paid yet", async () => {
    await given.checkout()
    expect(await find(CHECKOUT)).toMatchObject([
      { object: "checkout_session", state: "Completed", cart_id: "cart_1", amount: null, payment_collection_id: null },
    ])
  })

  it("is a Checkout Session with what was asked of it last", async () => {
    await given.checkout()
    await given.completion("op_1", "2500", new Date(1_000))
    await given.completion("op_2", "2600", new Date(2_000))
    expect(await find(CHECKOUT)).toMatchObject([
      { amount: "2600", currency_code: "JPY", payment_collection_id: COLLECTION },
    ])
  })

  it("is a notification, by its own id and by that of the dispute it named", async () => {
    await given.permission()
    await given.notification()
    const found = [
      {
        object: "notification",
        id: "notification_1",
        state: "chargeback",
        payment_collection_id: COLLECTION,
        type: "Recurring",
      },
    ]
    expect(await find("notification_1")).toMatchObject(found)
    expect(await find("B03-1")).toMatchObject(found)
  })

  it("is no notification of a charge: the charge is", async () => {
    await given.charge()
    await given.notification({ object_type: "CHARGE", object_id: CHARGE })
    expect(await find(CHARGE)).toMatchObject([{ object: "charge" }])
    expect(await find("notification_1")).toMatchObject([{ object: "notification", payment_collection_id: COLLECTION }])
  })

  it("is nothing of any other id", async () => {
    await given.permission()
    expect(await find("S03-0000002-0000002")).toEqual([])
    expect(await find()).toEqual([])
  })
})

describe("the Charge Permissions that pay for a payment collection", () => {
  it("are those that come from it, and those of its charges, the oldest first", async () => {
    const older = "S03-0000009-0000009"
    await given.permission({ created_at: new Date(2_000) })
    await given.permission({ id: older, payment_collection_id: "pay_col_2", created_at: new Date(1_000) })
    await given.charge({ charge_permission_id: older })
    const ids = (await createSearch(database()).byCollections([COLLECTION])).map(({ id }) => id)
    expect(ids).toEqual([older, PERMISSION])
    expect(await createSearch(database()).byCollections(["pay_col_3"])).toEqual([])
  })
})
