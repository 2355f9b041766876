import { yen, type Answer, type Json, type Shop } from "./shop.js"

/** Create Charge over so many yen. */
export function charge(
  shop: Shop,
  permissionId: string,
  amount: number,
  more: object = {},
  simulation?: string,
): Promise<Answer> {
  const body = { chargePermissionId: permissionId, chargeAmount: yen(amount), ...more }
  return shop.call("POST", "charges", { body, simulation })
}

export function capture(shop: Shop, chargeId: string, amount: number, simulation?: string): Promise<Answer> {
  return shop.call("POST", `charges/${chargeId}/capture`, { body: { captureAmount: yen(amount) }, simulation })
}

export function refund(shop: Shop, chargeId: string, amount: number, simulation?: string): Promise<Answer> {
  return shop.call("POST", "refunds", { body: { chargeId, refundAmount: yen(amount) }, simulation })
}

export async function permissionOf(shop: Shop, id: string): Promise<Json> {
  return (await shop.call("GET", `chargePermissions/${id}`)).body
}

export async function chargeOf(shop: Shop, id: string): Promise<Json> {
  return (await shop.call("GET", `charges/${id}`)).body
}

/** A permission over 2,500 yen and no charge yet. */
export async function confirmed(shop: Shop, selection: object = {}): Promise<string> {
  return (await shop.purchase({ paymentIntent: "Confirm" }, selection)).permissionId
}

/** What makes a button's payload a monthly payment. */
export const MONTHLY = {
  chargePermissionType: "Recurring",
  recurringMetadata: { frequency: { unit: "Month", value: "1" }, amount: null },
}
