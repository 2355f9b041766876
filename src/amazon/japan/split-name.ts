import { splitLatinName } from "./latin-name"
import { isLatinSurname, isSurname, leadingSurname } from "./surnames"

export interface JapaneseName {
  /** 姓. The whole name when it cannot be split. */
  last_name: string
  /** 名. Empty when the name cannot be split. */
  first_name: string
}

const ORGANISATION =
  /株式会社|有限会社|合同会社|法人|[（(][株有][)）]|[㈱㈲]|(?:商店|商会|事務所|工業|産業|組合|協会|病院|医院|学校|大学)$/u

/**
 * Splits the one name string that Amazon sends into 姓 and 名. By a space, half or full width; else by a list of
 * frequent surnames, or where kanji and kana meet. Nothing is guessed: what fits no rule stays whole in `last_name`.
 * No reading is given, since Amazon sends none. Spaces apart, the two parts are the name ("・" and "," between them
 * are left out).
 *
 * @example
 * splitName("山田 太郎") // { last_name: "山田", first_name: "太郎" }
 */
export function splitName(name: string | null | undefined): JapaneseName {
  const whole = (name ?? "").trim()
  if (!/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(whole)) return splitRomanised(whole)
  if (ORGANISATION.test(whole)) return { last_name: whole, first_name: "" }
  const [last = "", ...first] = whole.split(/\s+/u)
  if (first.length > 0) return { last_name: last, first_name: first.join(" ") }
  return splitForeign(whole) ?? splitUnspaced(whole)
}

/** "Yamada Taro" is in Japanese order, if only its first word is a frequent surname. */
function splitRomanised(whole: string): JapaneseName {
  const [first = "", second = "", ...others] = whole.split(/\s+/u)
  const isJapaneseOrder = others.length === 0 && isLatinSurname(first) && second !== "" && !isLatinSurname(second)
  return isJapaneseOrder ? { last_name: first, first_name: second } : splitLatinName(whole)
}

/** ジョン・スミス: foreign names in katakana keep their own order, the surname last. */
function splitForeign(whole: string): JapaneseName | null {
  const middle = Math.max(whole.lastIndexOf("・"), whole.lastIndexOf("･"), whole.lastIndexOf("＝"))
  if (middle <= 0 || middle === whole.length - 1) return null
  const [before, after] = [whole.slice(0, middle), whole.slice(middle + 1)]
  // Half-width letters have their voicing marks apart, which are of no script.
  const foreign = /^[\p{sc=Katakana}ー・=]+$/u.test(whole.normalize("NFKC"))
  return foreign ? { last_name: after, first_name: before } : { last_name: before, first_name: after }
}

function splitUnspaced(whole: string): JapaneseName {
  const length = surnameLength(whole)
  return { last_name: whole.slice(0, length), first_name: whole.slice(length) }
}

function surnameLength(whole: string): number {
  if (isSurname(whole)) return whole.length
  const surname = leadingSurname(whole)
  if (surname !== null && (surname.length > 1 || isGivenName(whole.slice(1)))) return surname.length
  // 高樹さやか and いしだ壱成: the script changes once, between two names.
  const border =
    /^(?:([\p{sc=Han}々ヶケノ]{1,3})(?:\p{sc=Hiragana}{2,}|[\p{sc=Katakana}ー]{2,})|(\p{sc=Hiragana}{2,}|[\p{sc=Katakana}ー]{2,})\p{sc=Han}+)$/u.exec(
      whole,
    )
  return (border?.[1] ?? border?.[2])?.length ?? whole.length
}

/** What may follow a surname of one character; any other rest hints at a longer surname that is not in the list. */
function isGivenName(rest: string): boolean {
  return (
    rest.length === 2 ||
    /^.(?:太郎|一郎|次郎|二郎|三郎|之介|之助|久子|々子)$/u.test(rest) ||
    /^\p{sc=Hiragana}{2,}$/u.test(rest)
  )
}
