import { createClock } from "../amazon/clock"
import type { ChargePermissionId } from "../amazon/ids"
import type { ChargePermission } from "../amazon/resources/charge-permission"
import type { AgreementsFilter } from "./holdings"
import { createLedger, type Ledger } from "./ledger"
import { useDatabase } from "./test/database"
import { PERMISSION, PROVIDER, yen } from "./test/entries"
import { insert } from "./test/insert"

const database = useDatabase()
let ledger: Ledger
beforeEach(() => (ledger = createLedger(database(), createClock())))

const SEEN: ChargePermission = {
  chargePermissionId: PERMISSION,
  chargePermissionType: "Recurring",
  state: "Chargeable",
  reasonCode: null,
  reasonDescription: null,
  amountLimit: null,
  amountBalance: yen(500),
  paymentDescriptor: null,
  merchantReferenceId: null,
  recurringMetadata: { frequency: { unit: "Month", value: "1" }, amount: yen(2000) },
  expirationTimestamp: null,
}

describe("agreements", () => {
  const agreement = (number: number, more: Record<string, unknown> = {}) =>
    insert(database(), "amazon_pay_charge_permission", {
      id: `S03-000000${String(number)}-0000001`,
      provider_id: PROVIDER,
      type: "Recurring",
      state: "Chargeable",
      payment_collection_id: `pay_col_${String(number)}`,
      created_at: new Date(number * 1_000),
      ...more,
    })
  const found = async (options: Partial<AgreementsFilter>) => {
    const { rows, count } = await ledger.agreements({ of: null, state: null, limit: 10, offset: 0, ...options })
    return [rows.map(({ id }) => Number(id.slice(4, 11))), count]
  }

  it("are the permissions that pay for more than one order, the newest first", async () => {
    await agreement(2)
    await agreement(4, { type: "PaymentMethodOnFile" })
    await agreement(3, { type: "OneTime" })
    expect(await found({})).toEqual([[4, 2], 2])
  })

  it("are found by state, and by the payments they come from", async () => {
    await agreement(2)
    await agreement(4, { state: "Closed" })
    expect(await found({ state: "Closed" })).toEqual([[4], 1])
    expect(await found({ of: ["pay_col_2", "pay_col_3"] })).toEqual([[2], 1])
    expect(await found({ of: ["pay_col_2"], state: "Closed" })).toEqual([[], 0])
    expect(await found({ of: [] })).toEqual([[], 0])
  })

  it("are paged, and counted whatever the page", async () => {
    for (const number of [2, 3, 4]) await agreement(number)
    expect(await found({ limit: 2 })).toEqual([[4, 3], 3])
    expect(await found({ limit: 2, offset: 2 })).toEqual([[2], 3])
    expect(await found({ offset: 3 })).toEqual([[], 3])
  })

  it("keep what their buyer was told of them", async () => {
    await ledger.addPermission({
      id: PERMISSION,
      provider_id: PROVIDER,
      payment_descriptor: null,
      payment_collection_id: null,
    })
    const now = new Date()
    await ledger.savePermission(SEEN, now, null)
    const { rows } = await ledger.agreements({ of: null, state: null, limit: 1, offset: 0 })
    expect(rows).toMatchObject([
      {
        recurring_metadata: { frequency: { unit: "Month", value: "1" }, amount: yen(2000).toPrice() },
        amount_limit: null,
        amount_balance: yen(500),
      },
    ])
    await ledger.savePermission({ ...SEEN, recurringMetadata: { frequency: null, amount: null } }, now, null)
    expect((await ledger.ofPermission(PERMISSION)).permissions).toMatchObject([{ recurring_metadata: null }])
  })

  it("are none that the ledger was never told of", async () => {
    const unknown = { ...SEEN, chargePermissionId: "S03-0000009-0000009" as ChargePermissionId }
    await ledger.savePermission(unknown, new Date(), null)
    expect((await ledger.ofPermission(unknown.chargePermissionId)).permissions).toEqual([])
  })
})
