import { useDatabase } from "../../../ledger/test/database"
import { insert } from "../../../ledger/test/insert"
import { MEDUSA_TABLES, ORDER_TABLES } from "../test/medusa"
import { createMedusaRows } from "./rows"

const database = useDatabase([...MEDUSA_TABLES, ...ORDER_TABLES])
const rows = () => createMedusaRows(database())
const given = async (...all: [table: string, row: Record<string, unknown>][]) => {
  for (const [table, row] of all) await insert(database(), table, row)
}
const NOW = new Date()

const ORDER = ["order", { id: "order_1", display_id: 7, customer_id: "cus_1" }] as const
const LINK = ["order_payment_collection", { order_id: "order_1", payment_collection_id: "pay_col_1" }] as const
const SESSION = {
  id: "payses_1",
  payment_collection_id: "pay_col_1",
  provider_id: "pp_amazon-pay_jp",
  currency_code: "jpy",
  amount: 2500.5,
}
const PAYMENT = {
  id: "pay_1",
  payment_session_id: "payses_1",
  payment_collection_id: "pay_col_1",
  provider_id: "pp_amazon-pay_jp",
  currency_code: "jpy",
  amount: 2500,
}

describe("a payment session of Medusa's", () => {
  it("says what it asks for, what its collection costs by now, and for whom it was begun", async () => {
    await given(
      ["payment_collection", { id: "pay_col_1", amount: 3000 }],
      ["payment_session", { ...SESSION, context: { customer: { id: "cus_1" } } }],
    )
    const session = await rows().session("payses_1")
    expect([session.amount.toString(), session.due.toString()]).toEqual(["2501 JPY", "3000 JPY"])
    expect(session).toMatchObject({
      payment_collection_id: "pay_col_1",
      provider_id: "pp_amazon-pay_jp",
      canceled: false,
      customer_id: "cus_1",
    })
  })

  it("is canceled with its collection, and may be nobody's", async () => {
    await given(
      ["payment_collection", { id: "pay_col_1", amount: 1, status: "canceled" }],
      ["payment_session", SESSION],
    )
    expect(await rows().session("payses_1")).toMatchObject({ canceled: true, customer_id: null })
  })

  it("has the exact decimal beside the number, which is a float", async () => {
    await given(
      ["payment_collection", { id: "pay_col_1", amount: 1, raw_amount: { value: "1000.5" } }],
      ["payment_session", { ...SESSION, amount: 1, raw_amount: { value: "999.5" } }],
    )
    const session = await rows().session("payses_1")
    expect([session.amount.amount, session.due.amount]).toEqual(["1000", "1001"])
  })

  it.each(["session", "payment", "capture", "refund"] as const)(
    "that is not there is named in the error: %s",
    async (of) => {
      const name = { session: "Payment session", payment: "Payment", capture: "Capture", refund: "Refund" }[of]
      await expect(rows()[of]("gone_1")).rejects.toMatchObject({
        type: "not_found",
        message: `${name} with id: gone_1 was not found`,
      })
    },
  )

  it("is forgotten once there is neither it nor a payment of it", async () => {
    expect(await rows().isForgotten("payses_1")).toBe(true)
    await given(["payment_session", { ...SESSION, deleted_at: NOW }], ["payment", { ...PAYMENT, deleted_at: NOW }])
    expect(await rows().isForgotten("payses_1")).toBe(true)
  })

  it.each([
    ["it is there", "payment_session", SESSION],
    ["a payment of it is", "payment", PAYMENT],
  ])("is not forgotten while %s", async (_, table, row) => {
    await given([table, row])
    expect(await rows().isForgotten("payses_1")).toBe(false)
  })
})

