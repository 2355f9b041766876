/** A number in an address, 1丁目2番3号 or 1-2-3 or 二丁目: its place in the folded text, and what kind it is. */
export interface AddressNumber {
  start: number
  end: number
  /** Ends with a part of town (丁目, 条, 地割, …), so that more of the address is to come. */
  unfinished: boolean
  /** A floor or a room: 5F, 100号室, 3号棟. */
  room: boolean
  /** As written, folded. */
  text: string
}

const ARABIC = "\\d+"
const KANJI = "[〇一二三四五六七八九十百千壱弐参]+"
/** Not a postal code that could not be set aside. */
const NOT_POSTAL = "(?<!〒[\\d-]*)"
const UNIT = "(?:丁目|町目|丁|番地|番町|番丁|番(?![館街棟])|号地|号(?![室棟館])|条|線|地割|街区|区|部|町内)"
/** A unit and the number after it, unless that is a room behind the last unit: 8号201. */
const UNIT_BEFORE_NUMBER = `(?!号\\d{3,4}(?![\\d番-]))${UNIT}`
const DASH = "[-‐‑‒–—―−─ー~〜・]"
const JOINT = `(?:${DASH}|の)`

/** 3-21-5-210, 1丁目15番1号, 12番地の3, 1-2-B203. Nothing is required after the first digits, so it never backtracks. */
const ARABIC_NUMBER = `${NOT_POSTAL}${ARABIC}(?:(?:${UNIT_BEFORE_NUMBER}${JOINT}?|${JOINT})(?:[a-z]{0,2}${ARABIC}|${KANJI}${UNIT}))*${UNIT}?(?:${DASH}?[a-z](?=\\s|$))?`
/** Kanji count only with a unit or a joint: 二の宮, 三の丸, 千代田 and 六本木 are names. */
const KANJI_NUMBER =
  `${KANJI}(?:丁目|番地|番(?=${KANJI}号|の|\\s|$)|号地|号(?![室棟館線])|${JOINT}(?=${KANJI}(?!\\p{sc=Han})))` +
  `(?:${JOINT}?(?:${ARABIC}${UNIT}?|${KANJI}(?:${UNIT}|(?=${JOINT}|\\s|$))))*`

const NUMBER = new RegExp(`${ARABIC_NUMBER}|${KANJI_NUMBER}`, "gu")
const UNFINISHED = /(?:丁目|町目|丁|番町|番丁|号地|条|線|地割|区|部|町内)$/
const ROOM = /^(?:f(?![a-z])|階|号室|号棟|号館|棟|室|番館|番街|番棟)/

/** The numbers of a folded text, in order. */
export function addressNumbers(folded: string): AddressNumber[] {
  return Array.from(folded.matchAll(NUMBER), ({ index: start, 0: text }) => {
    const end = start + text.length
    const alone = /^\d+f?$/.test(text)
    const room = alone && (text.endsWith("f") || ROOM.test(folded.slice(end)))
    const isOrdinal = folded.charAt(start - 1) === "第" && /^\d+$/.test(text)
    return { start, end, text, room, unfinished: UNFINISHED.test(text) || isOrdinal }
  })
}
