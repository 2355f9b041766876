import { createAuthorizations } from "./authorizations"
import { useDatabase } from "./test/database"
import { CHARGE, COLLECTION, PERMISSION, PROVIDER } from "./test/entries"
import { insert } from "./test/insert"

const database = useDatabase()
const at = (day: number) => new Date(Date.UTC(2027, 0, day))

let number = 0
async function charge(more: Record<string, unknown>): Promise<string> {
  const id = `${CHARGE}${++number}`
  await insert(database(), "amazon_pay_charge", {
    id,
    charge_permission_id: PERMISSION,
    provider_id: PROVIDER,
    payment_collection_id: COLLECTION,
    state: "Authorized",
    amount: "2500",
    currency_code: "JPY",
    captured: "0",
    refunded: "0",
    seen_at: at(1),
    ...more,
  })
  return id
}

const refusal = (more: Record<string, unknown> = {}) =>
  insert(database(), "amazon_pay_operation", {
    id: `op_${++number}`,
    kind: "charge",
    provider_id: PROVIDER,
    subject: PERMISSION,
    owner: "payses_1",
    payment_collection_id: COLLECTION,
    request: {},
    idempotency_key: `key_${number}`,
    outcome: "refused",
    amount: "2500",
    currency_code: "JPY",
    reason_code: "HardDeclined",
    settled_at: at(10),
    ...more,
  })

describe("authorizations that end soon", () => {
  const expiring = async () =>
    (await createAuthorizations(database()).expiring({ from: at(10), to: at(20) })).map(({ charge_id }) => charge_id)

  it("are told with what they hold, and until when", async () => {
    const charge_id = await charge({ expires_at: at(15) })
    expect(await createAuthorizations(database()).expiring({ from: at(10), to: at(20) })).toEqual([
      {
        charge_id,
        provider_id: PROVIDER,
        payment_collection_id: COLLECTION,
        amount: "2500",
        currency_code: "JPY",
        reason_code: null,
        at: at(15),
      },
    ])
  })

  it("are the soonest first", async () => {
    const [late, soon] = [await charge({ expires_at: at(20) }), await charge({ expires_at: at(11) })]
    expect(await expiring()).toEqual([soon, late])
  })

  it.each([
    ["that have ended", { expires_at: at(10) }],
    ["that end later", { expires_at: at(21) }],
    ["that hold nothing", { expires_at: at(15), state: "Captured" }],
    ["that are deleted", { expires_at: at(15), deleted_at: at(1) }],
  ])("are none %s", async (_, more) => {
    await charge(more)
    expect(await expiring()).toEqual([])
  })
})

describe("authorizations that were declined", () => {
  const declined = () => createAuthorizations(database()).declined({ since: at(5) })

  it("are charges, and those of which Amazon made none, the newest first", async () => {
    const charge_id = await charge({ state: "Declined", reason_code: "AmazonRejected", state_since: at(9) })
    await refusal()
    const common = {
      provider_id: PROVIDER,
      payment_collection_id: COLLECTION,
      amount: "2500",
      currency_code: "JPY",
    }
    expect(await declined()).toEqual([
      { ...common, charge_id: null, reason_code: "HardDeclined", at: at(10) },
      { ...common, charge_id, reason_code: "AmazonRejected", at: at(9) },
    ])
  })

  it.each([
    ["declined earlier", { state: "Declined", state_since: at(5) }],
    ["not declined", { state: "Canceled", state_since: at(9) }],
    ["deleted", { state: "Declined", state_since: at(9), deleted_at: at(9) }],
  ])("are no charge that was %s", async (_, more) => {
    await charge(more)
    expect(await declined()).toEqual([])
  })

  it.each(["SoftDeclined", "HardDeclined", "AmazonRejected", "TransactionTimedOut", "PaymentMethodNotAllowed"])(
    "are refusals by the buyer's bank, or Amazon itself: %s",
    async (reason_code) => {
      await refusal({ reason_code })
      expect(await declined()).toMatchObject([{ reason_code }])
    },
  )

  it.each([
    ["of a request that was wrong", { reason_code: "TransactionAmountExceeded" }],
    ["of a capture", { kind: "capture" }],
    ["that was none", { outcome: "made" }],
    ["long ago", { settled_at: at(5) }],
    ["that is deleted", { deleted_at: at(10) }],
  ])("are no refusal %s", async (_, more) => {
    await refusal(more)
    expect(await declined()).toEqual([])
  })
})
