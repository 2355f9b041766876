import type { PanelAction } from "../../../src/workflows/order/panel-types"
import { request, RequestError } from "../request"
import { actionRequest, refreshPath, type ActionInput, type RunnableAction } from "./panel-action"

type Capture = Extract<PanelAction, { action: "capture" }>

/** @throws RequestError · TypeError when the server was not reached */
export async function runAction(orderId: string, action: RunnableAction, input: ActionInput): Promise<void> {
  const { name, path, body } = actionRequest(orderId, action, input)
  const ask = () => request(name, path, "POST", body)
  await (action.action === "capture" ? captured(orderId, action, ask) : ask())
}

/**
 * Of a payment that somebody else has captured whole Medusa answers "200" to a capture, and makes none
 * (medusa/payment-module.js, capturePayment_). Only a capture that was not there before is ours.
 */
async function captured(orderId: string, { payment_id }: Capture, ask: () => Promise<unknown>): Promise<void> {
  const before = capturesOf(await request("payment", `/admin/payments/${encodeURIComponent(payment_id)}`))
  const after = capturesOf(await ask())
  if (!after.every((id) => before.includes(id))) return
  // The other capture may be under way still: a look waits for it, so that the panel shows what became of it.
  await request("amazon_pay", refreshPath(orderId), "POST").catch(() => null)
  throw new RequestError("", 409, null)
}

function capturesOf(answer: unknown): unknown[] {
  const captures = field(field(answer, "payment"), "captures")
  return Array.isArray(captures) ? captures.map((capture: unknown) => field(capture, "id")) : []
}

function field(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, name) : null
}
