import { PERMISSION, permissionEntry, PROVIDER } from "../../../ledger/test/entries"
import { WARNING_KINDS, type WarningEntry, type WarningKind } from "../../../ledger/warning"
import { agreementWarnings } from "./of-agreement"

const NOW = new Date("2027-01-10T00:00:00Z")
const about = { provider_id: PROVIDER, payment_id: null, object_id: PERMISSION, since: NOW }
const of = (more: Parameters<typeof permissionEntry>[0], before: readonly WarningEntry[] = []) =>
  agreementWarnings(permissionEntry(more), { before, now: NOW })

describe("what an agreement needs", () => {
  it("is nothing while it may be charged", () => {
    expect(of({})).toEqual([])
  })

  it("is that its buyer mends the payment method", () => {
    expect(of({ state: "NonChargeable", reason_code: "PaymentMethodInvalid" })).toMatchObject([
      { ...about, kind: "payment_method_needed", reason_code: "PaymentMethodInvalid", remedy: "send_update_link" },
    ])
  })

  it("is nothing that helps once its buyer has closed it", () => {
    expect(of({ state: "Closed", reason_code: "BuyerCanceled" })).toMatchObject([
      { ...about, kind: "closed_by_buyer", reason_code: "BuyerCanceled", remedy: "none" },
    ])
  })

  it.each(["MerchantClosed", "AmazonClosed", "ExpiredUnused"])(
    "is nothing once another closed it: %s",
    (reason_code) => {
      expect(of({ state: "Closed", reason_code })).toEqual([])
    },
  )

  it("keeps what was told of it elsewhere", () => {
    const KEPT: readonly WarningKind[] = ["charge_without_order", "limits_differ", "chargeback"]
    const before = WARNING_KINDS.map((kind) => ({ kind }) as WarningEntry)
    expect(of({}, before).map(({ kind }) => kind)).toEqual(WARNING_KINDS.filter((kind) => KEPT.includes(kind)))
  })
})
