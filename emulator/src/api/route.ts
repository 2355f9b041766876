import { AmazonPayError } from "../domain/errors.js"
import type { Environment } from "../domain/states.js"
import type { Operation } from "./operation.js"
import type { OperationTable } from "./operations.js"

/** Where a path leads: its environment (null: the key id says it), and the rest split up. */
export type ApiPath = {
  readonly environment: Environment | null
  readonly resource: string
  readonly id: string
  readonly action: string
}

const PREFIX = /^\/(?:(sandbox|live)\/)?v2(?:\/|$)/

/** Whether a path belongs to the API at all. */
export function isApiPath(path: string): boolean {
  return PREFIX.test(path)
}

/**
 * Splits a path up; what is deeper than resource, id and action stays with the action. A slash at the end means
 * nothing: the official .NET SDK puts one there.
 */
export function parseApiPath(path: string): ApiPath {
  const match = PREFIX.exec(path)
  const parts = path.slice(match?.[0].length ?? 0).replace(/\/$/, "")
  const [resource = "", id = "", ...rest] = parts.split("/")
  const environment = match?.[1] === "sandbox" ? "Sandbox" : match?.[1] === "live" ? "Live" : null
  return { environment, resource, id, action: rest.join("/") }
}

/** Resources of Amazon Pay the emulator knows of and leaves out. */
const NOT_EMULATED = [
  "reports",
  "report-documents",
  "report-schedules",
  "merchantAccounts",
  "disputes",
  "files",
  "disbursements",
  "authorizationTokens",
  "in-store",
]

/** @throws ResourceNotFound for an unknown path, UnsupportedOperation for a method it does not have. */
export function findOperation(table: OperationTable, method: string, path: ApiPath): Operation {
  if (NOT_EMULATED.includes(path.resource)) {
    throw new AmazonPayError(
      "UnsupportedOperation",
      `'${path.resource}' exists at Amazon Pay but is not emulated by amazon-pay-emulator.`,
    )
  }
  const pattern = path.resource + (path.id && "/:id") + (path.action && `/${path.action}`)
  const methods = Object.hasOwn(table, pattern) ? table[pattern] : undefined
  if (methods === undefined) throw noSuchPath(pattern)
  const found = Object.hasOwn(methods, method) ? methods[method] : undefined
  if (found !== undefined) return found
  throw new AmazonPayError(
    "UnsupportedOperation",
    `The method ${method} is not supported for '${pattern}'. It takes ${Object.keys(methods).join(", ")}.`,
  )
}

function noSuchPath(path: string): AmazonPayError {
  return new AmazonPayError("ResourceNotFound", `There is no resource '${path}'.`)
}
