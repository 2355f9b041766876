/** What can be read of an error. */
export interface ErrorInfo {
  type: string | null
  code: string | null
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

/**
 * What a log may say of an error: the message of one of ours, which names no buyer. A foreign one may quote a statement
 * with its values.
 */
export function loggable(error: unknown): string {
  const { type, code, message } = errorInfo(error)
  if (message.startsWith("Amazon")) return message
  const name = error instanceof Error ? error.name : "error"
  return `It failed with ${[type ?? name, code].filter(Boolean).join(", ")}.`
}
