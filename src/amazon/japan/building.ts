/** Words that end (or begin) the name of a building. */
const WORDS =
  "ビル|ビルヂング|ビルディング|マンション|ハイツ|コーポ|コーポラス|アパート|タワー|タワーズ|レジデンス|メゾン|ハイム|ハウス|コート|プラザ|パーク|ヒルズ|テラス|" +
  "ガーデン|ガーデンズ|シティ|スクエア|スクウェア|ヴィラ|ビラ|パレス|キャッスル|ドミール|カーサ|プレイス|フラット|レジデンシャル|アベニュー|アネックス|" +
  "団地|住宅|宿舎|官舎|社宅|会館|荘|寮|棟|号館"
/** What may follow the name: 東館, 5F, 100号室, B棟203. */
const TAIL = "(?:[\\s\\d第東西南北本別新号室階地下棟館ⅰ-ⅹ-]|[a-z]{1,2}(?![a-z]))*"

const ENDS_AS_BUILDING = new RegExp(`(?:${WORDS})${TAIL}$`)
/** コーポ山田201 */
const WORD_AND_ROOM = new RegExp(`(?:${WORDS}).*\\d{2,4}$`)
const ROOM_OR_FLOOR = /\d(?:f|階|号室|号棟|号館|棟|室)(?![a-z])|(?:様方|気付)$/
const NAME_AND_ROOM = /[ァ-ヺー]\s*\d{3,4}$|\s\d{3,4}$/

/** Whether a folded piece of text is plainly a building or a room: アルコタワー 5F, 山田荘201, 100号室, 田中様方. */
export function isBuilding(folded: string): boolean {
  const text = folded.trim()
  return ENDS_AS_BUILDING.test(text) || WORD_AND_ROOM.test(text) || ROOM_OR_FLOOR.test(text) || NAME_AND_ROOM.test(text)
}

/** Katakana or Latin words, as buildings are called and quarters are not. */
export function soundsLikeBuilding(folded: string): boolean {
  return isBuilding(folded) || /[ァ-ヺー]{3,}|[a-z]{2,}/.test(folded)
}
