/**
 * An error that was made in this plugin says here what a log may say of it: no word of a database's, of Amazon's or of
 * anyone else's, and nothing of the buyer. It is a field, because a Medusa workflow throws what its steps threw as plain
 * objects (2.21.2), and a class would be lost.
 */
export interface InOwnWords {
  in_own_words: string
}

export function isInOwnWords(error: unknown): error is InOwnWords {
  return typeof error === "object" && error !== null && typeof Reflect.get(error, "in_own_words") === "string"
}

/** What a log may say of an error. Of a foreign one that is its type and code: its message may quote a statement's values. */
export function loggable(error: unknown): string {
  if (isInOwnWords(error)) return error.in_own_words
  const field = (name: string) => {
    const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, name) : null
    return typeof value === "string" && /^[\w.-]{1,60}$/.test(value) ? value : null
  }
  const names = [field("type") ?? field("name") ?? "error", field("code")]
  return `It failed with ${names.filter(Boolean).join(", ")}.`
}
