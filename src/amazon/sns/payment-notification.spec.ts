import { SnsMalformedError } from "./errors"
import { parsePaymentNotification } from "./payment-notification"

const MESSAGE = {
  MerchantID: "A3TESTMERCHANT",
  ObjectType: "CHARGE",
  ObjectId: "S03-1234567-1234567-C123456",
  ChargePermissionId: "S03-1234567-1234567",
  NotificationType: "STATE_CHANGE",
  NotificationId: "1b6a9f0c",
  NotificationVersion: "V2",
}
const parse = (message: object) => parsePaymentNotification(JSON.stringify(message))

describe("a payment notification", () => {
  it("names the merchant, the object and its permission, and nothing else", () => {
    expect(parse(MESSAGE)).toEqual({
      merchantId: "A3TESTMERCHANT",
      objectType: "CHARGE",
      objectId: "S03-1234567-1234567-C123456",
      chargePermissionId: "S03-1234567-1234567",
    })
  })

  it("is read in the spelling of Amazon's older pages", () => {
    const older = Object.entries(MESSAGE).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value])
    expect(parse(Object.fromEntries(older))).toEqual(parse(MESSAGE))
  })

  it("of a permission is about that permission", () => {
    const { ChargePermissionId, ...rest } = MESSAGE
    const notification = parse({ ...rest, ObjectType: "CHARGE_PERMISSION", ObjectId: ChargePermissionId })
    expect(notification.chargePermissionId).toBe(ChargePermissionId)
  })

  it.each([undefined, null, "", "../charges", 1])("does without a permission when it is %j", (ChargePermissionId) => {
    expect(parse({ ...MESSAGE, ChargePermissionId }).chargePermissionId).toBeNull()
  })

  it("may be of a type we do not know", () => {
    expect(parse({ ...MESSAGE, ObjectType: "Dispute" }).objectType).toBe("DISPUTE")
  })

  it.each([
    ["is of the API before version 2", { NotificationType: "PaymentCapture", NotificationData: "<xml/>" }],
    ["names no merchant", { ...MESSAGE, MerchantID: undefined }],
    ["names an object that would not fit into a path", { ...MESSAGE, ObjectId: "../buyers" }],
  ])("is refused when it %s", (_, message) => {
    expect(() => parse(message)).toThrow(SnsMalformedError)
  })

  it("is refused when it is no JSON", () => {
    expect(() => parsePaymentNotification("hello")).toThrow(SnsMalformedError)
  })
})
