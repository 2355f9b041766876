/**
 * Frequent surnames, with which a name without a space can be split: a list of the authors' own, by common knowledge.
 * Rare ones are missing on purpose. A name that begins with none of these stays whole.
 */
const KANJI =
  "佐藤 鈴木 高橋 髙橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 齋藤 斉藤 齊藤 清水 山崎 山﨑 阿部 池田 橋本 山下 石川 中島 中嶋 前田 藤田 小川 後藤 岡田 長谷川 石井 近藤 坂本 遠藤 青木 村上 藤井 金子 西村 三浦 福田 太田 藤原 岡本 中川 松田 中野 原田 小野 竹内 田村 金澤 金沢 " +
  "和田 中山 石田 上田 森田 原口 柴田 酒井 工藤 横山 宮崎 宮﨑 宮本 内田 高木 髙木 安藤 谷口 大野 丸山 今井 高田 髙田 藤本 武田 上野 杉山 増田 平野 大塚 千葉 久保 松井 岩崎 桜井 櫻井 野口 松尾 野村 木下 菊地 菊池 佐野 大西 杉本 新井 浜田 濱田 市川 古川 水野 小松 島田 小山 高野 荒井 西田 飯田 安田 川口 吉村 北村 馬場 大島 服部 田口 川崎 川﨑 山内 樋口 " +
  "矢野 東條 中西 松下 土屋 荒木 永井 吉川 岩田 星野 松村 平田 本田 川上 西川 関口 大橋 福島 尾崎 岩本 黒田 岡崎 小池 早川 堀内 八木 松岡 荒川 河合 須藤 成田 栗原 大谷 伊東 小沢 小澤 渋谷 浅野 望月 熊谷 天野 奥村 三宅 吉岡 秋山 大川 片岡 松浦 吉沢 吉澤 古賀 児玉 榎本 黒川 白井 坂井 浅井 高山 竹田 井口 関根 中沢 中澤 沢田 澤田 桑原 五味 富田 土井 甲斐 多田 根本 松永 西野 三好 岩井 " +
  "鎌田 白石 田代 広瀬 廣瀬 鶴田 飯塚 津田 小西 小泉 吉野 神田 内藤 岸本 福本 若林 篠原 高島 髙島 高嶋 高原 島崎 田川 河村 藤川 藤岡 藤沢 藤澤 藤村 藤野 藤森 宮川 宮下 宮沢 宮澤 宮田 柳田 柳沢 柳澤 栗田 栗山 森山 森川 森下 森岡 森本 森井 平山 平川 平松 平岡 平井 平沢 石橋 石塚 石黒 石崎 石山 石本 石渡 石原 石野 町田 三上 三木 三輪 三島 三谷 三田 三村 三原 三井 二宮 小田 小原 小倉 " +
  "小笠原 小谷 小寺 小崎 小森 小室 小柳 小嶋 小島 小出 小杉 小関 小宮 小堀 小久保 小野寺 小野田 小柴 小畑 小幡 大山 大田 大木 大竹 大場 大沢 大澤 大内 大村 大平 大城 大石 大森 大久保 大河内 大原 大滝 大槻 大坪 大友 大林 大和 大和田 大倉 大崎 金城 比嘉 宮城 新垣 玉城 島袋 知念 仲村 上原 平良 新里 与那嶺 照屋 喜納 砂川 仲宗根 稲葉 稲垣 稲田 堀川 堀田 堀口 堀江 植田 植木 植村 " +
  "武井 武藤 武内 竹中 竹下 竹村 竹本 竹原 若松 若山 古田 古屋 古谷 古澤 古沢 長野 長田 長尾 長岡 長島 長嶋 長沢 長澤 長井 長浜 永野 永山 永島 永田 成瀬 新田 新谷 新野 金井 金田 金谷 金山 北川 北野 北原 北島 北山 南部 西尾 西沢 西澤 西原 西脇 西山 西岡 西本 西口 西谷 東野 秋元 秋田 秋本 秋葉 春日 夏目 冬木 安部 安達 足立 安井 安川 安東 有馬 有田 有村 荒田 荒谷 飯島 飯野 飯沼 池上 池内 " +
  "石倉 石垣 磯部 磯野 板垣 板倉 板橋 市原 市村 市橋 稲毛 井手 井出 井原 今村 今野 今泉 今西 今田 岩瀬 岩間 岩下 岩永 岩佐 岩城 岩谷 上杉 上村 上山 上条 上島 臼井 梅田 梅原 梅本 梅津 梅村 浦野 江口 江藤 江川 江原 遠山 岡村 岡部 岡野 岡山 岡 沖田 荻原 荻野 奥田 奥山 奥野 尾上 尾形 尾関 落合 折田 織田 恩田 柿沼 柿本 笠原 笠井 梶原 梶田 梶山 柏木 柏原 片桐 片山 片平 勝又 勝田 葛西 桂木 門田 門脇 金丸 兼子 " +
  "加納 加賀 神山 神谷 神原 神野 神崎 亀井 亀田 亀山 川合 川井 川端 川原 川本 川村 川島 川田 川野 河本 河原 河西 河口 河野 河内 菅沼 菅谷 菅原 菅野 岸田 城戸 木内 木原 木本 君島 桐山 草野 串田 楠本 楠田 熊田 倉田 倉持 黒岩 黒木 黒沢 黒澤 黒崎 桑田 郡司 国分 越智 権田 近江 駒井 斎木 坂上 坂口 坂田 坂部 榊原 酒巻 相良 佐伯 佐竹 佐原 佐川 佐久間 佐田 沢村 澤村 塩田 塩谷 塩見 塩野 重松 宍戸 志村 志賀 " +
  "品川 篠田 篠崎 篠塚 柴崎 柴山 渋沢 島本 島村 島津 下田 下村 庄司 庄子 城田 白川 白鳥 新保 新川 新藤 進藤 水谷 水上 水口 末永 末吉 杉浦 杉田 杉原 杉村 杉野 杉崎 杉森 須賀 須田 須山 住吉 角田 瀬戸 瀬川 関谷 関川 関本 千田 仙波 園田 染谷 曽我 曽根 高井 髙井 高岡 高尾 高倉 高崎 高沢 高瀬 髙瀬 高畑 高松 高見 高村 高柳 滝川 滝沢 滝澤 滝本 瀧本 田上 田島 田所 田原 田端 田畑 田辺 田邊 田淵 田宮 立石 辰巳 玉井 玉川 玉木 " +
  "丹羽 丹野 千野 茅野 中井 中尾 中岡 中谷 中込 中条 中田 中根 中原 中平 中本 中森 中林 永瀬 永松 長瀬 長谷 長友 長坂 長崎 仲田 仲野 名取 鍋島 生田 奈良 難波 南雲 新美 新妻 西井 二階堂 沼田 根岸 根津 野上 野崎 野沢 野澤 野島 野中 野原 野本 野田 萩原 橋爪 橋口 橋田 蓮見 畠山 畑中 蜂谷 八田 羽田 羽鳥 花田 花岡 林田 早坂 早瀬 原島 半田 坂東 板東 日高 日野 日比野 東山 久田 久松 土方 平尾 平塚 平林 広田 深井 深沢 深澤 深田 深谷 深津 " +
  "福井 福永 福原 福山 福士 福地 福沢 福澤 福岡 福嶋 福留 藤江 藤枝 藤崎 藤島 藤代 藤倉 藤永 藤谷 藤木 藤山 伏見 船木 船越 古市 古木 逸見 北条 北條 保坂 星 星川 細川 細田 細谷 細井 堀井 堀尾 堀部 堀越 本庄 本多 本橋 本間 前川 前原 前島 牧野 牧田 真鍋 正木 増井 益田 町井 松川 松木 松倉 松坂 松崎 松沢 松澤 松島 松嶋 松原 松丸 松山 松宮 的場 丸田 三沢 三澤 三枝 三橋 水田 水島 溝口 溝渕 光岡 皆川 湊 南野 峯 峰岸 箕輪 宮内 宮坂 宮島 " +
  "宮地 宮原 宮部 宮脇 向井 武者 村井 村岡 村松 村田 村瀬 村山 室井 毛利 目黒 持田 茂木 桃井 森崎 森口 森谷 森永 森野 森脇 守屋 守田 諸岡 門間 八代 矢口 矢島 矢沢 矢田 矢部 矢吹 安永 安原 安本 安岡 柳川 柳原 柳瀬 柳本 山形 山岸 山川 山際 山城 山根 山名 山中 山村 山室 山元 山脇 湯浅 湯川 湯本 油井 由井 結城 横井 横尾 横川 横田 横地 吉井 吉江 吉崎 吉住 吉武 吉永 吉成 吉原 吉松 吉見 吉本 米山 米田 米倉 米沢 六車 若杉 若月 若菜 和泉 脇田 鷲尾 渡部 渡会 綿貫 " +
  "相川 相沢 相澤 相田 相原 会田 青島 青野 青柳 青山 青田 赤井 赤松 赤坂 赤木 赤羽 赤堀 明石 浅田 浅川 浅沼 浅見 朝倉 朝日 麻生 綾部 粟田 安西 安斎 安齋 雨宮 荒巻 五十嵐 猪狩 猪股 伊原 伊丹 一色 一ノ瀬 市瀬 生駒 入江 宇野 宇田 宇佐美 宇都宮 内山 内海 内村 浦田 江上 及川 緒方 大江 尾田 鬼塚 阿久津 海老原 海老名 長谷部 八重樫 喜多 喜多村 波多野 御手洗 五十川 伊集院 伊地知 猪野 江頭 加賀谷 神宮 久我 久米 久世 久慈 柴 米川 日下部 日下 東海林 与那覇 勅使河原 小比類巻 長曽我部 武者小路 久保田 久保寺 小野塚 小野沢 小野澤 小山田 小山内 小宮山 小松崎 小松原 小田島 小田嶋 小田切 大河原 大田原 加賀美 三田村 谷田部 谷田川 五味渕 仲村渠 曽我部 海老沢 海老澤 長谷山 宇佐見 八木橋 八木沢 竹之内 堀之内 西大路 二ノ宮 野々村 早乙女 九十九 五月女 大和久 木之下 佐々 矢ヶ崎 一之瀬 市ノ瀬"

