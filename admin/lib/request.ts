import Medusa from "@medusajs/js-sdk"

import type {
  AccountCheck,
  AccountView,
  AttentionPage,
  Authorizations,
  SearchResult,
} from "../../src/workflows/dashboard/types"
import type { Timeline } from "../../src/workflows/order/timeline-types"
import type { Agreement, AgreementDetails } from "./agreement"
import type { AmazonPayOrder } from "./amazon-pay-order"

// `typeof`, because a build that does not know a name leaves it undeclared. The dashboard's own client reads the same
// three: with another auth type than the dashboard's, every request would answer 401.
const backendUrl = typeof __BACKEND_URL__ === "undefined" ? undefined : __BACKEND_URL__
const authType = typeof __AUTH_TYPE__ === "undefined" ? undefined : __AUTH_TYPE__
const jwtTokenStorageKey = typeof __JWT_TOKEN_STORAGE_KEY__ === "undefined" ? undefined : __JWT_TOKEN_STORAGE_KEY__

const auth = { type: authType ?? "session", jwtTokenStorageKey } as const
const sdk = new Medusa({ baseUrl: backendUrl ?? "/", auth })

/** What the server answered instead: Medusa's SDK keeps status and message of it, and loses the code. */
export class RequestError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string | null,
  ) {
    super(message)
  }
}

/** What the routes answer with, by a name that is in it. */
interface Answers {
  amazon_pay: { amazon_pay: AmazonPayOrder }
  charge_permission: { charge_permission: AgreementDetails }
  charge_permissions: { charge_permissions: Agreement[] }
  /** Medusa's own payment, of which the panel takes nothing. */
  payment: { payment: unknown }
  payment_link: { payment_link: { url: string } }
  timeline: { timeline: Timeline }
  results: { results: SearchResult[] }
  warnings: AttentionPage
  warning: { warning: { id: string } }
  expiring: Authorizations
  accounts: { accounts: AccountView[] }
  check: { check: AccountCheck }
}

/**
 * As Medusa's SDK would ask.
 * @param name of what is answered
 * @throws RequestError · TypeError when the server was not reached
 */
export async function request<Name extends keyof Answers>(
  name: Name,
  path: string,
  method: "GET" | "POST" = "GET",
  body?: object,
): Promise<Answers[Name]> {
  const token = auth.type === "jwt" ? await sdk.client.getToken() : null
  const base = backendUrl && backendUrl !== "/" ? backendUrl.replace(/\/$/, "") : window.location.origin
  const response = await fetch(`${base}${path}`, {
    method,
    credentials: auth.type === "session" ? "include" : "omit",
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: body && JSON.stringify(body),
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok && isAnswer(answer, name)) return answer
  throw new RequestError(textOf(answer, "message") ?? "", response.status, textOf(answer, "code"))
}

function isAnswer<Name extends keyof Answers>(answer: unknown, name: Name): answer is Answers[Name] {
  return typeof answer === "object" && answer !== null && name in answer
}

function textOf(answer: unknown, name: string): string | null {
  const value: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, name) : null
  return typeof value === "string" ? value : null
}
