/**
 * The same text in a form to compare: half-width letters and digits, ヶ and が as ケ, old characters as new ones.
 * Character by character and never longer or shorter, so a position in the folded text is one in the original.
 */
export function fold(text: string): string {
  let folded = ""
  for (let index = 0; index < text.length; index++) folded += foldUnit(text.charAt(index))
  return folded
}

function foldUnit(unit: string): string {
  const same = SAME[unit]
  if (same !== undefined) return same
  const compatible = unit.normalize("NFKC")
  const folded = (compatible.length === 1 ? compatible : unit).toLowerCase()
  return folded.length === 1 ? (SAME[folded] ?? folded) : unit
}

const SAME: Partial<Record<string, string>> = { ヶ: "ケ", が: "ケ", ガ: "ケ" }
