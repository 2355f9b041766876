import { fold } from "./fold"

/** Spaces, line breaks, and the selectors that choose a glyph for a kanji (葛󠄀城市): none of them tells names apart. */
const UNSEEN = /[\s\ufeff]|\p{Default_Ignorable_Code_Point}/gu

/** Address lines as one text, to be read from its beginning without regard to spaces, width and old characters. */
export class LineText {
  /** Folded, without anything unseen. */
  readonly compact: string
  private readonly positions: number[] = []
  private readonly text: string

  constructor(lines: readonly string[]) {
    this.text = lines.join("\n")
    const unseen = new Set<number>()
    for (const { index, 0: found } of this.text.matchAll(UNSEEN)) {
      for (let offset = 0; offset < found.length; offset++) unseen.add(index + offset)
    }
    const folded = fold(this.text)
    let compact = ""
    for (let index = 0; index < folded.length; index++) {
      if (unseen.has(index)) continue
      compact += folded.charAt(index)
      this.positions.push(index)
    }
    this.compact = compact
  }

  /** The original text between two positions of the compact one, the lines still apart. */
  slice(from: number, to?: number): string {
    const position = (index: number) => this.positions[index] ?? this.text.length
    return this.text.slice(position(from), to === undefined ? undefined : position(to))
  }
}
