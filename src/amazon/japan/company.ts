import { addressNumbers } from "./address-number"
import { isBuilding } from "./building"
import { fold } from "./fold"

const LEGAL_FORM =
  /株式会社|有限会社|合同会社|合資会社|合名会社|相互会社|法人|協同組合|[(（][株有同資名][)）]|[㈱㈲㈾㈴]|\b(?:inc|ltd|llc|corp|gmbh|k\.k)\b|\bco\.,/iu
const TRADE = /組合|商店|商会|商事|工業|産業|事務所|営業所|支店|管理|不動産|銀行|医院|歯科|クリニック|[店部課係]$/
const NUMBER_ALONE = /^#?[a-z]?[-‐‑‒–—―−─ー]?\d+(?:[-‐‑‒–—―−─ー][a-z]?\d+)*(?:号室|号棟|号|室|階|f)?$/

/** A text divided where the company begins. */
export interface AddressAndCompany {
  address: string | null
  company: string | null
}

/**
 * Amazon's third line. In Amazon.co.jp's form it is the box 会社名, so it is the company, unless it plainly is the rest
 * of the address (a number, a room, a building), for which buyers use it too.
 */
export function readThirdLine(line: string | null): AddressAndCompany {
  if (line === null) return { address: null, company: null }
  if (bearsLegalForm(line)) return divide(line)
  return isRestOfAddress(line) ? { address: line, company: null } : { address: null, company: line }
}

/** What follows the address's number. Only a legal form tells a company here: 第3ビル 12F 株式会社サンプル. */
export function readBuilding(text: string): AddressAndCompany {
  if (!bearsLegalForm(text)) return { address: text, company: null }
  const parts = divide(text)
  return parts.address === null && isBuilding(fold(text)) ? { address: text, company: null } : parts
}

function bearsLegalForm(text: string): boolean {
  return LEGAL_FORM.test(text)
}

/** Cuts before the first word that bears a legal form, if what stands before it is an address. */
function divide(text: string): AddressAndCompany {
  const start = Array.from(text.matchAll(/\S+/gu)).find(({ 0: word }) => bearsLegalForm(word))?.index ?? 0
  const address = text.slice(0, start).trim()
  if (address === "" || !isRestOfAddress(address)) return { address: null, company: text }
  return { address, company: text.slice(start) }
}

function isRestOfAddress(line: string): boolean {
  const folded = fold(line).trim()
  if (NUMBER_ALONE.test(folded)) return true
  const [first] = addressNumbers(folded)
  if (first?.start === 0 && !/^\d+$/.test(first.text)) return true
  return isBuilding(folded) && !TRADE.test(folded)
}
