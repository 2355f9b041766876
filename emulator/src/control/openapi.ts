import { z } from "zod"
import { buyerInput } from "../buyer/buyer-input.js"
import { signInPress } from "../buyer/sign-in.js"
import { faultRule } from "../faults/fault-rule.js"
import { chaosRule } from "../ipn/chaos.js"
import { endpointBody } from "../ipn/endpoint.js"
import {
  approveBody,
  blockPermissionBody,
  cancelBody,
  changeBody,
  checkoutBody,
  clockBody,
  closeBody,
  closePermissionBody,
  mendBody,
  merchantsBody,
  sendBody,
  settingsBody,
} from "./bodies.js"

type Route = {
  readonly method: "get" | "post" | "put" | "delete"
  readonly path: string
  readonly summary: string
  /** Names of optional query parameters. */
  readonly query?: readonly string[]
  readonly body?: z.ZodType
}

/** Every call of the control API, with the very schema its body is read with. */
export const CONTROL_ROUTES: readonly Route[] = [
  { method: "get", path: "/", summary: "The inspector: a page with everything the emulator holds" },
  { method: "post", path: "/advance", summary: "The inspector's clock buttons (a form with `seconds`)" },
  { method: "get", path: "/openapi.json", summary: "This document" },
  { method: "get", path: "/health", summary: "Whether it is up, its region and its time" },
  { method: "post", path: "/reset", summary: "Forgets everything but the registered merchants" },
  { method: "get", path: "/clock", summary: "The virtual time" },
  { method: "post", path: "/clock", summary: "Moves the virtual clock; a bare number is seconds", body: clockBody },
  { method: "get", path: "/merchants", summary: "Registered merchants" },
  { method: "post", path: "/merchants", summary: "Registers one merchant or several", body: merchantsBody },
  { method: "get", path: "/settings", summary: "Hosted page, language, rate limits" },
  { method: "post", path: "/settings", summary: "Changes them", body: settingsBody },
  {
    method: "get",
    path: "/requests",
    summary: "Calls to the API, oldest first",
    query: ["method", "path", "operation", "checkoutSessionId", "mask"],
  },
  { method: "get", path: "/refusedButtons", summary: "Pressed buttons that were not taken, oldest first" },
  { method: "delete", path: "/requests", summary: "Clears that log" },
  {
    method: "get",
    path: "/events",
    summary: "Changes of state (type=state) and API calls (type=call), oldest first",
    query: ["after", "type", "checkoutSessionId"],
  },
  { method: "get", path: "/objects/{kind}", summary: "All objects of a kind as the API answers them" },
  { method: "get", path: "/faults", summary: "Faults in force" },
  { method: "post", path: "/faults", summary: "Makes something go wrong", body: faultRule },
  { method: "delete", path: "/faults", summary: "Makes everything go well again" },
  { method: "get", path: "/ipn/endpoints", summary: "Where notifications go" },
  { method: "post", path: "/ipn/endpoints", summary: "Adds an endpoint", body: endpointBody },
  { method: "delete", path: "/ipn", summary: "Forgets endpoints, chaos and deliveries" },
  { method: "post", path: "/ipn/send", summary: "Sends an object's latest notification again", body: sendBody },
  { method: "get", path: "/ipn/chaos", summary: "What shall go wrong with the next notifications" },
  { method: "post", path: "/ipn/chaos", summary: "Adds to it", body: chaosRule },
  { method: "delete", path: "/ipn/chaos", summary: "Clears it" },
  { method: "get", path: "/ipn/deliveries", summary: "Attempts to deliver, after waiting for those under way" },
  { method: "get", path: "/buyer", summary: "The buyer's address book" },
  { method: "put", path: "/buyer", summary: "Signs another account in", body: buyerInput },
  { method: "post", path: "/buyer/checkout", summary: "Presses the button and goes to the review", body: checkoutBody },
  { method: "post", path: "/buyer/approve", summary: "Goes through amazonPayRedirectUrl", body: approveBody },
  { method: "get", path: "/ca.pem", summary: "The certificate that clients have to trust" },
  { method: "get", path: "/buyers", summary: "Buyers whose data break shops, each a body for PUT /buyer" },
  { method: "post", path: "/snapshots", summary: "Remembers objects, saved answers and time" },
  { method: "post", path: "/snapshots/{id}/restore", summary: "Goes back to them" },
  { method: "post", path: "/buyer/confirm", summary: 'Presses "pay now" before Finalize', body: cancelBody },
  { method: "post", path: "/buyer/change", summary: "Chooses anew", body: changeBody },
  { method: "post", path: "/buyer/cancel", summary: "Turns back on a hosted page", body: cancelBody },
  { method: "post", path: "/buyer/sign-in", summary: "Presses a SignIn button", body: signInPress },
  { method: "post", path: "/buyer/mend", summary: "Chooses another card for a Charge Permission", body: mendBody },
  { method: "post", path: "/buyer/close", summary: "Ends a Charge Permission", body: closeBody },
  {
    method: "post",
    path: "/chargePermissions/block",
    summary: "Makes a Charge Permission NonChargeable until the buyer mends it",
    body: blockPermissionBody,
  },
  {
    method: "post",
    path: "/chargePermissions/close",
    summary: "Closes a Charge Permission, for any of Amazon's reasons",
    body: closePermissionBody,
  },
]

/** The control API as OpenAPI 3.1. */
export function openApi(): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const { method, path, summary, query = [], body } of CONTROL_ROUTES) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    const operation = {
      summary,
      parameters: [
        ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
        ...query.map((name) => ({ name, in: "query", required: false, schema: { type: "string" } })),
      ],
      ...(body === undefined ? {} : { requestBody: { content: { "application/json": { schema: schemaOf(body) } } } }),
      responses: { "2XX": { description: "Done" }, "4XX": { description: "{reasonCode, message}" } },
    }
    paths[`/_emulator${path}`] = { ...paths[`/_emulator${path}`], [method]: operation }
  }
  return { openapi: "3.1.0", info: { title: "amazon-pay-emulator, control API", version: "1" }, paths }
}

function schemaOf(body: z.ZodType): object {
  return z.toJSONSchema(body, { io: "input", unrepresentable: "any" })
}
