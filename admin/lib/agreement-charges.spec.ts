import { charge, recurringCharge } from "../test/payment"
import { lastCharge, nextCharge } from "./agreement-charges"

const at = (created_at: string | null) => charge({ id: `C-${created_at}`, created_at })

describe("the last charge on an agreement", () => {
  it("is the newest, in whatever order they come", () => {
    const charges = [at("2027-01-24T10:00:00Z"), at("2027-02-24T10:00:00Z"), at("2026-12-24T10:00:00Z")]
    expect(lastCharge({ charges, recurring_charges: [] })?.created_at).toBe("2027-02-24T10:00:00Z")
  })

  it("is one that has a date, if any has", () => {
    const charges = [at(null), at("2027-02-24T10:00:00Z"), at(null)]
    expect(lastCharge({ charges, recurring_charges: [] })?.created_at).toBe("2027-02-24T10:00:00Z")
  })

  it("is none before the first", () => {
    expect(lastCharge({ charges: [], recurring_charges: [] })).toBeNull()
  })
})

describe("the next charge on an agreement", () => {
  it("is the earliest period that is still to be tried", () => {
    const recurring_charges = [
      recurringCharge(),
      recurringCharge({ outcome: "retry_later", retry_at: "2027-02-08T10:00:00Z", amount: "900" }),
      recurringCharge({ outcome: "retry_later", retry_at: "2027-02-06T10:00:00Z", amount: "2500" }),
    ]
    expect(nextCharge({ charges: [], recurring_charges })).toEqual({
      amount: "2500",
      currency_code: "JPY",
      at: "2027-02-06T10:00:00Z",
    })
  })

  it("is none where no period waits", () => {
    expect(nextCharge({ charges: [], recurring_charges: [recurringCharge()] })).toBeNull()
  })
})
