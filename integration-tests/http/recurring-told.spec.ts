import { reconcileWorkflow, updateRecurringTermsWorkflow } from "medusa-payment-amazon-pay/workflows"
import type { ChargePermissionId } from "../../src/amazon/ids"
import { Money } from "../../src/amazon/money"
import { yen } from "../../src/amazon/test/sandbox"
import { seenCharge } from "../../src/ledger/charge"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { listen } from "../support/events"
import { quiet } from "../support/quiet"
import { givenSubscription } from "../support/recurring"
import { afterEachCall } from "../support/slow"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

describeStore("an agreement", (store) => {
  const emulator = () => store.amazon.emulator

  it.each([
    ["closed", ["amazon-pay.charge_permission_closed"]],
    ["blocked", ["amazon-pay.payment_method_needed"]],
    ["mended", ["amazon-pay.payment_method_needed", "amazon-pay.payment_method_mended"]],
  ])("that is %s at Amazon is told of once, although the look that saw it was cut off", async (change, events) => {
    const { orderId, permissionId: chargePermissionId } = await givenSubscription(store)
    const told = events.map((name) => listen(store.container, name))
    if (change === "closed") emulator().chargePermissions.close({ chargePermissionId, reasonCode: "BuyerClosed" })
    else emulator().chargePermissions.block({ chargePermissionId, reasonCode: "PaymentMethodExpired" })
    if (change === "mended") {
      await store.admin.refresh(orderId)
      emulator().buyer.mend({ chargePermissionId, payment: "1111" })
    }
    emulator().faults.add({ kind: "status", status: 503, method: "GET", path: "/charges", times: null })
    await store.admin.ask("POST", `amazon-pay/orders/${orderId}/refresh`)
    emulator().faults.clear()
    await store.admin.refresh(orderId)
    await store.admin.ask("POST", `amazon-pay/charge-permissions/${chargePermissionId}/refresh`)
    await store.admin.refresh(orderId)
    await quiet()
    expect(told.map(({ heard }) => heard.length)).toEqual(events.map(() => 1))
  })

  it("whose payment method is to be updated is told of, although a change of its terms was the first to see it", async () => {
    const { permissionId } = await givenSubscription(store)
    const needed = listen(store.container, "amazon-pay.payment_method_needed")
    emulator().chargePermissions.block({ chargePermissionId: permissionId, reasonCode: "PaymentMethodExpired" })
    await updateRecurringTermsWorkflow(store.container).run({
      input: { charge_permission_id: permissionId, frequency: { unit: "Week", value: "1" }, amount: null },
    })
    await store.admin.ask("POST", `amazon-pay/charge-permissions/${permissionId}/refresh`)
    await quiet()
    expect(needed.heard).toMatchObject([
      { data: { charge_permission_id: permissionId, reason_code: "PaymentMethodExpired" } },
    ])
  })

  it("whose payment method is to be updated stays so when the answer to an earlier look comes last", async () => {
    const { permissionId: chargePermissionId } = await givenSubscription(store)
    const mended = listen(store.container, "amazon-pay.payment_method_mended")
    const refresh = () => store.admin.ask("POST", `amazon-pay/charge-permissions/${chargePermissionId}/refresh`)
    const end = afterEachCall(async () => {
      end()
      emulator().chargePermissions.block({ chargePermissionId, reasonCode: "PaymentMethodExpired" })
      await refresh()
    })
    expect(await refresh()).toMatchObject({ body: { charge_permission: { state: "NonChargeable" } } })
    await quiet()
    expect(mended.heard).toEqual([])
  })

  it("that is closed by hand in Seller Central is told of once", async () => {
    const { orderId, permissionId } = await givenSubscription(store)
    const closed = listen(store.container, "amazon-pay.charge_permission_closed")
    emulator().chargePermissions.close({ chargePermissionId: permissionId, reasonCode: "MerchantClosed" })
    await store.admin.refresh(orderId)
    await store.admin.refresh(orderId)
    await quiet()
    expect(closed.heard).toMatchObject([{ data: { charge_permission_id: permissionId, closed_by: "merchant" } }])
    expect(await notices(store.container)).toHaveLength(1)
  })

  it("that was charged by hand is told of once, although the process that found it ended before it had told", async () => {
    const { permissionId } = await givenSubscription(store)
    const foreign = listen(store.container, "amazon-pay.foreign_charge")
    const chargePermissionId = permissionId as ChargePermissionId
    const request = { chargePermissionId, captureNow: true, canHandlePendingAuthorization: false }
    const charge = await store.amazon.merchant.createCharge({ ...request, chargeAmount: yen(700) }, "by-hand")
    const { ledger } = store.container.resolve<AmazonPayModuleService>("amazonPay")
    const [permission] = (await ledger.ofPermission(permissionId)).permissions
    const nobodys = { payment_session_id: null, payment_collection_id: null, operation_id: null }
    const owner = { ...nobodys, provider_id: permission!.provider_id, charge_permission_id: chargePermissionId }
    const nothing = { amount: Money.zero("JPY"), captured: Money.zero("JPY"), refunded: Money.zero("JPY") }
    const seen = seenCharge(charge, { ...nothing, charged_at: null, expires_at: null })
    await ledger.saveCharge(charge.chargeId, owner, seen, await ledger.beginLook())
    const input = { charge_permission_id: permissionId, hint: { type: "CHARGE", id: charge.chargeId } as const }
    for (let times = 0; times < 2; times++) await reconcileWorkflow(store.container).run({ input })
    await quiet()
    expect(foreign.heard).toMatchObject([{ data: { charge_permission_id: permissionId, amount: "700" } }])
    expect(await notices(store.container)).toHaveLength(1)
  })
})
