import { useDatabase } from "../../../ledger/test/database"
import { insert } from "../../../ledger/test/insert"
import { MEDUSA_TABLES, ORDER_TABLES } from "../test/medusa"
import { readOrderRow } from "./order-rows"

const database = useDatabase([...MEDUSA_TABLES, ...ORDER_TABLES])
const given = async (...all: [table: string, row: Record<string, unknown>][]) => {
  for (const [table, row] of all) await insert(database(), table, row)
}
const read = () => readOrderRow(database(), "order_1")
const NOW = new Date()
const PROVIDER = "pp_amazon-pay_jp"

const ORDER = { id: "order_1", display_id: 7 }
const LINK = { order_id: "order_1", payment_collection_id: "pay_col_1" }
const COLLECTION = { id: "pay_col_1", status: "authorized", amount: 2500, captured_amount: 1000, refunded_amount: 300 }
const SESSION = {
  id: "payses_1",
  payment_collection_id: "pay_col_1",
  provider_id: PROVIDER,
  currency_code: "jpy",
  amount: 2500,
}
const PAYMENT = { ...SESSION, id: "pay_1", payment_session_id: "payses_1" }
const CAPTURE = { id: "capt_1", payment_id: "pay_1", created_by: "user_1", amount: 1000 }

describe("an order of Medusa's", () => {
  it("has its payments, with what was captured and refunded of them", async () => {
    await given(
      ["order", ORDER],
      ["order_payment_collection", LINK],
      ["payment_collection", COLLECTION],
      ["payment_session", SESSION],
      ["payment", PAYMENT],
      ["capture", CAPTURE],
      ["refund", { ...CAPTURE, id: "ref_1", created_by: null, amount: 300 }],
    )
    const order = await read()
    expect(order).toMatchObject({
      id: "order_1",
      display_id: "7",
      canceled_at: null,
      currency_code: "jpy",
      read_at: expect.any(Date),
      payment_collections: [
        {
          id: "pay_col_1",
          status: "authorized",
          currency_code: "jpy",
          payments: [
            {
              id: "pay_1",
              provider_id: PROVIDER,
              payment_session_id: "payses_1",
              captured_at: null,
              canceled_at: null,
              captures: [{ id: "capt_1", created_by: "user_1", created_at: expect.any(Date) }],
              refunds: [{ id: "ref_1", created_by: null }],
            },
          ],
          payment_sessions: [{ id: "payses_1", provider_id: PROVIDER, status: "authorized" }],
        },
      ],
    })
    const [collection] = order!.payment_collections
    const [payment] = collection!.payments
    const amounts = [
      collection!.amount,
      collection!.captured_amount,
      collection!.refunded_amount,
      payment!.amount,
      payment!.captures[0]!.amount,
      payment!.refunds[0]!.amount,
      collection!.payment_sessions[0]!.amount,
    ]
    expect(amounts.map((amount) => amount.toFixed())).toEqual(["2500", "1000", "300", "2500", "1000", "300", "2500"])
  })

  it("has exact decimals, not the floats beside them", async () => {
    const raw_amount = { value: "0.3" }
    await given(
      ["order", ORDER],
      ["order_payment_collection", LINK],
      ["payment_collection", { ...COLLECTION, raw_amount, raw_captured_amount: { value: "0.2" } }],
      ["payment", { ...PAYMENT, raw_amount }],
    )
    const [collection] = (await read())!.payment_collections
    expect([collection!.amount.toFixed(), collection!.captured_amount.toFixed()]).toEqual(["0.3", "0.2"])
    expect(collection!.payments[0]!.amount.toFixed()).toBe("0.3")
  })

  it("has its rows from the oldest to the newest", async () => {
    const at = (second: number) => new Date(second * 1_000)
    await given(
      ["order", ORDER],
      ["order_payment_collection", LINK],
      ["payment_collection", COLLECTION],
      ["payment", PAYMENT],
      ["capture", { ...CAPTURE, id: "capt_2", created_at: at(2) }],
      ["capture", { ...CAPTURE, id: "capt_3", created_at: at(1) }],
      ["capture", { ...CAPTURE, id: "capt_1", created_at: at(2) }],
    )
    const [collection] = (await read())!.payment_collections
    expect(collection!.payments[0]!.captures.map(({ id }) => id)).toEqual(["capt_3", "capt_1", "capt_2"])
  })

  it("has nothing that is deleted", async () => {
    const deleted_at = NOW
    await given(
      ["order", ORDER],
      ["order_payment_collection", LINK],
      ["order_payment_collection", { ...LINK, payment_collection_id: "pay_col_2", deleted_at }],
      ["payment_collection", COLLECTION],
      ["payment_collection", { ...COLLECTION, id: "pay_col_2" }],
      ["payment_session", { ...SESSION, deleted_at }],
      ["payment", PAYMENT],
      ["payment", { ...PAYMENT, id: "pay_2", deleted_at }],
      ["capture", { ...CAPTURE, deleted_at }],
    )
    expect((await read())!.payment_collections).toMatchObject([
      { id: "pay_col_1", payments: [{ id: "pay_1", captures: [] }], payment_sessions: [] },
    ])
  })

  it("is none that is not there, or deleted", async () => {
    expect(await read()).toBeNull()
    await given(["order", { ...ORDER, deleted_at: NOW }])
    expect(await read()).toBeNull()
  })

  it.each([
    ["nothing where it has no sums", [], "0"],
    ["what its sums say", [{ totals: { pending_difference: 5 } }], "5"],
    [
      "the exact decimal of them",
      [{ totals: { pending_difference: 5, raw_pending_difference: { value: "5.25" } } }],
      "5.25",
    ],
    [
      "what the newest of them say",
      [
        { totals: { pending_difference: 5 }, created_at: new Date(1_000) },
        { totals: { pending_difference: 7 }, created_at: new Date(2_000) },
      ],
      "7",
    ],
    ["not what those of another version say", [{ totals: { pending_difference: 5 }, version: 2 }], "0"],
    ["not what deleted ones say", [{ totals: { pending_difference: 5 }, deleted_at: NOW }], "0"],
  ])("still costs %s", async (_, summaries, pending) => {
    await given(["order", ORDER])
    for (const [index, summary] of summaries.entries()) {
      await given(["order_summary", { id: `ordsum_${index}`, order_id: "order_1", ...summary }])
    }
    expect((await read())?.pending.toFixed()).toBe(pending)
  })
})
