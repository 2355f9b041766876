/** What is looked for. */
export interface AskedFor {
  /** Amazon's ids, as Amazon writes them. */
  ids: string[]
  /** Of charges, refunds and disputes: what may be the id of their Charge Permission. */
  bases: string[]
  orderNumber: number | null
}

/** As many as a mail of Amazon's names. */
const MOST = 20

const LEDGER_ID = /(?<![\dA-Z])[A-Z]\d{2}-\d{7}-\d{7}(?:-[A-Z]\d{6})?(?![\dA-Z])/gi
const UUID = /(?<![\dA-Z])[\dA-F]{8}-[\dA-F]{4}-[\dA-F]{4}-[\dA-F]{4}-[\dA-F]{12}(?![\dA-Z])/gi
const ORDER_NUMBER = /^#?\s*(\d{1,9})$/
/** An id of a shape that is new. */
const WORD = /^[A-Z\d][A-Z\d-]{3,63}$/i

/**
 * Finds Amazon's ids in what somebody has typed, or pasted from a mail: with full-width letters, other dashes, in lower
 * case, between words. Alone, a number is an order's.
 */
export function askedFor(q: string): AskedFor {
  const text = q
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212\u30fc]/g, "-")
    .trim()
  const number = ORDER_NUMBER.exec(text)?.[1]
  if (number !== undefined) return { ids: [], bases: [], orderNumber: Number(number) }
  const ledger = [...text.matchAll(LEDGER_ID)].map(([id]) => id.toUpperCase())
  const uuids = [...text.matchAll(UUID)].map(([id]) => id.toLowerCase())
  const named = [...new Set([...ledger, ...uuids])].slice(0, MOST)
  const ids = named.length === 0 && WORD.test(text) ? [text, text.toUpperCase()] : named
  const bases = ids.flatMap((id) => /^(\w\d{2}-\d{7}-\d{7})-/.exec(id)?.[1] ?? [])
  return { ids, bases, orderNumber: null }
}
