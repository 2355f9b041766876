import { fold } from "./fold"

/** One of Japan's 47 prefectures. */
export interface Prefecture {
  /** ISO 3166-2 in lower case, as Medusa keeps provinces: "jp-13". */
  iso: string
  /** 東京都 */
  name: string
  /** Tokyo */
  latin: string
}

const NAMES = [
  "北海道 Hokkaido",
  "青森県 Aomori",
  "岩手県 Iwate",
  "宮城県 Miyagi",
  "秋田県 Akita",
  "山形県 Yamagata",
  "福島県 Fukushima",
  "茨城県 Ibaraki",
  "栃木県 Tochigi",
  "群馬県 Gunma",
  "埼玉県 Saitama",
  "千葉県 Chiba",
  "東京都 Tokyo",
  "神奈川県 Kanagawa",
  "新潟県 Niigata",
  "富山県 Toyama",
  "石川県 Ishikawa",
  "福井県 Fukui",
  "山梨県 Yamanashi",
  "長野県 Nagano",
  "岐阜県 Gifu",
  "静岡県 Shizuoka",
  "愛知県 Aichi",
  "三重県 Mie",
  "滋賀県 Shiga",
  "京都府 Kyoto",
  "大阪府 Osaka",
  "兵庫県 Hyogo",
  "奈良県 Nara",
  "和歌山県 Wakayama",
  "鳥取県 Tottori",
  "島根県 Shimane",
  "岡山県 Okayama",
  "広島県 Hiroshima",
  "山口県 Yamaguchi",
  "徳島県 Tokushima",
  "香川県 Kagawa",
  "愛媛県 Ehime",
  "高知県 Kochi",
  "福岡県 Fukuoka",
  "佐賀県 Saga",
  "長崎県 Nagasaki",
  "熊本県 Kumamoto",
  "大分県 Oita",
  "宮崎県 Miyazaki",
  "鹿児島県 Kagoshima",
  "沖縄県 Okinawa",
]

/** All 47, in the order of their codes (JIS X 0401, which ISO 3166-2:JP follows). */
export const PREFECTURES: readonly Prefecture[] = NAMES.map((entry, index) => {
  const [name = "", latin = ""] = entry.split(" ")
  return { iso: `jp-${String(index + 1).padStart(2, "0")}`, name, latin }
})

/** Kanji without 都, 府 or 県; 北海道 has no shorter form. */
export function shortPrefectureName({ name }: Pick<Prefecture, "name">): string {
  return name === "北海道" ? name : name.slice(0, -1)
}

/** Latin letters only, long vowels as single ones: "Ōsaka-fu", "OSAKA FU" and "Oosaka" all become "osaka". */
function latinKey(text: string): string {
  const letters = text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim()
  const bare = letters.replace(/(?: (?:to|do|fu|ken|pref|prefecture|metropolis))+$/, "").replace(/ /g, "")
  return bare
    .replace(/^oh?o?ita$/, "oita")
    .replace(/o[ouh](?![aiueoy])/g, "o")
    .replace(/umm/g, "unm")
}

const byKey = new Map<string, Prefecture>()
for (const prefecture of PREFECTURES) {
  byKey.set(prefecture.iso, prefecture)
  byKey.set(fold(prefecture.name), prefecture)
  byKey.set(fold(shortPrefectureName(prefecture)), prefecture)
  byKey.set(latinKey(prefecture.latin), prefecture)
}

/** The prefecture that a text names: 東京都, 東京, "Tokyo", "Tokyo-to", "TOKYO", "jp-13" in either case; null when it names none. */
export function findPrefecture(text: string | null | undefined): Prefecture | null {
  const wanted = (text ?? "").trim()
  if (wanted === "") return null
  const folded = fold(wanted).replace(/\s+/g, "")
  return byKey.get(folded) ?? byKey.get(latinKey(wanted) || "?") ?? null
}

/** The prefecture of an ISO 3166-2 code in either case, "jp-13". */
export function prefectureByIso(iso: string): Prefecture | null {
  return PREFECTURES.find((prefecture) => prefecture.iso === iso.toLowerCase()) ?? null
}

/** The prefecture whose full name a line begins with, and how many characters that takes. */
export function leadingPrefecture(folded: string): { prefecture: Prefecture; length: number } | null {
  const prefecture = PREFECTURES.find(({ name }) => folded.startsWith(fold(name)))
  return prefecture ? { prefecture, length: prefecture.name.length } : null
}
