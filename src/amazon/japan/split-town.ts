import { addressNumbers, type AddressNumber } from "./address-number"
import { isBuilding, soundsLikeBuilding } from "./building"
import { fold } from "./fold"

/** What follows the city: 町域・番地 up to the last number that belongs to it, then 建物・部屋. */
export interface Town {
  town_number: string | null
  building: string | null
}

/** Splits the lines after the city. Loses nothing: the two parts are the text, but for its spaces and line breaks. */
export function splitTown(text: string): Town {
  const end = townEnd(fold(text))
  return { town_number: closeUp(text.slice(0, end)) || null, building: oneLine(text.slice(end)) || null }
}

function townEnd(folded: string): number {
  let last: AddressNumber | null = null
  for (const number of addressNumbers(folded)) {
    const gap = folded.slice(last?.end ?? 0, number.start)
    const belongs = last === null ? isFirstNumber(gap, number) : goesOn(last, gap, number)
    if (!belongs) break
    last = number
  }
  if (last === null) return townWithoutNumber(folded)
  const suffix = /^(?:号室|号棟|棟|番館|地先|先(?=\s|$)|[ァ-ヺ甲乙丙丁](?=\s|$)|[、,，](?=\S))/.exec(
    folded.slice(last.end),
  )
  return last.end + (suffix?.[0].length ?? 0)
}

/** The first number is the town's, unless it is a room's, or stands in a line of its own behind a building's name. */
function isFirstNumber(gap: string, number: AddressNumber): boolean {
  if (number.room) return false
  const lineBreak = gap.lastIndexOf("\n")
  return lineBreak < 0 || !soundsLikeBuilding(gap.slice(lineBreak))
}

/** Whether the address goes on from one number to the next: 北1条西2丁目, 第12地割34, 1番 5号, 二丁目 字山田 12. */
function goesOn(last: AddressNumber, gap: string, next: AddressNumber): boolean {
  if (next.room) return false
  const between = gap.trim()
  if (between === "") return last.unfinished || isLowerRank(last, next)
  if (isBuilding(between) || between.length > 8) return false
  if (/^(?:大字|小字|字)/.test(between)) return true
  if (/^の?通り?$/.test(between)) return true
  if (last.text.endsWith("号") && /^[東西南北]$/.test(between)) return true
  if (!last.unfinished || /[ァ-ヺー]{2,}|[a-z]/.test(between)) return false
  if (/^(?:[東西南北上中下左右甲乙丙丁ァ-ヺぁ-ん]{1,2}|通り?)$/.test(between)) return true
  if (/(?:番地|丁目|地割)/.test(next.text)) return true
  if (gap === between && /^\p{sc=Han}{1,4}$/u.test(between) && /\D/.test(next.text)) return true
  return !last.text.endsWith("丁目") && gap === between
}

/** "1番 5号" and "1番 5" are one number; "12番地 405" is a number and a room. */
function isLowerRank(last: AddressNumber, next: AddressNumber): boolean {
  if (/番地?$/.test(last.text) && /号$|^\d+番/.test(next.text)) return true
  return last.text.endsWith("番")
}

/** Without a number, the first line is the town, up to a word that is plainly a building. */
function townWithoutNumber(folded: string): number {
  const words = Array.from(folded.matchAll(/(^|\n)?[^\S\n]*(\S+)/gu))
  const building = words.find(({ 1: lineStart, 2: word = "", index }) => {
    // アルコ タワー: only the word after it says what it is.
    const rest = soundsLikeBuilding(word) ? (folded.slice(index).split("\n", 1)[0] ?? "") : word
    if (isBuilding(word) || isBuilding(rest)) return true
    return lineStart === "\n" && !/^(?:大字|小字|字)|(?:[町村字通]|[上下]る|[東西]入る?)$/.test(word)
  })
  return building?.index ?? folded.length
}

/** Japanese needs no spaces; only between two words or numbers in Latin letters and digits a space tells something. */
function closeUp(text: string): string {
  return text
    .trim()
    .replace(/(\S)\s+(?=(\S))/gu, (_, before: string, after: string) =>
      /^[a-z\d]{2}$/.test(fold(before + after)) ? `${before} ` : before,
    )
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/gu, " ")
}
