import { reasonKey } from "./reason-key"

describe("reasonKey", () => {
  it("explains a code by the object it stands on", () => {
    expect(reasonKey("charge", "ProcessingFailure")).toBe("amazonPay.reason.charge.ProcessingFailure")
    expect(reasonKey("refund", "ProcessingFailure")).toBe("amazonPay.reason.refund.ProcessingFailure")
    expect(reasonKey("chargePermission", "AmazonClosed")).toBe("amazonPay.reason.chargePermission.AmazonClosed")
  })

  it.each(["SomethingNewer", "toString", "__proto__", ""])("has no words for %p", (code) => {
    expect(reasonKey("charge", code)).toBeNull()
  })
})
