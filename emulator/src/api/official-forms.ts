import { AmazonPayError, refuse } from "../domain/errors.js"

/** What Amazon's own published clients and samples send, and its documents do not have. */
export type OfficialForm = {
  /** For the log: what was taken. */
  readonly note: string
  /** What `strict` answers instead. */
  readonly refusal: AmazonPayError
}

/** A body as the documents have it, and the forms it had before. */
export type ReadForms = { readonly body: unknown; readonly forms: readonly OfficialForm[] }

const BOOLEANS = [
  "allowOvercharge",
  "cancelPendingCharges",
  "canHandlePendingAuthorization",
  "captureNow",
  "extendExpiration",
  "setupOnly",
]

/** Fields that a client sends to an operation whose documents do not list them, and whose client that is. */
const FIELDS: { readonly [operation: string]: readonly (readonly [path: string, source: string])[] } = {
  updateCheckoutSession: [
    ["webCheckoutDetails.checkoutReviewReturnUrl", ".NET SDK, Amazon's Japanese sample"],
    ["webCheckoutDetails.checkoutCancelUrl", ".NET SDK, Amazon's Japanese sample"],
  ],
  updateChargePermission: [["platformId", "Amazon's Japanese sample"]],
}

/**
 * Finds the forms in a body and rewrites what is only written differently: "false" for false (the READMEs of the Java
 * and PHP SDKs, the Japanese PHP sample). The body itself is not changed.
 */
export function readOfficialForms(operation: string, body: unknown): ReadForms {
  const forms: OfficialForm[] = (FIELDS[operation] ?? []).flatMap(([path, source]) =>
    has(body, path.split(".")) ? [{ note: `${path} (${source})`, refusal: refuse.unknownField(path) }] : [],
  )
  return { body: withBooleans(body, "", forms), forms }
}

function withBooleans(value: unknown, path: string, forms: OfficialForm[]): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  const before: readonly (readonly [string, unknown])[] = Object.entries(value)
  const after = before.map(([key, inner]): readonly [string, unknown] => {
    const at = path === "" ? key : `${path}.${key}`
    return [key, BOOLEANS.includes(key) ? booleanOf(inner, at, forms) : withBooleans(inner, at, forms)]
  })
  return after.every(([, inner], index) => inner === before[index]?.[1]) ? value : Object.fromEntries(after)
}

function booleanOf(value: unknown, path: string, forms: OfficialForm[]): unknown {
  if (value !== "true" && value !== "false") return value
  const note = `${path} is "${value}", a string (READMEs of the Java and PHP SDKs)`
  forms.push({ note, refusal: refuse.invalidValue(path, "It is a boolean, not a string.") })
  return value === "true"
}

function has(body: unknown, path: readonly string[]): boolean {
  let value = body
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return false
    value = Object.entries(value).find(([name]) => name === key)?.[1]
  }
  return value !== undefined && value !== null
}

/** `x-amz-pay-simulation-code` on a GET: older documents and the .NET SDK send it with every call. Without effect. */
export function simulationOnGet(code: string): OfficialForm {
  return {
    note: `x-amz-pay-simulation-code on a GET (.NET SDK)`,
    refusal: new AmazonPayError(
      "InvalidSandboxSimulationSpecified",
      `The simulation code '${code}' is not valid for this operation. It takes none.`,
    ),
  }
}
