import { AmazonPayError } from "../domain/errors.js"
import type { Environment } from "../domain/states.js"
import type { Engine } from "../engine/engine.js"
import { callerOf, simulationOf } from "../operations/caller.js"
import type { SignedRequest } from "../signature/canonical-request.js"
import type { Diagnosis } from "../signature/diagnosis.js"
import type { MerchantKey, Merchants } from "../signature/merchants.js"
import { RefusedSignature } from "../signature/refused-signature.js"
import { verifyRequest } from "../signature/verify-request.js"
import { answered, refused, type ApiResponse } from "./api-response.js"
import { readIdempotencyKey, type Idempotency } from "./idempotency.js"
import { createOperations } from "./operations.js"
import { readOfficialForms, simulationOnGet, type OfficialForm } from "./official-forms.js"
import { parseJson } from "./parse-body.js"
import type { RedirectUrl } from "./present-checkout-session.js"
import type { Throttling } from "./throttling.js"
import { assertRequest } from "./request-rules.js"
import { findOperation, parseApiPath } from "./route.js"

/** The API without its transport: a request in, an answer out. */
export type Api = {
  /**
   * Once the signature is verified all is done at once: of two calls each sees the other's work whole or not at all.
   * @param now what the signature's date is compared with; real time when absent
   */
  handle(request: SignedRequest, now?: number): Promise<ApiOutcome>
  /** What a call would be, for one that a fault keeps from being handled. Null when there is no such call. */
  nameOf(method: string, path: string): string | null
}

/** An answer and what the request log tells about it. */
export type ApiOutcome = {
  readonly response: ApiResponse
  readonly operation: string | null
  readonly merchantId: string | null
  /** What was found out about a refused signature. */
  readonly signature: Diagnosis | null
  /** What only Amazon's own clients send, and was taken. */
  readonly officialForms: readonly string[]
}

/**
 * Checks in Amazon's order as far as it is known: signature, path, region, environment, rate, headers, body, rules.
 */
export function createApi(options: {
  readonly engine: Engine
  readonly merchants: Merchants
  readonly idempotency: Idempotency
  readonly throttling: Throttling
  readonly redirectUrl: RedirectUrl
}): Api {
  const { engine, merchants, idempotency, throttling } = options
  const table = createOperations(engine, options.redirectUrl)

  const handle = async (request: SignedRequest, now = Date.now()): Promise<ApiOutcome> => {
    let merchantId: string | null = null
    let name: string | null = null
    const officialForms: string[] = []
    const { strict } = engine.openQuestions
    const take = ({ note, refusal }: OfficialForm): void => {
      if (strict) throw refusal
      officialForms.push(note)
    }
    try {
      const { merchant, unsigned } = await verifyRequest(merchants, request, now, strict)
      if (unsigned.length > 0) officialForms.push(`${unsigned.join(", ")} not signed (Amazon's Python sample)`)
      engine.schedule.run()
      merchantId = merchant.merchantId
      if (merchant.inactive) throw new AmazonPayError("InvalidAccountStatus", "The account is not active.")
      const path = parseApiPath(request.path)
      const operation = findOperation(table, request.method, path)
      name = operation.name
      assertRequest(engine.region, request, () => new URL(options.redirectUrl("")).host, unsigned)
      let simulation = request.header("x-amz-pay-simulation-code") || null
      if (simulation !== null && request.method === "GET") {
        take(simulationOnGet(simulation))
        simulation = null
      }
      const caller = callerOf(merchant, environmentOf(merchant, path.environment), simulation)
      if (!operation.simulates) simulationOf(caller, [])
      throttling.take(merchantId, caller.environment, name)
      const header = request.header("x-amz-pay-idempotency-key")
      const key =
        operation.idempotency === "none" ? null : readIdempotencyKey(header, operation.idempotency === "required")
      const { body, forms } = readOfficialForms(name, parseJson(request.body))
      forms.forEach(take)
      const run = operation.prepare(path.id, body)
      const work = (): ApiResponse => perform(() => run(caller))
      const call = { merchantId, operation: name, key: key ?? "", path: request.path, body }
      const response = key === null ? work() : idempotency.once(call, work)
      return { response, operation: name, merchantId, signature: null, officialForms }
    } catch (error) {
      if (!(error instanceof AmazonPayError)) throw error
      const signature = error instanceof RefusedSignature ? error.diagnosis : null
      return { response: refused(error), operation: name, merchantId, signature, officialForms }
    }
  }
  const nameOf = (method: string, path: string): string | null => {
    try {
      return findOperation(table, method, parseApiPath(path)).name
    } catch (error) {
      if (error instanceof AmazonPayError) return null
      throw error
    }
  }
  return { handle, nameOf }
}

function perform(run: () => { readonly status: number; readonly body: object }): ApiResponse {
  try {
    const answer = run()
    return answered(answer.status, answer.body)
  } catch (error) {
    if (error instanceof AmazonPayError) return refused(error)
    throw error
  }
}

/** A prefixed key decides the environment and must agree with the path; an older key needs it in the path. */
function environmentOf(merchant: MerchantKey, fromPath: Environment | null): Environment {
  const environment = merchant.environment ?? fromPath
  if (environment === null) {
    throw new AmazonPayError(
      "UnauthorizedAccess",
      `The public key id '${merchant.publicKeyId}' names no environment. Use /sandbox/v2 or /live/v2.`,
    )
  }
  if (fromPath !== null && fromPath !== environment) {
    throw new AmazonPayError(
      "InvalidAuthentication",
      `The public key id '${merchant.publicKeyId}' does not belong to the environment of the path.`,
    )
  }
  return environment
}
