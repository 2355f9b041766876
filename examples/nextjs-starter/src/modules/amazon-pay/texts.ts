import { AMAZON_PAY_LANGUAGE } from "@lib/amazon-pay"
import type { MissingField } from "medusa-payment-amazon-pay-storefront"

const en = {
  language: "en",
  title: "Review your order",
  address: "Delivery address",
  shipping: "Shipping method",
  noShipping: "We cannot ship to this address. Please change it.",
  payment: "Payment method",
  change: "Change",
  importBuyer: "Use the address from Amazon",
  save: "Save",
  place: "Place order",
  toCart: "Go to the cart",
  toCheckout: "Choose another way to pay",
  returning: "Back to the shop",
  goOn: "Continue",
  fields: {
    email: "E-mail address",
    name: "Name",
    address_1: "Street and number",
    postal_code: "Postal code",
    country_code: "Country",
    phone: "Phone number",
    last_name_kana: "Last name in katakana",
    first_name_kana: "First name in katakana",
  } satisfies Record<MissingField, string>,
}
const ja: typeof en = {
  language: "ja",
  title: "注文確認",
  address: "お届け先住所",
  shipping: "配送方法",
  noShipping: "このお届け先には配送できません。「変更」から別のお届け先をお選びください。",
  payment: "支払い方法",
  change: "変更",
  importBuyer: "Amazonで選んだ住所を使う",
  save: "保存する",
  place: "注文を確定する",
  toCart: "カートへ",
  toCheckout: "ほかのお支払い方法を選ぶ",
  returning: "ショップに戻ります",
  goOn: "続ける",
  fields: {
    email: "メールアドレス",
    name: "お名前",
    address_1: "番地",
    postal_code: "郵便番号",
    country_code: "国",
    phone: "電話番号",
    last_name_kana: "セイ（フリガナ）",
    first_name_kana: "メイ（フリガナ）",
  },
}

export const texts = AMAZON_PAY_LANGUAGE === "ja" ? ja : en