/** One character long, with which many longer surnames begin too: taken only when no longer one fits. */
const SHORT = "林森原辻関谷堀南西東北岡島沢浜畑秋平堤桑柳柴榊橘桂菅星泉牧湊峯峰塚城郡奥梶滝瀧李朴王張陳劉楊"

/** In Latin letters, for 'Yamada Taro', which by its order could be a given name and a surname as well. */
const LATIN =
  "sato suzuki takahashi tanaka ito watanabe yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura saito shimizu yamazaki " +
  "abe mori ikeda hashimoto yamashita ishikawa nakajima nakashima maeda fujita ogawa goto okada hasegawa ishii kondo sakamoto endo aoki murakami fujii kaneko " +
  "nishimura miura fukuda ota fujiwara okamoto nakagawa matsuda nakano harada ono takeuchi tamura wada nakayama ishida ueda morita shibata sakai kudo yokoyama " +
  "miyazaki miyamoto uchida takagi ando taniguchi ohno maruyama imai takada fujimoto takeda ueno sugiyama masuda hirano otsuka chiba kubo matsui iwasaki sakurai " +
  "noguchi matsuo nomura kinoshita kikuchi sano onishi sugimoto arai hamada ichikawa furukawa mizuno komatsu shimada koyama takano nishida iida yasuda kawaguchi"

const surnames = new Set([...KANJI.split(" "), ...Array.from(SHORT)])
const latinSurnames = new Set(LATIN.split(" "))

/** The longest frequent surname that a name begins with, leaving something for the given name. */
export function leadingSurname(name: string): string | null {
  for (let length = Math.min(4, name.length - 1); length > 0; length--) {
    const candidate = name.slice(0, length)
    if (surnames.has(candidate)) return candidate
  }
  return null
}

/** Whether a whole name is a surname and nothing else, as nicknames are. */
export function isSurname(name: string): boolean {
  return surnames.has(name)
}

/** Whether a word in Latin letters is a frequent Japanese surname; Ō, ou and oh count as o. */
export function isLatinSurname(word: string): boolean {
  const plain = word
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
  return latinSurnames.has(plain) || latinSurnames.has(plain.replace(/o[uh]/g, "o"))
}
