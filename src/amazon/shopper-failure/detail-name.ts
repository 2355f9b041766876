import { preferredLanguage } from "../preferred-language.js"

const en = {
  email: "e-mail address",
  name: "name",
  address_1: "street and number",
  postal_code: "postal code",
  country_code: "country",
  phone: "phone number",
  last_name_kana: "last name in katakana",
  first_name_kana: "first name in katakana",
}
/** What the review page may ask a shopper for. */
export type Detail = keyof typeof en

type Names = Readonly<Record<Detail, string>>

const ja: Names = {
  email: "メールアドレス",
  name: "お名前",
  address_1: "番地",
  postal_code: "郵便番号",
  country_code: "国",
  phone: "電話番号",
  last_name_kana: "セイ（フリガナ）",
  first_name_kana: "メイ（フリガナ）",
}
const de: Names = {
  email: "E-Mail-Adresse",
  name: "Name",
  address_1: "Straße und Hausnummer",
  postal_code: "Postleitzahl",
  country_code: "Land",
  phone: "Telefonnummer",
  last_name_kana: "Nachname in Katakana",
  first_name_kana: "Vorname in Katakana",
}
const fr: Names = {
  email: "adresse e-mail",
  name: "nom",
  address_1: "numéro et rue",
  postal_code: "code postal",
  country_code: "pays",
  phone: "numéro de téléphone",
  last_name_kana: "nom en katakana",
  first_name_kana: "prénom en katakana",
}
const it: Names = {
  email: "indirizzo e-mail",
  name: "nome",
  address_1: "via e numero civico",
  postal_code: "codice postale",
  country_code: "paese",
  phone: "numero di telefono",
  last_name_kana: "cognome in katakana",
  first_name_kana: "nome in katakana",
}
const es: Names = {
  email: "correo electrónico",
  name: "nombre",
  address_1: "calle y número",
  postal_code: "código postal",
  country_code: "país",
  phone: "número de teléfono",
  last_name_kana: "apellido en katakana",
  first_name_kana: "nombre en katakana",
}

const NAMES = { en, ja, de, fr, it, es }

/** What a shopper calls them, in brackets: " (name and postal code)". @param language as `preferredLanguage` takes it */
export function detailNames(details: readonly Detail[], language: string | null | undefined): string {
  const known = preferredLanguage(language, ["en", "ja", "de", "fr", "es", "it"])
  const names = new Intl.ListFormat(known).format(details.map((detail) => NAMES[known][detail]))
  return known === "ja" ? `（${names}）` : ` (${names})`
}
