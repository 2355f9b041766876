import { isSameAgreement, ONE_TIME, readAgreement, type Agreement } from "./agreement"

const yen = (amount: string) => ({ amount, currencyCode: "JPY" })
const recurring = (amount: string | null, value = "1"): Agreement => ({
  chargePermissionType: "Recurring",
  recurringMetadata: { frequency: { unit: "Month", value }, amount: amount === null ? null : yen(amount) },
})
const ON_FILE: Agreement = { chargePermissionType: "PaymentMethodOnFile" }

describe("two agreements", () => {
  const all = [ONE_TIME, ON_FILE, recurring("2500"), recurring("1"), recurring(null), recurring("2500", "2")]

  it.each(all)("are the same only where both say the same: %j", (one) => {
    expect(all.filter((other) => isSameAgreement(one, other))).toEqual([one])
  })

  it("are the same whatever zeros their amounts end in", () => {
    const euros = (amount: string): Agreement => ({
      chargePermissionType: "Recurring",
      recurringMetadata: { frequency: { unit: "Month", value: "1" }, amount: { amount, currencyCode: "EUR" } },
    })
    expect(isSameAgreement(euros("10"), euros("10.00"))).toBe(true)
  })
})

describe("what Amazon says of an agreement", () => {
  const { recurringMetadata } = { recurringMetadata: { frequency: { unit: "Month", value: "1" }, amount: yen("2500") } }

  it.each([
    ["a single payment", { chargePermissionType: "OneTime", recurringMetadata: null }, ONE_TIME],
    ["a payment method on file", { chargePermissionType: "PaymentMethodOnFile" }, ON_FILE],
    ["a recurring payment", { chargePermissionType: "Recurring", recurringMetadata }, recurring("2500")],
    [
      "a recurring payment without an amount that could be read",
      { chargePermissionType: "Recurring", recurringMetadata: { ...recurringMetadata, amount: { amount: null } } },
      recurring(null),
    ],
  ])("is read: %s", (_what, said, agreement) => {
    expect(readAgreement(said)).toEqual(agreement)
  })

  it.each([
    ["nothing", {}],
    ["a type of tomorrow", { chargePermissionType: "Installments" }],
    ["no terms of a recurring payment", { chargePermissionType: "Recurring", recurringMetadata: null }],
  ])("is not known where it says %s", (_what, said) => {
    expect(readAgreement(said)).toBeNull()
  })
})