describe("the order of a payment collection", () => {
  it("is found with its number and customer", async () => {
    await given([...ORDER], [...LINK])
    const name = { id: "order_1", display_id: "7", customer_id: "cus_1" }
    expect(await rows().orderOfCollection("pay_col_1")).toBe("order_1")
    expect(await rows().ordersOfCollections(["pay_col_1", "pay_col_2"])).toEqual(new Map([["pay_col_1", name]]))
  })

  it("is found by its number, by its id and by its customer", async () => {
    await given([...ORDER], [...LINK], ["order", { id: "order_2", display_id: 8, customer_id: "cus_2" }])
    expect(await rows().collectionsOfOrderNumber(7)).toEqual(["pay_col_1"])
    expect(await rows().displayIds(["order_1", "order_3"])).toEqual(new Map([["order_1", "7"]]))
    expect(await rows().collectionsOfCustomer("cus_1")).toEqual(["pay_col_1"])
    expect(await rows().collectionsOfCustomer("cus_2")).toEqual([])
  })

  it("is none while the collection is a cart's, and once their link is deleted", async () => {
    await given([...ORDER], ["order_payment_collection", { ...LINK[1], deleted_at: NOW }])
    expect(await rows().orderOfCollection("pay_col_1")).toBeNull()
    expect(await rows().ordersOfCollections(["pay_col_1"])).toEqual(new Map())
    expect(await rows().collectionsOfOrderNumber(7)).toEqual([])
    expect(await rows().collectionsOfCustomer("cus_1")).toEqual([])
  })

  it("is looked for in no statement when nothing is asked for", async () => {
    const none = createMedusaRows({ raw: () => Promise.reject(new Error("There was a statement.")) })
    expect(await none.ordersOfCollections([])).toEqual(new Map())
    expect(await none.displayIds([])).toEqual(new Map())
    expect(await none.existing([])).toEqual(new Set())
  })

  it("is not found by its number once it is deleted", async () => {
    await given(["order", { ...ORDER[1], deleted_at: NOW }], [...LINK])
    expect(await rows().collectionsOfOrderNumber(7)).toEqual([])
  })
})

describe("captures and refunds", () => {
  it("are there until they are deleted", async () => {
    const booking = { payment_id: "pay_1", amount: 100 }
    await given(
      ["capture", { ...booking, id: "capt_1" }],
      ["capture", { ...booking, id: "capt_2", deleted_at: NOW }],
      ["refund", { ...booking, id: "ref_1" }],
      ["refund", { ...booking, id: "ref_2", deleted_at: NOW }],
    )
    expect(await rows().existing(["capt_1", "capt_2", "ref_1", "ref_2", "ref_3"])).toEqual(new Set(["capt_1", "ref_1"]))
  })
})

describe("the cart of a Checkout Session", () => {
  const CHECKOUT = {
    id: "00000000-0000-4000-8000-000000000000",
    provider_id: "pp_amazon-pay_jp",
    cart_id: "cart_1",
    state: "Open",
    flow: "review",
    imported_buyer: "buyer",
    imported_address: "address",
  }
  const CART = {
    id: "cart_1",
    customer_id: "cus_1",
    email: "taro@example.com",
    shipping_address_id: "addr_1",
    billing_address_id: "addr_2",
  }
  const checkedOut = (session = {}, cart = {}) =>
    given(
      ["cart", { ...CART, ...cart }],
      ["cart_address", { id: "addr_1", address_1: "下目黒1-8-1" }],
      ["cart_address", { id: "addr_2", address_1: "下目黒2-1-1" }],
      ["amazon_pay_checkout_session", { ...CHECKOUT, ...session }],
    )
  const cart = () => rows().cartOfCheckoutSession(CHECKOUT.id)

  it("has its buyer, its addresses, and what came from Amazon", async () => {
    await checkedOut()
    expect(await cart()).toMatchObject({
      flow: "review",
      imported_buyer: "buyer",
      imported_address: "address",
      email: "taro@example.com",
      address: { address_1: "下目黒1-8-1" },
      billing: { address_1: "下目黒2-1-1" },
      needsShipping: false,
      isTied: false,
    })
  })

  it("may have neither address nor buyer", async () => {
    const nothing = { email: null, customer_id: null, shipping_address_id: null, billing_address_id: null }
    await checkedOut({ imported_buyer: null, imported_address: null }, nothing)
    expect(await cart()).toMatchObject({ email: null, address: null, billing: null, imported_buyer: null })
  })

  it.each([
    ["goods that are shipped", { requires_shipping: true }, true],
    ["downloads", { requires_shipping: false }, false],
    ["goods that were taken out of it", { requires_shipping: true, deleted_at: NOW }, false],
  ])("needs shipping or not with %s", async (_, line, needsShipping) => {
    await checkedOut()
    await given(["cart_line_item", { cart_id: "cart_1", ...line }])
    expect(await cart()).toMatchObject({ needsShipping })
  })

  it.each([
    ["a registered customer who was not logged in then", { has_account: true }, {}, true],
    ["a registered customer who was logged in", { has_account: true }, { customer_id: "cus_1" }, false],
    ["a guest", { has_account: false }, {}, false],
  ])("is tied or not to %s", async (_, customer, session, isTied) => {
    await checkedOut(session)
    await given(["customer", { id: "cus_1", ...customer }])
    expect(await cart()).toMatchObject({ isTied })
  })

  it("is none of a session that is not known, or deleted", async () => {
    expect(await cart()).toBeNull()
    await checkedOut({ deleted_at: NOW })
    expect(await cart()).toBeNull()
  })
})

