import type { ChargePermissionId } from "../amazon/ids"
import { isLive } from "./charge"
import { lookAtCharges } from "./look"
import { operate, type Operator } from "./operate"
import type { NewOperation, RequestOf } from "./operation"

const REASON = "The order was canceled in the shop"

/**
 * Closes the Charge Permission, and with it what is authorized and not captured. Captured charges stay refundable.
 * @throws OutcomeUnknownError
 */
export async function closePermission(
  operator: Operator,
  id: ChargePermissionId,
  owner: { id: string; provider_id: string },
  how: Closing = { closureReason: REASON, cancelPendingCharges: true },
): Promise<void> {
  let isTried = false
  await operate(
    operator,
    id,
    ({ permissions }) => (isTried || permissions[0]?.state === "Closed" ? null : closing(id, owner, how)),
    () => {
      isTried = true
    },
  )
  const { charges } = await operator.ledger.ofPermission(id)
  await lookAtCharges(operator, charges.filter(isLive))
}

type Closing = Pick<RequestOf<"close">, "closureReason" | "cancelPendingCharges">

function closing(id: ChargePermissionId, owner: { id: string; provider_id: string }, how: Closing): NewOperation {
  return {
    provider_id: owner.provider_id,
    subject: id,
    owner: owner.id,
    payment_session_id: null,
    payment_collection_id: null,
    request: { kind: "close", chargePermissionId: id, ...how },
  }
}
