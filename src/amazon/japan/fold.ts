/**
 * The same text in a form to compare: half-width letters and digits, lower case, ヶ and が as ケ, ノ and 之 as の, old
 * characters as new ones. Unit by unit, never longer or shorter: a position in the folded text is one in the original.
 */
export function fold(text: string): string {
  let folded = ""
  for (let index = 0; index < text.length; index++) folded += foldUnit(text.charAt(index))
  return folded
}

function foldUnit(unit: string): string {
  const compatible = unit.normalize("NFKC").toLowerCase()
  const folded = compatible.length === 1 ? compatible : unit
  return VARIANTS.get(folded) ?? folded
}

/** The first character of each group stands for the rest; only characters that occur in names of places. */
const VARIANT_GROUPS =
  "ケヶがガ のノ之 崎﨑嵜 高髙 竜龍 沢澤 浜濱濵 広廣 島嶋嶌 桧檜 鯵鰺 辺邉邊 岳嶽 与與 国國 県縣 区區 釜竈 礪砺 恵惠 曽曾 梼檮 祢禰 " +
  "芦蘆 余餘 真眞 万萬 関關 滝瀧 会會 芸藝 来來 学學 桜櫻 栄榮 讃讚 瀬瀨 条條 渋澁 豊豐 静靜 当當 双雙 館舘 淵渕 徳德 塩鹽 " +
  "斎齋 斉齊 黒黑 桑桒 鉄鐵 宝寶 円圓 富冨 壱壹 弐貳 参參 隠隱 温溫 横橫 亀龜 薮藪 籠篭 鶴靏 戸戶 台臺 蛍螢"

const VARIANTS = new Map(
  VARIANT_GROUPS.split(" ").flatMap((group) => {
    const [standard = "", ...others] = Array.from(group)
    return others.filter((other) => other.length === 1).map((other): [string, string] => [other, standard])
  }),
)