describe("an order that was not tied to its cart", () => {
  const marked = (more = {}) =>
    given(["order", { ...ORDER[1], metadata: { amazon_pay: { cart: "mark" } }, created_at: new Date(0), ...more }])
  const found = () => rows().unfinishedOrders("cus_1", "mark")

  it("is found by its customer and its mark", async () => {
    await marked()
    expect(await found()).toEqual([{ id: "order_1", isYoung: false }])
    expect(await rows().unfinishedOrders("cus_2", "mark")).toEqual([])
    expect(await rows().unfinishedOrders("cus_1", "another")).toEqual([])
  })

  it("is young for some seconds, in which Medusa may be about to", async () => {
    await marked({ created_at: NOW })
    expect(await found()).toEqual([{ id: "order_1", isYoung: true }])
  })

  it("is none once it is tied", async () => {
    await marked()
    await given(["order_cart", { order_id: "order_1", cart_id: "cart_1" }])
    expect(await found()).toEqual([])
  })

  it("is none once it is deleted", async () => {
    await marked({ deleted_at: NOW })
    expect(await found()).toEqual([])
  })
})

describe("where an order goes", () => {
  const delivery = (...sessions: string[]) => rows().delivery("order_1", sessions)
  const session = (id: string, more: object) =>
    [
      "amazon_pay_checkout_session",
      { id, provider_id: "pp_amazon-pay_jp", state: "Open", flow: "review", ...more },
    ] as [string, Record<string, unknown>]

  it("is its address, beside those that were agreed on at Amazon", async () => {
    await given(
      ["order", { ...ORDER[1], shipping_address_id: "addr_1" }],
      ["order_address", { id: "addr_1", address_1: "下目黒1-8-1" }],
      session("s1", { imported_address: "first" }),
      session("s2", { imported_address: "second" }),
      session("s3", { imported_address: null }),
      session("s4", { imported_address: "deleted", deleted_at: NOW }),
      session("s5", { imported_address: "another order's" }),
    )
    expect(await delivery("s1", "s2", "s3", "s4")).toEqual({
      address: expect.objectContaining({ address_1: "下目黒1-8-1" }),
      agreed: expect.arrayContaining(["first", "second"]),
    })
    expect((await delivery("s1", "s2", "s3", "s4")).agreed).toHaveLength(2)
  })

  it("is nowhere where nothing is delivered, and of an order that is not there", async () => {
    expect(await delivery("s1")).toEqual({ address: null, agreed: [] })
    await given([...ORDER])
    expect(await delivery("s1")).toEqual({ address: null, agreed: [] })
  })
})

describe("admins, and what they wrote", () => {
  const people = (users: string[], refunds: string[]) => rows().people({ users, refunds })

  it("are told by their name, or else by their e-mail", async () => {
    await given(
      ["user", { id: "user_1", first_name: "Hana", last_name: "Sato", email: "hana@example.com" }],
      ["user", { id: "user_2", first_name: null, last_name: " ", email: "ren@example.com" }],
      ["user", { id: "user_3", email: "gone@example.com", deleted_at: NOW }],
      ["user", { id: "user_4", email: "unasked@example.com" }],
    )
    const { names, notes } = await people(["user_1", "user_2", "user_3"], [])
    expect(names).toEqual(
      new Map([
        ["user_1", "Hana Sato"],
        ["user_2", "ren@example.com"],
      ]),
    )
    expect(notes).toEqual(new Map())
  })

  it("have noted why they refunded, where they did", async () => {
    const refund = { payment_id: "pay_1", amount: 100 }
    await given(
      ["refund", { ...refund, id: "ref_1", note: "Damaged" }],
      ["refund", { ...refund, id: "ref_2", note: null }],
    )
    expect(await people([], ["ref_1", "ref_2"])).toEqual({ names: new Map(), notes: new Map([["ref_1", "Damaged"]]) })
  })

  it("are nobody when nobody is asked for", async () => {
    expect(await people([], [])).toEqual({ names: new Map(), notes: new Map() })
  })
})
