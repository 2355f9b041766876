import type { AmazonPayAgreement, AmazonPayAgreementDetails } from "../../../../../../../storefront/agreement"
import type { ownSummary, ownView } from "./own"

/** Compiles only where both are assignable to each other. */
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never

describe("what a customer is answered is what the storefront kit reads", () => {
  it("of an agreement in a list", () => {
    const isSame: Same<ReturnType<typeof ownSummary>, AmazonPayAgreement> = true
    expect(isSame).toBe(true)
  })

  it("of one alone", () => {
    const isSame: Same<ReturnType<typeof ownView>, AmazonPayAgreementDetails> = true
    expect(isSame).toBe(true)
  })
})
