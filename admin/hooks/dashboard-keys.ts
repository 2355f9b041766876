/** Of what the pages ask the server, by which it is asked anew. */
export const ATTENTION_KEY = ["amazon-pay", "attention"] as const
export const AUTHORIZATIONS_KEY = ["amazon-pay", "authorizations"] as const
export const ACCOUNTS_KEY = ["amazon-pay", "accounts"] as const

export const searchKey = (q: string) => ["amazon-pay", "search", q] as const

/** @param kind of warnings, or null for all */
export const attentionKey = (kind: string | null, offset: number) => [...ATTENTION_KEY, kind, offset] as const
