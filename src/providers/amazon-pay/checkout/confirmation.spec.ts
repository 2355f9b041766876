import { generateKeyPairSync } from "node:crypto"
import { isChargePermissionId, isCheckoutSessionId } from "../../../amazon/ids"
import { accountOf } from "../account/account"
import { OPTIONS, silent } from "../test/provider"
import { openConfirmation, openRecharge, sealConfirmation, sealRecharge, type Confirmation } from "./confirmation"

const account = accountOf({ ...OPTIONS }, silent)
const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
})
const another = accountOf({ ...OPTIONS, privateKey }, silent)

const [checkout_session_id] = ["00000000-0000-4000-8000-000000000000"].filter(isCheckoutSessionId)
const [charge_permission_id] = ["S03-1234567-1234567"].filter(isChargePermissionId)
const CONFIRMATION: Confirmation = {
  checkout_session_id: checkout_session_id!,
  payment_collection_id: "pay_col_1",
  flow: "review",
  amount: "2500",
  first_charge: "1000",
  currency_code: "JPY",
  payment_descriptor: "Visa ****1111 (Amazon Pay)",
  recurring_metadata: { frequency: { unit: "Month", value: "1" }, amount: { amount: "2000", currencyCode: "JPY" } },
  trial_charge: "2000",
}
const RECHARGE = {
  charge_permission_id: charge_permission_id!,
  payment_collection_id: "pay_col_1",
  turn: 3,
  order_number: "7",
  capture: true,
  pending: false,
  initiator: "MITR",
  channel: "Web",
} as const

const FOREIGN = [undefined, null, {}, { amazon_pay: null }, { amazon_pay: "text" }, { amazon_pay: { sealed: "a.b" } }]

describe("a confirmation", () => {
  it.each([
    CONFIRMATION,
    { ...CONFIRMATION, flow: "direct" as const, recurring_metadata: null },
    { ...CONFIRMATION, first_charge: "", payment_descriptor: "", trial_charge: "" },
  ])("comes out as it was sealed: %j", (confirmation) => {
    expect(openConfirmation(account, sealConfirmation(account, confirmation))).toEqual(confirmation)
  })

  it.each(FOREIGN)("is none in %p", (data) => {
    expect(openConfirmation(account, data)).toBeNull()
  })

  it("is none that another account has sealed", () => {
    expect(openConfirmation(account, sealConfirmation(another, CONFIRMATION))).toBeNull()
  })

  it("is none for what is no Checkout Session", () => {
    const sealed = account.seal.close("confirmation", { checkout_session_id: "../charges/S03" })
    expect(openConfirmation(account, { amazon_pay: { sealed } })).toBeNull()
  })

  it("is no recharge, nor the other way round", () => {
    expect(openRecharge(account, sealConfirmation(account, CONFIRMATION))).toBeNull()
    expect(openConfirmation(account, sealRecharge(account, RECHARGE))).toBeNull()
  })
})

describe("a recharge", () => {
  it.each([
    RECHARGE,
    {
      charge_permission_id: RECHARGE.charge_permission_id,
      payment_collection_id: "pay_col_1",
      turn: null,
      order_number: null,
    },
  ])("comes out as it was sealed: %j", (recharge) => {
    expect(openRecharge(account, sealRecharge(account, recharge))).toEqual(recharge)
  })

  it.each(FOREIGN)("is none in %p", (data) => {
    expect(openRecharge(account, data)).toBeNull()
  })

  it("is none that another account has sealed", () => {
    expect(openRecharge(account, sealRecharge(another, RECHARGE))).toBeNull()
  })
})
