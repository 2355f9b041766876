interface Name {
  last_name: string
  first_name: string
}

/** Small words that belong to the surname after them: van Beethoven, de la Cruz. */
const PARTICLES = new Set(
  "van von der den de del della di da dos das du la le los las zu zum zur ten ter vom af av al el bin ibn y e".split(
    " ",
  ),
)
const GENERATION = /^(?:jr|sr|ii|iii|iv)\.?$/i
const COMPANY =
  /\b(?:gmbh|ag|kg|ohg|gbr|ug|inc|llc|ltd|corp|company|s\.?a\.?r\.?l|s\.?r\.?l|s\.?p\.?a|s\.?l|b\.?v)\.?$/i

/**
 * Splits a name in Latin letters: the last word is the surname, with its particles and a "Jr."; unless the name is
 * written "Dupont, Jean" or "DUPONT Jean". A single word and a company stay whole, as the surname.
 */
export function splitLatinName(name: string): Name {
  const whole = name.trim().replace(/\s+/gu, " ")
  const [beforeComma, afterComma] = whole.split(/, */, 2)
  if (beforeComma && afterComma && !GENERATION.test(afterComma) && !COMPANY.test(afterComma)) {
    return { last_name: beforeComma, first_name: whole.slice(beforeComma.length + 1).trim() }
  }
  const words = whole.split(" ")
  if (words.length === 1 || COMPANY.test(whole)) return { last_name: whole, first_name: "" }
  if (surnameComesFirst(words)) return { last_name: words[0] ?? "", first_name: words.slice(1).join(" ") }
  const start = surnameStart(words)
  return { last_name: words.slice(start).join(" "), first_name: words.slice(0, start).join(" ") }
}

function surnameComesFirst(words: string[]): boolean {
  const [first = "", ...others] = words
  const isShouted = (word: string) => /^\p{Lu}{2,}$/u.test(word)
  return isShouted(first) && others.every((word) => !isShouted(word))
}

function surnameStart(words: string[]): number {
  let start = words.length - 1
  while (start > 1 && GENERATION.test(words[start] ?? "")) start--
  while (start > 1 && PARTICLES.has(words[start - 1] ?? "")) start--
  return start
}
