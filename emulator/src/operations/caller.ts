import { AmazonPayError } from "../domain/errors.js"
import type { Environment } from "../domain/states.js"
import type { MerchantKey } from "../signature/merchants.js"

/** Who makes a call, after the signature proved it. */
export type Caller = {
  readonly merchantId: string
  readonly storeId: string
  readonly environment: Environment
  /** Origins buyers may be led back to; undefined allows all. */
  readonly allowedOrigins?: readonly string[] | undefined
  /** May tell Amazon the state of a charge. */
  readonly paymentServiceProvider: boolean
  /** `x-amz-pay-simulation-code`; overrides what the buyer's card simulates. */
  readonly simulation: string | null
}

/** The caller behind a merchant's key. */
export function callerOf(merchant: MerchantKey, environment: Environment, simulation: string | null): Caller {
  const { merchantId, storeId, allowedOrigins, paymentServiceProvider = false } = merchant
  return { merchantId, storeId, environment, allowedOrigins, paymentServiceProvider, simulation }
}

/** What an operation answers. The body is serialised as it is, so its key order is the documented one. */
export type Answer = { readonly status: 200 | 201 | 202; readonly body: object }

/**
 * Narrows the simulation code to those an operation takes.
 * @throws InvalidSandboxSimulationSpecified for any other, and for any at all in the live environment.
 */
export function simulationOf<Code extends string>(caller: Caller, codes: readonly Code[]): Code | null {
  if (caller.simulation === null) return null
  const code = codes.find((known) => known === caller.simulation)
  if (code !== undefined && caller.environment === "Sandbox") return code
  const hint = caller.environment === "Live" ? "Simulations exist in the sandbox only" : `Expected: ${codes.join(", ")}`
  throw new AmazonPayError(
    "InvalidSandboxSimulationSpecified",
    `The simulation code '${caller.simulation}' is not valid for this operation. ${codes.length > 0 ? hint : "It takes none"}.`,
  )
}
