import { refuse } from "../domain/errors.js"
import type { ChargePermission } from "../engine/charge-permission.js"
import type { Engine } from "../engine/engine.js"
import { setPermissionStatus, touchPermission } from "../engine/record.js"
import type { AddressBook } from "./address-book.js"
import { chosenCard } from "./choose.js"

/** @throws ResourceNotFound, InvalidChargePermissionStatus */
export function livePermission(engine: Engine, id: string): ChargePermission {
  const permission = engine.store.permissions.get(id)
  if (permission === undefined) throw refuse.notFound("Charge Permission", id)
  if (permission.status.state === "Closed") throw refuse.permissionStatus()
  return permission
}

/** The buyer chooses another card on Amazon's account page, which makes a declined permission Chargeable again. */
export function mendPermission(engine: Engine, book: AddressBook, id: string, ending: string): ChargePermission {
  const permission = livePermission(engine, id)
  permission.choice = { ...permission.choice, card: chosenCard(book.account(), ending), giftCard: null }
  permission.giftCardOnly = false
  if (permission.status.state === "NonChargeable") setPermissionStatus(engine, permission, { state: "Chargeable" })
  else touchPermission(engine, permission)
  return permission
}

/** The buyer ends the agreement; the shop hears of it by IPN or with its next charge. */
export function closePermissionAsBuyer(engine: Engine, id: string): ChargePermission {
  const permission = livePermission(engine, id)
  setPermissionStatus(engine, permission, { state: "Closed", reason: "BuyerClosed", description: null })
  return permission
}
