export { loggable } from "../../amazon/own-words"

/** What can be read of an error. */
export interface ErrorInfo {
  type: string | null
  code: string | null
  /** To decide by, and never to be logged or kept: a foreign one may name the buyer. */
  message: string
}

/** A workflow throws what its steps threw as plain objects (Medusa 2.21.2), so that their class says nothing. */
export function errorInfo(error: unknown): ErrorInfo {
  const field = (name: string) => {
    const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, name) : null
    return typeof value === "string" ? value : null
  }
  return { type: field("type"), code: field("code"), message: field("message") ?? String(error) }
}
