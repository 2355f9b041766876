import { useLanguage } from "../i18n/language"
import { prefectureName } from "../i18n/prefectures"

/** The fields of Medusa's addresses that are shown. */
export interface ShownAddress {
  first_name?: string | null
  last_name?: string | null
  company?: string | null
  address_1?: string | null
  address_2?: string | null
  city?: string | null
  province?: string | null
  postal_code?: string | null
  phone?: string | null
}

/** As a Japanese label has it: 〒, prefecture down to the building, then the name with 様. */
export function AddressView({ address }: { address: ShownAddress }) {
  const { texts, language } = useLanguage()
  const { first_name, last_name, address_1, address_2, city, province, postal_code, company, phone } = address
  const written = isJapanese(`${city ?? ""}${address_1 ?? ""}`) ? "ja" : language
  const street = [prefectureName(written, province ?? ""), city, address_1].filter(Boolean)
  const names = isJapanese(last_name ?? "") || language === "ja" ? [last_name, first_name] : [first_name, last_name]
  return (
    <address>
      {postal_code && <span>〒{withHyphen(postal_code)}</span>}
      <span>{street.join(written === "ja" ? "" : " ")}</span>
      {address_2 && <span>{address_2}</span>}
      {company && <span>{company}</span>}
      <strong>{[...names, texts.honorific].filter(Boolean).join(" ")}</strong>
      {phone && <span className="muted">{phone}</span>}
    </address>
  )
}

/** What is written in Japanese stays as it is written, whatever the page's language. */
function isJapanese(text: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text)
}

/** Amazon passes postal codes on as the buyer typed them: "1530064" and "153-0064" are the same. */
function withHyphen(postalCode: string): string {
  return postalCode.replace(/^(\d{3})(\d{4})$/, "$1-$2")
}
