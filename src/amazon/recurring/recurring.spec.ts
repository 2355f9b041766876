import { reviewPayload } from "../button"
import { AmazonPayError } from "../errors"
import { isCheckoutSessionId, type ChargePermissionId } from "../ids"
import { Money } from "../money"
import type { ChargePermissionType } from "../states"
import { authorize, MERCHANT, pressed, RETURN_URLS, startSandbox, yen, type Sandbox } from "../test/sandbox"
import {
  decideCharge,
  expiresAt,
  monthlyCap,
  nextMonthStart,
  type ChargeReply,
  type RecurringMetadata,
  toRecurringMetadata,
} from "."

const MONTHLY = { frequency: { unit: "Month", value: "1" }, amount: yen(2500) } as const satisfies RecurringMetadata
const ASYNCHRONOUS = { canHandlePendingAuthorization: true }

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ start: "2026-01-15T03:00:00Z" })
})
afterEach(() => sandbox.emulator.close())

/** A first order of ¥2,500, and the permission that it gives. */
async function agreed(chargePermissionType: ChargePermissionType = "Recurring"): Promise<ChargePermissionId> {
  const { emulator, client } = sandbox
  const payload = reviewPayload({
    storeId: MERCHANT.storeId,
    returnUrls: RETURN_URLS,
    chargePermissionType,
    recurringMetadata: MONTHLY,
    allowOvercharge: false,
    extendExpiration: false,
  })
  const { checkoutSessionId } = emulator.buyer.checkout(pressed(payload))
  if (!isCheckoutSessionId(checkoutSessionId)) throw new Error("The emulator gave no Checkout Session.")
  await client.updateCheckoutSession(checkoutSessionId, authorize(2500, false))
  emulator.buyer.approve({ checkoutSessionId })
  const { session } = await client.completeCheckoutSession(checkoutSessionId, { chargeAmount: yen(2500) })
  return session.chargePermissionId!
}

let keys = 0
async function charge(
  chargePermissionId: ChargePermissionId,
  amount = 2500,
  { canHandlePendingAuthorization = false } = {},
) {
  const body = { chargePermissionId, chargeAmount: yen(amount), captureNow: true, canHandlePendingAuthorization }
  return sandbox.client.createCharge({ ...body, chargeInitiator: "MITR", channel: "Web" }, `renewal-${(keys += 1)}`)
}

/** Charges it again, looks at the permission, and decides. */
async function renewed(id: ChargePermissionId, amount?: number, options?: typeof ASYNCHRONOUS) {
  const reply = await charge(id, amount, options).then(
    ({ state, reasonCode }): ChargeReply => ({ is: "answered", state, reasonCode }),
    (error: unknown): ChargeReply => {
      if (!(error instanceof AmazonPayError)) throw error
      return { is: "refused", reasonCode: error.reasonCode }
    },
  )
  return decideCharge({ permission: await sandbox.client.getChargePermission(id), reply })
}

const simulate = (code: string) =>
  sandbox.emulator.faults.add({ kind: "simulate", method: "POST", path: "/charges", code, times: null })

describe("a renewal at Amazon", () => {
  it("is charged, and says by whom it was begun", async () => {
    const id = await agreed()
    expect(await renewed(id)).toMatchObject({ outcome: "charged" })
    const charges = JSON.stringify(sandbox.emulator.objects("charges"))
    expect(charges).toContain('"MITR"')
  })

  it.each([
    ["SoftDeclined", { outcome: "retry_later", event: "recurring_declined" }],
    ["ProcessingFailure", { outcome: "retry_later", event: "recurring_declined" }],
    ["TransactionTimedOut", { outcome: "retry_later", event: "recurring_declined" }],
    ["HardDeclined", { outcome: "payment_method_needed" }],
    ["AmazonRejected", { outcome: "closed", closed_by: "amazon" }],
  ])("that is refused with %s calls for %j", async (code, decision) => {
    const id = await agreed()
    simulate(code)
    expect(await renewed(id)).toMatchObject(decision)
  })

  it("is charged once the buyer has mended what was declined", async () => {
    const id = await agreed()
    simulate("HardDeclined")
    await renewed(id)
    expect(await renewed(id)).toMatchObject({ outcome: "payment_method_needed" })
    sandbox.emulator.faults.clear()
    sandbox.emulator.buyer.mend({ chargePermissionId: id, payment: "1111" })
    expect(await renewed(id)).toMatchObject({ outcome: "charged" })
  })

  it("is pending while Amazon decides, and another one waits for it", async () => {
    const id = await agreed()
    expect(await renewed(id, 2500, ASYNCHRONOUS)).toMatchObject({ outcome: "pending" })
    expect(await renewed(id)).toEqual({ outcome: "retry_later", event: "recurring_delayed" })
  })

  it("over the cap is charged in the next month", async () => {
    const id = await agreed()
    const cap = Number(monthlyCap("Recurring", "JPY")?.amount)
    expect((await sandbox.client.getChargePermission(id)).amountLimit?.amount).toBe(String(cap))
    expect(await renewed(id, cap)).toMatchObject({ outcome: "over_cap" })
    sandbox.emulator.clock.set(nextMonthStart(sandbox.emulator.clock.now(), "jp"))
    expect(await renewed(id, cap)).toMatchObject({ outcome: "charged" })
  })

  it("of a permission that its buyer ended is a new checkout's", async () => {
    const id = await agreed()
    sandbox.emulator.buyer.close({ chargePermissionId: id })
    expect(await renewed(id)).toMatchObject({ outcome: "closed", closed_by: "buyer" })
  })

  it("of a permission 13 months after its last charge is, too", async () => {
    const id = await agreed()
    sandbox.emulator.clock.advance({ days: 40 })
    await renewed(id)
    const now = sandbox.emulator.clock.now()
    const end = expiresAt(now)
    const { expirationTimestamp } = await sandbox.client.getChargePermission(id)
    expect(expirationTimestamp?.toISOString().slice(0, 16)).toBe(end.toISOString().slice(0, 16))
    sandbox.emulator.clock.set(end)
    expect(await renewed(id)).toMatchObject({ outcome: "closed", closed_by: "expired" })
  })
})

describe("a permission at Amazon", () => {
  it("tells its type and what the buyer was told", async () => {
    const { chargePermissionType, recurringMetadata } = await sandbox.client.getChargePermission(await agreed())
    expect(chargePermissionType).toBe("Recurring")
    expect(recurringMetadata?.frequency).toEqual(MONTHLY.frequency)
    expect(recurringMetadata?.amount?.toString()).toBe("2500 JPY")
  })

  it("of a saved wallet has no terms, and the higher cap", async () => {
    const permission = await sandbox.client.getChargePermission(await agreed("PaymentMethodOnFile"))
    expect(permission).toMatchObject({ chargePermissionType: "PaymentMethodOnFile", recurringMetadata: null })
    expect(permission.amountLimit).toEqual(monthlyCap("PaymentMethodOnFile", "JPY"))
  })

  it("takes the terms of another plan", async () => {
    const frequency = { unit: "Week", value: "2" } as const
    const update = { recurringMetadata: toRecurringMetadata({ frequency, amount: Money.of(900, "JPY") }) }
    const { recurringMetadata } = await sandbox.client.updateChargePermission(await agreed(), update)
    expect(recurringMetadata?.frequency).toEqual(frequency)
    expect(recurringMetadata?.amount?.toString()).toBe("900 JPY")
  })
})
